import { connect, type Socket } from 'node:net'
import { ignoreAfterEnd } from './printer-line.ts'

/** Undefined when nobody answers in time. */
export function connectToPrinter(
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
