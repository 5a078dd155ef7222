import type { WebSocket } from 'ws'
import type { DisplayMessage } from '../../preload/contract/display.ts'
import type { Log } from '../ports.ts'

export type Follow = (listener: (message: DisplayMessage) => void) => () => void

/** A display that reads so slowly is cut off. */
const longestBacklogBytes = 2_000_000

/** Till → page, and nothing the other way: whoever says something on this line is no display of ours. */
export function serveDisplay(socket: WebSocket, follow: Follow, log: Log): void {
  const leave = follow((message) => {
    if (socket.readyState !== socket.OPEN) return
    // Its page comes back by itself and begins with what is true then.
    if (socket.bufferedAmount > longestBacklogBytes) return socket.terminate()
    socket.send(JSON.stringify(message))
  })
  socket.on('message', () => {
    log.warn('display.spoke')
    socket.close(1008)
  })
  socket.on('close', leave)
  socket.on('error', (error) => log.warn('display.socket-error', { problem: error.message }))
}
