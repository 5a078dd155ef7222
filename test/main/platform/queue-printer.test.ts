import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { hasCups, printQueues } from '../../support/print-queue.ts'

const quick = { askMs: 10_000, finishMs: 10_000, lookMs: 200 }
const everyByte = Uint8Array.from({ length: 4096 }, (_, index) => index & 0xff)

/** A raw TCP printer behind the queue; answers its port and what came. */
async function printerBehind(): Promise<{ port: number; received(): Buffer }> {
  let received = Buffer.alloc(0)
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes])
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, received: () => received }
}

describe.runIf(hasCups)('a queue of the system (CUPS)', () => {
  test('hands every byte on as it is', { timeout: 60_000 }, async () => {
    const printer = await printerBehind()
    const queues = await printQueues()
    queues.add('Receipts', printer.port)
    expect(await shopPrinter({}, quick).print('queue:Receipts', everyByte)).toEqual({
      kind: 'printed',
      confirmed: false,
    })
    expect(printer.received()).toEqual(Buffer.from(everyByte))
    expect(queues.waiting('Receipts')).toBe('')
  })

  test('that is stopped gets nothing', { timeout: 60_000 }, async () => {
    const printer = await printerBehind()
    const queues = await printQueues()
    queues.add('Receipts', printer.port)
    queues.disable('Receipts')
    expect(await shopPrinter({}, quick).print('queue:Receipts', everyByte)).toEqual({
      kind: 'not-printed',
      reason: 'offline',
    })
    expect(queues.waiting('Receipts')).toBe('')
  })

  test('whose printer is off is doubtful, and keeps nothing that could come out later', {
    timeout: 60_000,
  }, async () => {
    const queues = await printQueues()
    queues.add('Receipts', 9)
    const outcome = await shopPrinter({}, { ...quick, finishMs: 1_000 }).print('queue:Receipts', everyByte)
    expect(outcome).toEqual({ kind: 'doubtful', reason: 'stalled' })
    expect(queues.waiting('Receipts')).toBe('')
  })

  test('that does not exist is a wrong address', { timeout: 60_000 }, async () => {
    await printQueues()
    expect(await shopPrinter({}, quick).print('queue:Nowhere', everyByte)).toEqual({
      kind: 'not-printed',
      reason: 'wrong-address',
    })
  })
})
