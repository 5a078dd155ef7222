import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PrinterTimes } from '../../../main/platform/printer-talk.ts'
import { printerTurn } from '../../../main/platform/printer-turn.ts'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { startVirtualPrinter, type VirtualPrinterOptions } from '../../../main/training/virtual-printer.ts'
import { testClock } from '../../support/clock.ts'

const quick: Partial<PrinterTimes> = {
  connectMs: 1_000,
  statusMs: 150,
  stallMs: 300,
  finishMs: 400,
  finishMsPerByte: 0,
}
const receipt = Buffer.from('Tea 2.80\nCash 2.80\n')

async function virtualPrinter(options: Partial<VirtualPrinterOptions> = {}) {
  const printer = await startVirtualPrinter({ clock: testClock(), ...options })
  onTestFinished(() => printer.close())
  return printer
}

const textsOf = (printer: Awaited<ReturnType<typeof virtualPrinter>>) =>
  printer.uncut().map((line) => (line.kind === 'text' ? line.text : line.kind))

describe('a Star printer', () => {
  const print = (address: string, bytes = receipt) =>
    shopPrinter(quick).print(address, bytes, undefined, 'star')

  test('prints, and confirms it by its count of marks, paper after paper', async () => {
    const printer = await virtualPrinter({ dialect: 'star' })
    const port = shopPrinter(quick)
    for (let paper = 0; paper < 34; paper += 1)
      expect(await port.print(printer.address, Buffer.from('Tea\n'), undefined, 'star')).toEqual({
        kind: 'printed',
        confirmed: true,
      })
    expect(textsOf(printer)).toHaveLength(34)
    expect(printer.unknownBytes()).toBe(0)
  })

  test.each([
    [{ paper: 'out' }, 'no-paper'],
    [{ cover: 'open' }, 'cover-open'],
    [{ online: false }, 'offline'],
    [{ power: false }, 'unreachable'],
  ] as const)('that is %j says so before it gets anything: %s', async (state, reason) => {
    const printer = await virtualPrinter({ dialect: 'star' })
    await printer.setState(state)
    expect(await print(printer.address)).toEqual({ kind: 'not-printed', reason })
    expect(printer.uncut()).toEqual([])
  })

  test('whose paper ran out in the middle is in doubt', async () => {
    const printer = await virtualPrinter({ dialect: 'star' })
    await printer.setState({ linesLeft: 1 })
    expect(await print(printer.address)).toEqual({ kind: 'doubtful', reason: 'no-paper' })
  })

  test('low on paper prints', async () => {
    const printer = await virtualPrinter({ dialect: 'star' })
    await printer.setState({ paper: 'low' })
    expect(await print(printer.address)).toEqual({ kind: 'printed', confirmed: true })
  })
})

describe('a slow printer', () => {
  test.each(['dle-eot', 'star'] as const)(
    'that has not finished in time is told as slow (%s)',
    async (status) => {
      const printer = await virtualPrinter({ dialect: status === 'star' ? 'star' : 'esc-pos' })
      const port = shopPrinter(quick)
      expect(await port.print(printer.address, receipt, undefined, status)).toMatchObject({ confirmed: true })
      await printer.setState({ slow: true })
      expect(await port.print(printer.address, receipt, undefined, status)).toEqual({
        kind: 'doubtful',
        reason: 'slow',
      })
      await printer.setState({ slow: false })
      expect(textsOf(printer)).toHaveLength(4)
    },
  )
})

describe('a printer that cannot be asked', () => {
  test('is asked nothing, and believed when it closes in order', async () => {
    const printer = await virtualPrinter()
    await printer.setState({ paper: 'low' })
    expect(await shopPrinter(quick).print(printer.address, receipt, undefined, 'none')).toEqual({
      kind: 'printed',
      confirmed: false,
    })
  })
})

describe('two tills on one printer', () => {
  const till = join(import.meta.dirname, '..', '..', 'support', 'printing-till.ts')
  const run = promisify(execFile)

  // Another name for the same printer is no turn that they could share: as with tills on two machines.
  test.each([
    ['on one machine, where it takes everybody at once', 'all at once', '127.0.0.1'],
    ['that know nothing of each other, where it serves one after the other', 'in turn', 'localhost'],
  ] as const)(
    'do not mix their lines: two processes %s',
    async (_who, serves, secondName) => {
      const printer = await virtualPrinter({ serves })
      const addresses = { first: printer.address, second: `${secondName}:${printer.port}` }
      const papers = 4
      const lines = 600
      await Promise.all(
        (['first', 'second'] as const).map((name) =>
          run(process.execPath, [till, addresses[name], name, String(papers), String(lines)]),
        ),
      )
      const whole = printer.papers().map((paper) => {
        const texts = paper.lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []))
        const [name, number] = (texts[0] ?? '').split(' ')
        expect(texts).toEqual(Array.from({ length: lines }, (_, line) => `${name} ${number} ${line}`))
        return `${name} ${number}`
      })
      expect(new Set(whole).size).toBe(2 * papers)
    },
    30_000,
  )

  test('wait for each other no longer than they may, and say then that it is busy', async () => {
    const printer = await virtualPrinter()
    const turn = await printerTurn(printer.address, 0, undefined)
    const port = shopPrinter({ ...quick, turnMs: 100 })
    expect(await port.print(printer.address, receipt)).toEqual({ kind: 'not-printed', reason: 'busy' })
    expect(printer.uncut()).toEqual([])
    turn?.end()
    expect(await port.print(printer.address, receipt)).toEqual({ kind: 'printed', confirmed: true })
  })
})
