import { access } from 'node:fs'
import type { Duplex } from 'node:stream'
import type { ScannerState } from '../../preload/contract/scanner-views.ts'
import { parsePrinterAddress } from '../domain/printer-address.ts'
import type { Clock, CodeScanner, Log } from '../ports.ts'
import { type OpenedDevice, openDevice, setUpSerialPort } from './device-stream.ts'

/*
 * A scanner on a serial port, or on USB as one. It sends a code and mostly a line end; where it sends none the silence after it
 * tells. What nobody fetches soon is dropped: a code that is sold a minute late is worse than one that is scanned again.
 */

export type SerialScanner = CodeScanner & {
  /** Listens at another port; empty: at none. */
  use(port: string): void
  stop(): void
}

/** News: a code, or another state. */
type Outside = { clock: Clock; log: Log; onNews(): void }

const againMs = 3_000
const watchMs = 1_000
const silenceMs = 80
const longestCode = 128
const mostWaiting = 200
const keptMs = 10_000
const lineEnd = /[\r\n\t\u0003]/

export function createSerialScanner(outside: Outside): SerialScanner {
  const { clock, log, onNews } = outside
  let waiting: { code: string; at: number }[] = []
  let state: ScannerState = { kind: 'none' }
  let leave = (): void => undefined

  const become = (next: ScannerState) => {
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    log.info('scanner', next)
    onNews()
  }

  const heard = (code: string) => {
    waiting = [...waiting, { code, at: clock.now() }].slice(-mostWaiting)
    onNews()
  }

  return {
    use(port) {
      leave()
      waiting = []
      leave = port === '' ? () => undefined : follow(port, { become, heard })
      if (port === '') become({ kind: 'none' })
    },
    take() {
      const since = clock.now() - keptMs
      const codes = waiting.filter(({ at }) => at >= since).map(({ code }) => code)
      waiting = []
      return codes
    },
    state: () => state,
    stop: () => leave(),
  }
}

/** Only a printer's port is ever busy: a serial port lets everybody in. */
const closedBecause = (opened: OpenedDevice): 'not-allowed' | 'unreachable' =>
  opened.kind === 'closed' && opened.reason === 'not-allowed' ? 'not-allowed' : 'unreachable'

type Ear = { become(state: ScannerState): void; heard(code: string): void }

/** Opens the port, and again whenever it is gone: a scanner is unplugged and put back. Returns the way to stop. */
function follow(port: string, { become, heard }: Ear): () => void {
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  let stream: Duplex | undefined

  const later = () => {
    if (!isOver) timer = setTimeout(() => void open(), againMs)
  }
  const open = async () => {
    const address = parsePrinterAddress(port)
    if (address?.kind !== 'serial') return become({ kind: 'closed', port, reason: 'unreachable' })
    const isReady = await setUpSerialPort(address.path, address.baudRate)
    if (isOver) return
    const opened = await openDevice(address.path)
    if (opened.kind === 'closed' || !isReady) {
      if (opened.kind === 'open') opened.stream.destroy()
      if (isOver) return
      become({ kind: 'closed', port, reason: closedBecause(opened) })
      return later()
    }
    if (isOver) return void opened.stream.destroy()
    stream = opened.stream
    stream.on('error', () => undefined)
    stream.once('close', () => {
      if (isOver) return
      become({ kind: 'closed', port, reason: 'unreachable' })
      later()
    })
    read(stream, heard)
    watchFile(address.path, stream)
    become({ kind: 'open', port })
  }
  void open()
  return () => {
    isOver = true
    clearTimeout(timer)
    stream?.destroy()
  }
}

/** A port that was pulled out answers nothing, as one does that has nothing to say: only its file is gone. */
function watchFile(path: string, stream: Duplex): void {
  const timer = setInterval(() => access(path, (gone) => gone && stream.destroy()), watchMs)
  stream.once('close', () => clearInterval(timer))
}

function read(stream: Duplex, heard: (code: string) => void): void {
  let text = ''
  let timer: NodeJS.Timeout | undefined
  const end = () => {
    const code = text.replace(/\p{Cc}/gu, '').trim()
    text = ''
    if (code !== '') heard(code)
  }
  stream.setEncoding('latin1')
  stream.on('data', (piece: string) => {
    clearTimeout(timer)
    for (const sign of piece) {
      if (lineEnd.test(sign)) end()
      // Endless noise, as from a port with another speed, is no code: it is cut and none of it is found.
      else text = (text + sign).slice(-longestCode)
    }
    if (text !== '') timer = setTimeout(end, silenceMs)
  })
  stream.once('close', () => clearTimeout(timer))
}
