import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PrinterTimes } from '../../../main/platform/printer-talk.ts'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { startVirtualPrinter } from '../../../main/training/virtual-printer.ts'
import { testClock } from '../../support/clock.ts'

const quick: PrinterTimes = {
  turnMs: 1_000,
  connectMs: 1_000,
  statusMs: 150,
  stallMs: 300,
  finishMs: 300,
  finishMsPerByte: 0,
}
const receipt = Buffer.from('Tea 2.80\nCash 2.80\n')

/** A server that behaves as the test says; answers its address and the sockets that came. */
async function deviceThat(
  behave: (socket: Socket) => void,
  halfOpen = false,
): Promise<{ address: string; server: Server; sockets: Socket[] }> {
  const sockets: Socket[] = []
  const server = createServer({ allowHalfOpen: halfOpen }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    behave(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, server, sockets }
}

async function virtualPrinter() {
  const printer = await startVirtualPrinter({ clock: testClock() })
  onTestFinished(() => printer.close())
  return printer
}

/** Answers real-time status questions with "all is well", and nothing else. */
function answerStatus(socket: Socket, chunk: Buffer): void {
  for (let at = chunk.indexOf('\x10\x04'); at >= 0; at = chunk.indexOf('\x10\x04', at + 1))
    socket.write(Uint8Array.of(0x12))
}

describe('a printer in order', () => {
  test('prints, and confirms it', async () => {
    const printer = await virtualPrinter()
    expect(await shopPrinter(quick).print(printer.address, receipt)).toEqual({
      kind: 'printed',
      confirmed: true,
    })
    expect(printer.uncut().map((line) => line.kind === 'text' && line.text)).toEqual([
      'Tea 2.80',
      'Cash 2.80',
    ])
    expect(printer.unknownBytes()).toBe(0)
  })

  test('gets one paper after the other, however many are sent at once', async () => {
    const printer = await virtualPrinter()
    const port = shopPrinter(quick)
    const papers = Array.from({ length: 6 }, (_, index) => Buffer.from(`first ${index}\nsecond ${index}\n`))
    const outcomes = await Promise.all(papers.map((bytes) => port.print(printer.address, bytes)))
    expect(outcomes.every((outcome) => outcome.kind === 'printed')).toBe(true)
    expect(printer.uncut().map((line) => (line.kind === 'text' ? line.text : ''))).toEqual(
      papers.flatMap((_, index) => [`first ${index}`, `second ${index}`]),
    )
  })

  test('that knows only real-time questions is believed when they are answered well at the end', async () => {
    const device = await deviceThat((socket) => socket.on('data', (chunk) => answerStatus(socket, chunk)))
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'printed',
      confirmed: true,
    })
  })

  test('that never answers is believed, unconfirmed, when it closes in order', async () => {
    let received = ''
    const device = await deviceThat((socket) => {
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
      })
    })
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'printed',
      confirmed: false,
    })
    expect(received.endsWith('Tea 2.80\nCash 2.80\n')).toBe(true)
  })
})

describe('surely not printed', () => {
  test('is what has no address', async () => {
    expect(await shopPrinter(quick).print('http://x', receipt)).toEqual({
      kind: 'not-printed',
      reason: 'wrong-address',
    })
  })

  test('is what nobody listens for', async () => {
    const device = await deviceThat(() => undefined)
    await new Promise((resolve) => device.server.close(resolve))
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'not-printed',
      reason: 'unreachable',
    })
  })

  test('is what a closed door answers before the first byte', async () => {
    const device = await deviceThat((socket) => socket.end())
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'not-printed',
      reason: 'unreachable',
    })
  })

  test.each([
    [{ paper: 'out' }, 'no-paper'],
    [{ cover: 'open' }, 'cover-open'],
    [{ online: false }, 'offline'],
    [{ power: false }, 'unreachable'],
  ] as const)('%j is asked for first: %s', async (state, reason) => {
    const printer = await virtualPrinter()
    await printer.setState(state)
    expect(await shopPrinter(quick).print(printer.address, receipt)).toEqual({
      kind: 'not-printed',
      reason,
    })
    expect(printer.uncut()).toEqual([])
  })

  test('is what a printer would get that answered before and is silent now', async () => {
    const printer = await virtualPrinter()
    const port = shopPrinter(quick)
    await port.print(printer.address, receipt)
    await printer.setState({ silent: true })
    expect(await port.print(printer.address, receipt)).toEqual({ kind: 'not-printed', reason: 'offline' })
  })

  test('is what was stopped before it began', async () => {
    const printer = await virtualPrinter()
    expect(await shopPrinter(quick).print(printer.address, receipt, AbortSignal.abort())).toEqual({
      kind: 'not-printed',
      reason: 'unreachable',
    })
  })
})

describe('doubtful', () => {
  test('is a paper that ran out in the middle', async () => {
    const printer = await virtualPrinter()
    await printer.setState({ linesLeft: 1 })
    expect(await shopPrinter(quick).print(printer.address, receipt)).toEqual({
      kind: 'doubtful',
      reason: 'no-paper',
    })
  })

  test('is a connection that broke after the first bytes', async () => {
    const device = await deviceThat((socket) =>
      socket.on('data', (chunk) => {
        if (chunk.includes('Tea')) socket.resetAndDestroy()
        else answerStatus(socket, chunk)
      }),
    )
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'doubtful',
      reason: 'connection-lost',
    })
  })

  test('is what went to a printer that fell silent', async () => {
    const device = await deviceThat((socket) =>
      socket.on('data', (chunk) => {
        if (chunk.includes('Tea')) socket.removeAllListeners('data').resume()
        else answerStatus(socket, chunk)
      }),
    )
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'doubtful',
      reason: 'no-answer',
    })
  })

  test('is what went into a connection that is taken and never read', async () => {
    const device = await deviceThat((socket) => socket.pause(), true)
    expect(await shopPrinter(quick).print(device.address, receipt)).toEqual({
      kind: 'doubtful',
      reason: 'no-answer',
    })
  })

  test('is a long receipt that the printer stops taking', async () => {
    const device = await deviceThat((socket) => socket.pause(), true)
    const long = Buffer.alloc(64 * 1024 * 1024, 'x')
    expect(await shopPrinter(quick).print(device.address, long)).toEqual({
      kind: 'doubtful',
      reason: 'stalled',
    })
  })

  test('is a long receipt that was stopped', async () => {
    const stop = new AbortController()
    const device = await deviceThat((socket) =>
      socket.on('data', (chunk) => {
        if (chunk.includes('xx')) stop.abort()
        else answerStatus(socket, chunk)
      }),
    )
    const long = Buffer.alloc(64 * 1024 * 1024, 'x')
    const outcome = await shopPrinter(quick).print(device.address, long, stop.signal)
    expect(outcome).toEqual({ kind: 'doubtful', reason: 'connection-lost' })
  })
})
