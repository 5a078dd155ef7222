import type { Duplex } from 'node:stream'

/*
 * Both directions to a printer: bytes out, status bytes back. Over a socket or a device file alike.
 */

export type PrinterLine = {
  /** True when the bytes were handed over in time. */
  write(bytes: Uint8Array, timeoutMs: number): Promise<boolean>
  /** The next byte that fits; others are dropped (flow control, automatic status). */
  nextByte(fits: (byte: number) => boolean, timeoutMs: number): Promise<number | undefined>
  /** Says goodbye; true when the other side does too, in order. */
  end(timeoutMs: number): Promise<boolean>
  isClosed(): boolean
  destroy(): void
}

export function printerLine(socket: Duplex, signal: AbortSignal | undefined): PrinterLine {
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

export function ignoreAfterEnd(): void {
  // The outcome is settled already; without a listener the same error would end the process.
}
