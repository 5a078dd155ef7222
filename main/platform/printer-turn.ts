import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'

/*
 * Whose turn it is at a printer, among all tills of this machine. A few printers, and every serial port, take bytes from two
 * programs at once and mix their lines. The turn is a name that only one program can listen on; it ends with the program.
 */

export type Turn = { end(): void }

/** How soon a till that waits tries again. */
const againMs = 50

/** Undefined when nobody let go in time, or when the wait was called off. */
export async function printerTurn(
  address: string,
  longestMs: number,
  signal: AbortSignal | undefined,
): Promise<Turn | undefined> {
  const name = turnName(address)
  if (name === undefined) return { end: () => undefined }
  for (let waited = 0; ; waited += againMs) {
    const server = await listenOn(name)
    if (server) return { end: () => void server.close() }
    if (waited >= longestMs || signal?.aborted) return undefined
    await new Promise((resolve) => setTimeout(resolve, againMs))
  }
}

/** Names that need no file, so that none can be left over; a system without such names has to do without turns. */
function turnName(address: string): string | undefined {
  const short = createHash('sha256').update(address).digest('hex').slice(0, 24)
  if (process.platform === 'linux') return `\0suretill-printer-${short}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\suretill-printer-${short}` : undefined
}

function listenOn(name: string): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(undefined))
    server.listen(name, () => {
      server.unref()
      resolve(server)
    })
  })
}
