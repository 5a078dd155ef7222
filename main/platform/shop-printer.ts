import { assertNever } from '../../preload/contract/result.ts'
import { type PrinterAddress, parsePrinterAddress } from '../domain/printer-address.ts'
import type { PrintOutcome, ReceiptPrinter } from '../ports.ts'
import type { DrawerLine } from '../printer-ports.ts'
import { openDevice, setUpSerialPort } from './device-stream.ts'
import { connectToPrinter } from './network-printer.ts'
import { ignoreAfterEnd, type PrinterLine, printerLine } from './printer-line.ts'
import {
  type KnownPrinters,
  type PrinterTimes,
  printOverLine,
  pulseOverLine,
  usualTimes,
} from './printer-talk.ts'
import { printerTurn } from './printer-turn.ts'
import { printToQueue, type QueueTimes, usualQueueTimes } from './queue-printer.ts'

/* Receipt printers of every kind behind one port, one paper after the other for each of them. */

export function shopPrinter(
  options: Partial<PrinterTimes> = {},
  queueOptions: Partial<QueueTimes> = {},
): ReceiptPrinter & DrawerLine {
  const times = { ...usualTimes, ...options }
  const queueTimes = { ...usualQueueTimes, ...queueOptions }
  const known: KnownPrinters = { answering: new Set(), marking: new Set() }
  const turns = new Map<string, Promise<unknown>>()

  /** One paper after the other: some printers take two connections and mix what comes over them. */
  function inTurn(address: string, work: () => Promise<PrintOutcome>): Promise<PrintOutcome> {
    const turn = (turns.get(address) ?? Promise.resolve()).then(work)
    const settled = turn.catch(ignoreAfterEnd).finally(() => {
      if (turns.get(address) === settled) turns.delete(address)
    })
    turns.set(address, settled)
    return turn
  }

  async function overLine(
    address: string,
    bytes: Uint8Array,
    signal: AbortSignal | undefined,
    talk: (line: PrinterLine) => Promise<PrintOutcome>,
  ): Promise<PrintOutcome> {
    const parsed = parsePrinterAddress(address)
    if (!parsed) return { kind: 'not-printed', reason: 'wrong-address' }
    if (parsed.kind === 'queue') return await printToQueue(parsed.name, bytes, queueTimes, signal)
    const turn = await printerTurn(address, times.turnMs, signal)
    if (!turn) return { kind: 'not-printed', reason: 'busy' }
    try {
      const opened = await openLine(parsed, times, signal)
      if (opened.kind === 'closed') return { kind: 'not-printed', reason: opened.reason }
      const line = printerLine(opened.stream, signal)
      try {
        return await talk(line)
      } finally {
        line.destroy()
      }
    } finally {
      turn.end()
    }
  }

  return {
    print: (address, bytes, signal, status = 'dle-eot') =>
      inTurn(address, () =>
        overLine(address, bytes, signal, (line) =>
          printOverLine(line, bytes, { address, known, times, status }),
        ),
      ),
    pulse: (address, pulse, status, signal) =>
      inTurn(address, () =>
        overLine(address, pulse.inTurn, signal, (line) => pulseOverLine(line, pulse, { status, times })),
      ),
  }
}

async function openLine(
  address: Exclude<PrinterAddress, { kind: 'queue' }>,
  times: PrinterTimes,
  signal: AbortSignal | undefined,
): ReturnType<typeof openDevice> {
  switch (address.kind) {
    case 'network': {
      const stream = await connectToPrinter(address.host, address.port, times.connectMs, signal)
      return stream ? { kind: 'open', stream } : { kind: 'closed', reason: 'unreachable' }
    }
    case 'usb':
      return await openDevice(address.path)
    case 'serial': {
      const opened = await openDevice(address.path)
      // Opened first: the last one to close a port may put its speed back.
      if (opened.kind === 'open' && !(await setUpSerialPort(address.path, address.baudRate))) {
        opened.stream.destroy()
        return { kind: 'closed', reason: 'unreachable' }
      }
      return opened
    }
    default:
      return assertNever(address)
  }
}
