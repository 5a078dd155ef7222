import type { Log } from '../ports.ts'

const longestStopMs = 10_000

/**
 * Stops the host once, however often and from wherever it is asked: Ctrl-C, the system's shutdown, the start script that
 * says so or is gone.
 * @param close everything that must be finished before the process may end
 * @returns the way to ask for the stop from inside
 */
export function stopOnRequest(close: () => Promise<void>, exit: (code: number) => void): () => void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => exit(1), longestStopMs).unref()
    close().then(
      () => exit(0),
      (error) => {
        console.error(`The till did not stop cleanly: ${String(error)}`)
        exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('message', (message) => {
    if (message === 'stop') stop()
  })
  process.on('disconnect', stop)
  return stop
}

/**
 * A bug in one corner must not close the shop: every change is one committed transaction, so what stands in the database
 * is whole, and the next call starts from there.
 */
export function outliveBugs(log: Log): void {
  process.on('uncaughtException', (error) =>
    log.error('host.uncaught', { problem: error.stack ?? String(error) }),
  )
  process.on('unhandledRejection', (reason) =>
    log.error('host.unhandled', {
      problem: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    }),
  )
  // The terminal that showed the address may be closed before the till is.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
}
