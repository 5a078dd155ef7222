import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/* A wire between till and printer that breaks: each connection gets the next fault of a list, and after the last one it holds. */

export type WireFault =
  | { kind: 'refuse' }
  /** Takes the connection and everything in it, hands nothing on, and never lets go. */
  | { kind: 'stall' }
  /** Breaks after so many bytes from the till. */
  | { kind: 'cut'; after: number }
  /** Hands everything to the printer and nothing back after so many bytes. */
  | { kind: 'deaf'; after: number }

export type CuttingWire = { address: string; faults: WireFault[] }

export async function cuttingWire(printerAddress: string): Promise<CuttingWire> {
  const port = Number(printerAddress.split(':').at(-1))
  const wire: CuttingWire = { address: '', faults: [] }
  const open = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    return socket
  }
  const server = createServer({ allowHalfOpen: true }, (till) => {
    keep(till)
    const fault = wire.faults.shift()
    if (fault?.kind === 'refuse') till.resetAndDestroy()
    else if (fault?.kind === 'stall') till.resume()
    else join(till, keep(connect({ port, host: '127.0.0.1', allowHalfOpen: true })), fault)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  wire.address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return wire
}

function join(till: Socket, printer: Socket, fault: WireFault | undefined): void {
  let sent = 0
  let answered = 0
  till.on('data', (bytes) => {
    const room = fault?.kind === 'cut' ? fault.after - sent : bytes.length
    sent += bytes.length
    printer.write(bytes.subarray(0, Math.max(0, room)))
    if (room >= bytes.length) return
    // What went over before the break is printed; the till hears nothing of it.
    printer.end()
    till.resetAndDestroy()
  })
  printer.on('data', (bytes) => {
    const room = fault?.kind === 'deaf' ? fault.after - answered : bytes.length
    answered += bytes.length
    if (!till.destroyed) till.write(bytes.subarray(0, Math.max(0, room)))
  })
  till.on('end', () => printer.end())
  printer.on('end', () => {
    if (fault?.kind !== 'deaf') till.end()
  })
  till.on('close', () => printer.end())
}
