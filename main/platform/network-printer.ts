import { connect, type Socket } from 'node:net'
import { parsePrinterAddress } from '../domain/printer-address.ts'
import type { PrintOutcome, ReceiptPrinter } from '../ports.ts'

/*
 * A receipt printer behind a TCP port. "The bytes were sent" is not "it was printed": the printer is asked before (paper,
 * cover) and after (was everything worked through), and what it does not confirm is doubtful.
 *
 * Printers that never answer a status question exist. Those are believed when they close the connection in order, and
 * the outcome says that nothing was confirmed. A printer that has answered once and is silent now hangs: it gets nothing.
 */

export type NetworkPrinterOptions = {
  connectMs: number
  /** How long a status question may go unanswered before the printer counts as one that never answers. */
  statusMs: number
  /** How long the printer may take no more bytes: paper out in the middle, or a dead connection. */
  stallMs: number
  /** How long to wait for the end, beside the time that the paper itself takes (`finishMsPerByte`). */
  finishMs: number
  finishMsPerByte: number
}

const usual: NetworkPrinterOptions = {
  connectMs: 3_000,
  statusMs: 700,
  stallMs: 15_000,
  finishMs: 8_000,
  finishMsPerByte: 1,
}

/** Small enough that stopping a receipt of 10,000 lines takes effect at once. */
const pieceBytes = 4096

const dle = 0x10
const eot = 0x04
/** GS r 1: answered in its turn, after everything before it was worked through. */
const whenDone = Uint8Array.of(0x1d, 0x72, 1)

export function networkPrinter(options: Partial<NetworkPrinterOptions> = {}): ReceiptPrinter {
  const times = { ...usual, ...options }
  const answered = new Set<string>()
  const turns = new Map<string, Promise<unknown>>()

  async function printNow(address: string, bytes: Uint8Array, signal?: AbortSignal): Promise<PrintOutcome> {
    const parsed = parsePrinterAddress(address)
    if (!parsed) return { kind: 'not-printed', reason: 'wrong-address' }
    const socket = await connected(parsed.host, parsed.port, times.connectMs, signal)
    if (!socket) return { kind: 'not-printed', reason: 'unreachable' }
    const line = printerLine(socket, signal)
    try {
      const before = await askStatus(line, times.statusMs)
      if (before.kind === 'unable') return { kind: 'not-printed', reason: before.reason }
      if (line.isClosed()) return { kind: 'not-printed', reason: 'unreachable' }
      if (before.kind === 'silent' && answered.has(address)) return { kind: 'not-printed', reason: 'offline' }
      if (before.kind === 'able') answered.add(address)
      return await printOver(line, bytes, times, before.kind === 'able')
    } finally {
      line.destroy()
    }
  }

  return {
    print(address, bytes, signal) {
      // One paper after the other: some printers take two connections and mix what comes over them.
      const turn = (turns.get(address) ?? Promise.resolve()).then(() => printNow(address, bytes, signal))
      const settled = turn.catch(ignoreAfterEnd).finally(() => {
        if (turns.get(address) === settled) turns.delete(address)
      })
      turns.set(address, settled)
      return turn
    },
  }
}

async function printOver(
  line: PrinterLine,
  bytes: Uint8Array,
  times: NetworkPrinterOptions,
  answers: boolean,
): Promise<PrintOutcome> {
  for (let start = 0; start < bytes.length; start += pieceBytes)
    if (!(await line.write(bytes.subarray(start, start + pieceBytes), times.stallMs)))
      return { kind: 'doubtful', reason: line.isClosed() ? 'connection-lost' : 'stalled' }
  const finishMs = times.finishMs + bytes.length * times.finishMsPerByte
  if (answers) return await confirmed(line, finishMs, times)
  const isClosed = await line.end(finishMs)
  return isClosed ? { kind: 'printed', confirmed: false } : { kind: 'doubtful', reason: 'no-answer' }
}

/** For a printer that answered before: it must answer now too. */
async function confirmed(
  line: PrinterLine,
  finishMs: number,
  times: NetworkPrinterOptions,
): Promise<PrintOutcome> {
  if (!(await line.write(whenDone, times.stallMs))) return { kind: 'doubtful', reason: 'connection-lost' }
  // The answer's bits 2 and 3 are the paper sensor; bits 4 and 7 are never set, unlike those of a real-time answer.
  const done = await line.nextByte((byte) => (byte & 0x90) === 0, finishMs)
  const after = await askStatus(line, times.statusMs)
  if (after.kind === 'unable') return { kind: 'doubtful', reason: after.reason }
  if (done !== undefined) {
    if ((done & 0x0c) !== 0) return { kind: 'doubtful', reason: 'no-paper' }
    await line.end(times.statusMs)
    return { kind: 'printed', confirmed: true }
  }
  // Some printers know the real-time questions only.
  if (after.kind === 'able') return { kind: 'printed', confirmed: true }
  return { kind: 'doubtful', reason: line.isClosed() ? 'connection-lost' : 'no-answer' }
}

type Status =
  | { kind: 'able' }
  | { kind: 'unable'; reason: 'no-paper' | 'cover-open' | 'offline' }
  | { kind: 'silent' }

/** DLE EOT 4 (paper), 2 (cause of being offline), 1 (online): worked through at once, also by a printer that stands still. */
async function askStatus(line: PrinterLine, statusMs: number): Promise<Status> {
  const paper = await realTimeStatus(line, 4, statusMs)
  if (paper === undefined) return { kind: 'silent' }
  if ((paper & 0x60) !== 0) return { kind: 'unable', reason: 'no-paper' }
  const cause = (await realTimeStatus(line, 2, statusMs)) ?? 0
  if ((cause & 0x04) !== 0) return { kind: 'unable', reason: 'cover-open' }
  if ((cause & 0x20) !== 0) return { kind: 'unable', reason: 'no-paper' }
  const online = (await realTimeStatus(line, 1, statusMs)) ?? 0
  if ((online & 0x08) !== 0) return { kind: 'unable', reason: 'offline' }
  return { kind: 'able' }
}

async function realTimeStatus(
  line: PrinterLine,
  which: number,
  statusMs: number,
): Promise<number | undefined> {
  if (!(await line.write(Uint8Array.of(dle, eot, which), statusMs))) return undefined
  return await line.nextByte((byte) => (byte & 0x93) === 0x12, statusMs)
}

function connected(
  host: string,
  port: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve(undefined)
      return
    }
    const socket = connect({ host, port, noDelay: true })
    const settle = (found: Socket | undefined): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      socket.off('connect', succeed)
      socket.off('error', giveUp)
      if (!found) socket.on('error', ignoreAfterEnd).destroy()
      resolve(found)
    }
    const succeed = (): void => settle(socket)
    const giveUp = (): void => settle(undefined)
    const timer = setTimeout(giveUp, timeoutMs)
    socket.once('connect', succeed)
    socket.once('error', giveUp)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}

function ignoreAfterEnd(): void {
  // The outcome is settled already; without a listener the same error would end the process.
}

type PrinterLine = {
  /** True when the bytes were handed over in time. */
  write(bytes: Uint8Array, timeoutMs: number): Promise<boolean>
  /** The next byte that fits; others are dropped (flow control, automatic status). */
  nextByte(fits: (byte: number) => boolean, timeoutMs: number): Promise<number | undefined>
  /** Says goodbye; true when the other side does too, in order. */
  end(timeoutMs: number): Promise<boolean>
  isClosed(): boolean
  destroy(): void
}

function printerLine(socket: Socket, signal: AbortSignal | undefined): PrinterLine {
  let received: number[] = []
  let isBroken = false
  let isEnded = false
  let wake: () => void = ignoreAfterEnd
  const changed = (): void => wake()
  socket.on('data', (bytes: Buffer) => {
    received = received.concat([...bytes])
    changed()
  })
  socket.on('error', () => {
    isBroken = true
    changed()
  })
  socket.on('end', () => {
    isEnded = true
    changed()
  })
  socket.on('close', () => {
    isBroken = isBroken || !isEnded
    changed()
  })
  const stop = (): void => void socket.destroy(new Error('printing was stopped'))
  signal?.addEventListener('abort', stop, { once: true })

  /** Waits until `ready` says something else than undefined, at most so long. */
  const waitFor = <T>(ready: () => T | undefined, timeoutMs: number): Promise<T | undefined> =>
    new Promise((resolve) => {
      const settle = (value: T | undefined): void => {
        clearTimeout(timer)
        wake = ignoreAfterEnd
        resolve(value)
      }
      const timer = setTimeout(() => settle(undefined), timeoutMs)
      wake = () => {
        const value = ready()
        if (value !== undefined || isBroken) settle(value)
      }
      wake()
    })

  return {
    async write(bytes, timeoutMs) {
      if (isBroken) return false
      let isWritten = false
      socket.write(bytes, (error) => {
        isWritten = !error
        changed()
      })
      return (await waitFor(() => (isWritten ? true : undefined), timeoutMs)) ?? false
    },
    async nextByte(fits, timeoutMs) {
      return await waitFor(() => {
        const found = received.findIndex(fits)
        const byte = received[found]
        received = found < 0 ? [] : received.slice(found + 1)
        return byte ?? (isEnded ? -1 : undefined)
      }, timeoutMs).then((byte) => (byte === -1 ? undefined : byte))
    },
    async end(timeoutMs) {
      socket.end()
      return (await waitFor(() => (isEnded && !isBroken ? true : undefined), timeoutMs)) ?? false
    },
    isClosed: () => isBroken || isEnded,
    destroy() {
      signal?.removeEventListener('abort', stop)
      socket.destroy()
    },
  }
}
