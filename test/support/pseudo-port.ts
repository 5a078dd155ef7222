import { spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'

/* A serial port whose other end is in this process: a pseudo terminal, made by util-linux' `script`. */

export type PseudoPort = {
  /** What the till opens. */
  path: string
  /** What the till wrote so far. */
  received(): Buffer
  /** Hears each piece that the till writes. */
  onData(hear: (bytes: Buffer) => void): void
  /** Sends to the till. */
  send(bytes: Uint8Array): void
  /** The device goes away. */
  unplug(): void
}

export async function pseudoPort(): Promise<PseudoPort> {
  const program = spawn('script', ['-qfe', '-c', 'tty; exec sleep 1000', '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const unplug = (): void => void program.kill('SIGKILL')
  onTestFinished(unplug)
  program.stdin.on('error', () => undefined)
  let received = Buffer.alloc(0)
  let hear = (_bytes: Buffer): void => undefined
  const path = await new Promise<string>((resolve, reject) => {
    program.on('error', reject)
    let words = ''
    const wait = (bytes: Buffer): void => {
      words += bytes.toString('latin1')
      const [, found] = /^(\/dev\/\S+)\r?\n/.exec(words) ?? []
      if (found === undefined) return
      program.stdout.off('data', wait)
      program.stdout.on('data', (piece: Buffer) => {
        received = Buffer.concat([received, piece])
        hear(piece)
      })
      resolve(found)
    }
    program.stdout.on('data', wait)
  })
  return {
    path,
    received: () => received,
    onData(listener) {
      hear = listener
    },
    send: (bytes) => void program.stdin.write(bytes),
    unplug,
  }
}
