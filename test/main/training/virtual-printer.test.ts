import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startVirtualPrinter, type VirtualPrinter } from '../../../main/training/virtual-printer.ts'
import { virtualClock } from './virtual-clock.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('the virtual printer', () => {
  it('turns what comes over its socket into cut paper', async () => {
    const { printer, send } = await start()
    await send('\x1b@Milk\nBread\n\x1dV\x00Next')
    await expect.poll(() => printer.papers()).toHaveLength(1)
    expect(printer.papers()).toMatchObject([
      {
        id: 1,
        printedAt: Date.UTC(2026, 10, 21, 9),
        lines: [{ text: 'Milk' }, { text: 'Bread' }, { kind: 'cut', cut: 'full' }],
      },
    ])
    expect(printer.uncut()).toEqual([])
    expect(printer.address).toBe(`127.0.0.1:${printer.port}`)
    expect(JSON.parse(JSON.stringify(printer.papers()))).toEqual(printer.papers())
  })

  it('keeps the newest papers and shows what is not cut yet', async () => {
    const { printer, send } = await start({ keptPapers: 2 })
    await send('1\n\x1dV\x002\n\x1dV\x003\n\x1dV\x00hanging\n')
    await expect.poll(() => printer.uncut()).toHaveLength(1)
    expect(printer.papers().map((paper) => paper.id)).toEqual([2, 3])
    printer.tearOff()
    expect(printer.papers().at(-1)).toMatchObject({ id: 4, lines: [{ text: 'hanging' }] })
    expect(printer.uncut()).toEqual([])
  })

  it('opens the drawer and counts what it cannot read', async () => {
    const { printer, send } = await start()
    await send('\x1bp\x00\x19\xfa\x1bz')
    await expect.poll(() => printer.drawerOpenings()).toBe(1)
    expect(printer.unknownBytes()).toBe(2)
  })

  it.each<[string, object, number[]]>([
    ['ready', {}, [0x12, 0x12, 0x12, 0x12]],
    ['out of paper', { paper: 'out' }, [0x1a, 0x32, 0x12, 0x7e]],
    ['low on paper', { paper: 'low' }, [0x12, 0x12, 0x12, 0x1e]],
    ['open', { cover: 'open' }, [0x1a, 0x16, 0x12, 0x12]],
    ['offline', { online: false }, [0x1a, 0x12, 0x12, 0x12]],
  ])('answers all four status questions when it is %s', async (_title, state, expected) => {
    const { printer, send, answers } = await start()
    await printer.setState(state)
    await send('\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04\x10\x04\x09')
    await expect.poll(answers).toEqual(expected)
  })

  it.each([{ paper: 'out' }, { cover: 'open' }, { online: false }] as const)(
    'waits with the printing while it is %j and goes on afterwards',
    async (state) => {
      const { printer, send, answers } = await start()
      await printer.setState(state)
      await send('Milk\n\x1dV\x00\x10\x04\x01')
      await expect.poll(answers).toEqual([0x1a])
      expect([printer.papers(), printer.uncut()]).toEqual([[], []])
      await printer.setState({ paper: 'ok', cover: 'closed', online: true })
      expect(printer.papers()).toHaveLength(1)
    },
  )

  it('runs out of paper in the middle of a receipt', async () => {
    const { printer, send } = await start()
    await printer.setState({ linesLeft: 2 })
    await send('one\ntwo\nthree\n\x1dV\x00')
    await expect.poll(() => printer.state().paper).toBe('out')
    expect(printer.uncut()).toMatchObject([{ text: 'one' }, { text: 'two' }])
    await printer.setState({ paper: 'ok' })
    expect(printer.papers()[0]?.lines).toHaveLength(4)
  })

  it('acknowledges when the printing has come that far', async () => {
    const { printer, send, answers } = await start()
    await printer.setState({ paper: 'out' })
    await send('Milk\n\x1d(H\x06\x00\x30\x30AB12\x1dr\x01\x1dr\x02\x10\x04\x04')
    await expect.poll(answers).toEqual([0x7e])
    await printer.setState({ paper: 'low' })
    await expect.poll(answers).toEqual([0x7e, 0x37, 0x22, ...Buffer.from('AB12'), 0, 0x03, 0])
  })

  it('says who it is', async () => {
    const { send, answers } = await start()
    await send('\x1dI\x01\x1dI\x42')
    await expect.poll(answers).toEqual([2, 0x5f, ...Buffer.from('VIRTUAL'), 0])
  })

  it('swallows everything when it hangs', async () => {
    const { printer, send, socket, answers } = await start()
    await printer.setState({ silent: true })
    await send('Milk\n\x1dV\x00\x10\x04\x01')
    const ended = new Promise((resolve) => socket.once('close', resolve))
    socket.end()
    await ended
    expect([printer.papers(), printer.uncut(), answers()]).toEqual([[], [], []])
  })

  it('loses what it had not printed when it is switched off, and refuses connections', async () => {
    const { printer, send, socket, answers } = await start()
    await printer.setState({ paper: 'out' })
    await send('Milk\n\x10\x04\x01')
    await expect.poll(answers).toHaveLength(1)
    const broken = new Promise((resolve) => socket.once('close', resolve))
    await printer.setState({ power: false })
    await broken
    await expect(open(printer.port)).rejects.toThrow('ECONNREFUSED')
    await printer.setState({ power: true, paper: 'ok' })
    const again = await open(printer.port)
    closing.push(() => void again.destroy())
    again.write('Bread\n\x1dV\x00')
    await expect.poll(() => printer.papers()).toMatchObject([{ lines: [{ text: 'Bread' }, { kind: 'cut' }] }])
    expect(printer.port).toBe(Number(printer.address.split(':')[1]))
  })

  it('survives a till that hangs up in the middle of a command', async () => {
    const { printer, socket, send } = await start()
    await send('Milk\n\x1dv0\x00\xff\xff')
    socket.resetAndDestroy()
    await expect.poll(() => printer.uncut()).toHaveLength(1)
    const next = await open(printer.port)
    closing.push(() => void next.destroy())
    next.write('Bread\n')
    await expect.poll(() => printer.uncut()).toHaveLength(2)
  })

  it('rejects a port that is taken', async () => {
    const { printer } = await start()
    await expect(startVirtualPrinter({ clock: virtualClock(), port: printer.port })).rejects.toThrow(
      'EADDRINUSE',
    )
  })

  it('tells listeners of paper and of its state until they leave', async () => {
    const { printer, send } = await start()
    let changes = 0
    const leave = printer.onChange(() => {
      changes += 1
    })
    await send('Milk\n')
    await expect.poll(() => changes).toBe(1)
    await printer.setState({ cover: 'open' })
    expect(changes).toBe(2)
    leave()
    await printer.setState({ cover: 'closed' })
    expect(changes).toBe(2)
  })
})

async function start(options: { keptPapers?: number } = {}) {
  const printer: VirtualPrinter = await startVirtualPrinter({ clock: virtualClock(), ...options })
  closing.push(() => printer.close())
  const socket = await open(printer.port)
  closing.push(() => void socket.destroy())
  const received: number[] = []
  socket.on('data', (bytes) => received.push(...bytes))
  const send = (text: string) =>
    new Promise<void>((resolve, reject) => {
      socket.write(Buffer.from(text, 'latin1'), (error) => (error ? reject(error) : resolve()))
    })
  return { printer, socket, send, answers: () => [...received] }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })
}
