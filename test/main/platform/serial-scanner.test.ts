import { expect, it, onTestFinished, vi } from 'vitest'
import { createSerialScanner } from '../../../main/platform/serial-scanner.ts'
import { pseudoPort } from '../../support/pseudo-port.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

function scannerAt(port: string, now: () => number = Date.now) {
  const heard: string[] = []
  const scanner = createSerialScanner({
    clock: { now } as Parameters<typeof createSerialScanner>[0]['clock'],
    log,
    onNews: () => heard.push(...scanner.take()),
  })
  onTestFinished(() => scanner.stop())
  scanner.use(port)
  return { scanner, heard }
}

it('hears codes by their line ends, in pieces and several at once, without the signs around them', async () => {
  const port = await pseudoPort()
  const { scanner, heard } = scannerAt(port.path)
  await vi.waitFor(() => expect(scanner.state()).toEqual({ kind: 'open', port: port.path }))
  port.send(Buffer.from('4006381'))
  port.send(Buffer.from('333931\r\n\u000290311017\u0003ABC-1\t'))
  await vi.waitFor(() => expect(heard).toEqual(['4006381333931', '90311017', 'ABC-1']))
})

it('takes a code without an end when the scanner is silent after it', async () => {
  const port = await pseudoPort()
  const { scanner, heard } = scannerAt(port.path)
  await vi.waitFor(() => expect(scanner.state().kind).toBe('open'))
  port.send(Buffer.from('4006381333931'))
  await vi.waitFor(() => expect(heard).toEqual(['4006381333931']))
})

it('says that a port is not there, and that it went away', async () => {
  const nowhere = scannerAt('/dev/ttyNOWHERE0')
  await vi.waitFor(() =>
    expect(nowhere.scanner.state()).toEqual({
      kind: 'closed',
      port: '/dev/ttyNOWHERE0',
      reason: 'unreachable',
    }),
  )
  const port = await pseudoPort()
  const { scanner } = scannerAt(port.path)
  await vi.waitFor(() => expect(scanner.state().kind).toBe('open'))
  port.unplug()
  await vi.waitFor(() => expect(scanner.state().kind).toBe('closed'), { timeout: 5_000 })
})

it('drops what nobody fetched for ten seconds: sold late it would be in another sale', async () => {
  const port = await pseudoPort()
  let now = 1_000
  const scanner = createSerialScanner({
    clock: { now: () => now } as Parameters<typeof createSerialScanner>[0]['clock'],
    log,
    onNews: () => {
      now += 10_001
    },
  })
  onTestFinished(() => scanner.stop())
  scanner.use(port.path)
  await vi.waitFor(() => expect(scanner.state().kind).toBe('open'))
  port.send(Buffer.from('4006381333931\r'))
  await vi.waitFor(() => expect(now).toBeGreaterThan(20_000))
  expect(scanner.take()).toEqual([])
})
