import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Clock } from '../ports.ts'
import { createEscPosDecoder, type DecodedItem } from './escpos-decoder.ts'
import type { PaperLine } from './escpos-style.ts'
import { createStarDecoder } from './star-decoder.ts'
import {
  canPrint,
  type PrinterState,
  paperByte,
  readyPrinter,
  starStatus,
  statusByte,
} from './virtual-printer-status.ts'

export type VirtualPrinterOptions = {
  clock: Clock
  /** 0 or none: a free one. */
  port?: number
  /** Characters of font A in a line: 48 for 80 mm paper, 32 for 58 mm. */
  columns?: number
  /** How many cut receipts are kept. */
  keptPapers?: number
  /** What it speaks: Epson's language, or Star's line mode. */
  dialect?: 'esc-pos' | 'star'
  /** Real ones serve one caller after the other; a few cheap ones take everybody and mix what comes. */
  serves?: 'in turn' | 'all at once'
}

/** One piece of paper, from cut to cut; the cut is its last line. */
type Paper = { id: number; printedAt: number; lines: PaperLine[] }

/** A receipt printer on a real socket of this machine: its language in, paper on the screen. */
export type VirtualPrinter = {
  port: number
  /** `127.0.0.1:PORT`, as a network printer's address is written. */
  address: string
  /** Cut pieces, oldest first. */
  papers(): Paper[]
  /** What hangs out of the printer and is not cut yet. */
  uncut(): PaperLine[]
  drawerOpenings(): number
  /** Bytes of all connections that no printer of this kind knows. */
  unknownBytes(): number
  state(): PrinterState
  /** Resolves when a switched printer is really off or on. */
  setState(change: Partial<PrinterState>): Promise<void>
  tearOff(): void
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

type Waiting = { item: DecodedItem; socket: Socket }

export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const { clock, columns = 48, keptPapers = 50, dialect = 'esc-pos', serves = 'in turn' } = options
  const listeners = new Set<() => void>()
  const sockets = new Set<Socket>()
  let state = readyPrinter
  let papers: Paper[] = []
  let uncut: PaperLine[] = []
  let waiting: Waiting[] = []
  let lastPaper = 0
  let drawerOpenings = 0
  let unknownBytes = 0
  /** Star: how often the printing has come to a mark. */
  let counted = 0

  function changed(): void {
    for (const listener of listeners) listener()
  }

  function receive(socket: Socket, item: DecodedItem): void {
    if (item.kind === 'star-status-request') {
      reply(socket, starStatus(state, counted))
    } else if (item.kind === 'status-request') {
      const answer = statusByte(state, item.number)
      if (answer !== null) reply(socket, [answer])
    } else if (item.kind === 'drawer-at-once') {
      drawerOpenings += 1
      changed()
    } else waiting.push({ item, socket })
  }

  /** Everything else happens in the order of the bytes, and only while the printer can print. */
  function work(): void {
    let done = 0
    while (canPrint(state) && !state.slow) {
      const next = waiting[done]
      if (!next) break
      done += 1
      perform(next)
    }
    if (done === 0) return
    waiting = waiting.slice(done)
    changed()
  }

  function perform({ item, socket }: Waiting): void {
    switch (item.kind) {
      case 'line':
        putOnPaper(item.line)
        return
      case 'drawer':
        drawerOpenings += 1
        return
      case 'paper-request':
        reply(socket, [paperByte(state)])
        return
      case 'drawer-request':
        reply(socket, [0])
        return
      case 'acknowledge':
        reply(socket, [0x37, 0x22, ...Buffer.from(item.id, 'latin1'), 0])
        return
      case 'identity-request':
        reply(socket, identity(item.number))
        return
      case 'unknown':
        unknownBytes += item.bytes.length
        return
      case 'star-counted':
        counted = (counted + 1) % 32
        return
      case 'status-request':
      case 'star-status-request':
      case 'drawer-at-once':
        return
    }
  }

  function putOnPaper(line: PaperLine): void {
    uncut.push(line)
    if (line.kind === 'cut') tearOff()
    else if (state.linesLeft !== null) {
      const linesLeft = state.linesLeft - 1
      state = linesLeft > 0 ? { ...state, linesLeft } : { ...state, linesLeft: null, paper: 'out' }
    }
  }

  function tearOff(): void {
    if (uncut.length === 0) return
    lastPaper += 1
    papers = [...papers, { id: lastPaper, printedAt: clock.now(), lines: uncut }].slice(-keptPapers)
    uncut = []
  }

  /** Who is served now; whoever comes meanwhile waits with everything that was sent. */
  let served: Socket | undefined
  const inTurn = serves === 'in turn'

  function serveNext(): void {
    served = [...sockets][0]
    served?.resume()
  }

  function accept(socket: Socket): void {
    const decoder = dialect === 'star' ? createStarDecoder(columns) : createEscPosDecoder(columns)
    sockets.add(socket)
    socket.setNoDelay(true)
    if (inTurn && served) socket.pause()
    else served = socket
    socket.on('close', () => {
      sockets.delete(socket)
      if (served === socket) serveNext()
    })
    // A till that goes away in the middle of a job is no reason for the printer to stop.
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      if (state.silent) return
      for (const item of decoder.push(bytes)) receive(socket, item)
      work()
    })
  }

  let server = await listen(accept, options.port ?? 0)
  const { port } = server.address() as AddressInfo

  async function setState(change: Partial<PrinterState>): Promise<void> {
    const before = state
    state = { ...state, ...change }
    if (before.power && !state.power) {
      waiting = []
      await stop(server, sockets)
    } else if (!before.power && state.power) server = await listen(accept, port)
    work()
    changed()
  }

  return {
    port,
    address: `127.0.0.1:${port}`,
    papers: () => [...papers],
    uncut: () => [...uncut],
    drawerOpenings: () => drawerOpenings,
    unknownBytes: () => unknownBytes,
    state: () => state,
    setState,
    tearOff() {
      tearOff()
      changed()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      listeners.clear()
      await stop(server, sockets)
    },
  }
}

function listen(accept: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(accept)
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function stop(server: Server, sockets: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve())
    else resolve()
    for (const socket of sockets) socket.destroy()
  })
}

function reply(socket: Socket, bytes: number[]): void {
  if (socket.writable) socket.write(Uint8Array.from(bytes))
}

/** `GS I`: numbers for the first three, text behind an underscore for the rest. */
function identity(number: number): number[] {
  if (number < 4 || (number > 48 && number < 52)) return [0x02]
  return [0x5f, ...Buffer.from('VIRTUAL', 'latin1'), 0]
}
