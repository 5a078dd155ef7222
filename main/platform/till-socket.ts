import type { RawData, WebSocket } from 'ws'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { fail, type Result } from '../../preload/contract/result.ts'
import type { Log } from '../ports.ts'
import { boundedCalls, type Call } from './call-limits.ts'

/*
 * The words on the web socket, all JSON texts:
 *   page → till   {"id": 7, "channel": "basket.get", "request": …}
 *   till → page   {"id": 7, "result": {"ok": true, "value": …}}    {"nudge": "basket"}    {"hello": "run id"}
 * The hello names this run of the till: a page that comes back to another run reloads itself.
 */

export type TillOfSocket = { call: Call; onNudge(listener: (topic: NudgeTopic) => void): () => void }

/** A window that reads so slowly gets no more nudges: they are a courtesy, and memory is not endless. */
const longestBacklogBytes = 1_000_000

export function serveWindow(
  socket: WebSocket,
  till: TillOfSocket,
  run: string,
  log: Log,
  now: () => number = () => performance.now(),
): void {
  const call = boundedCalls(till.call, now)
  const send = (
    message: { id: unknown; result: Result<unknown> } | { nudge: string } | { hello: string },
  ) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }
  let isStale = false
  const stopNudges = till.onNudge((topic) => {
    if (topic === 'mode') {
      // What the page shows is of the other mode; it comes back to another run and begins anew.
      isStale = true
      // The answer to whoever asked for the change still goes out before.
      return void setImmediate(() => socket.close(1012))
    }
    if (socket.bufferedAmount < longestBacklogBytes) send({ nudge: topic })
  })
  socket.on('message', (data, isBinary) => {
    const message = isBinary ? null : read(data)
    if (!message) {
      log.warn('socket.unreadable', { bytes: sizeOf(data) })
      return send({ id: null, result: fail('bad-request') })
    }
    const { id } = message
    if (isStale) return send({ id, result: fail('till-unreachable', { sent: 'no' }) })
    call(message.channel, message.request).then(
      (result) => send({ id, result }),
      (error) => {
        log.error('socket.failed', { problem: String(error) })
        send({ id, result: fail('internal') })
      },
    )
  })
  socket.on('close', stopNudges)
  // Without a listener an oversized or broken frame would end the whole process; the library closes the connection.
  socket.on('error', (error) => log.warn('socket.error', { problem: error.message }))
  send({ hello: run })
}

/** A call has an id to answer to: a number or a short text. What else is in it is the door's business. */
function read(data: RawData): { id: number | string; channel: unknown; request: unknown } | null {
  try {
    const message: unknown = JSON.parse(String(data))
    if (typeof message !== 'object' || message === null || !('id' in message) || !('channel' in message))
      return null
    const { id, channel } = message
    const isId = Number.isSafeInteger(id) || (typeof id === 'string' && id.length <= 64)
    if (!isId) return null
    return { id: id as number | string, channel, request: 'request' in message ? message.request : undefined }
  } catch {
    return null
  }
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength
}
