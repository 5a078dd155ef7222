import { spawn } from 'node:child_process'
import type { PrintOutcome } from '../ports.ts'

/*
 * A queue of the operating system (CUPS): bytes go through it as they are. The queue takes a paper at once and prints it
 * when it can, so the till follows the job until the queue has handed it on. It is taken back when that takes too long: a
 * receipt that comes out an hour later, beside its copy, is worse than one that is printed again.
 */

export type QueueTimes = {
  /** How long a question to the queue may take. */
  askMs: number
  /** How long a paper may stay in the queue. */
  finishMs: number
  /** How often the till looks whether it has left. */
  lookMs: number
}

export const usualQueueTimes: QueueTimes = { askMs: 5_000, finishMs: 20_000, lookMs: 300 }

export async function printToQueue(
  name: string,
  bytes: Uint8Array,
  times: QueueTimes,
  signal?: AbortSignal,
): Promise<PrintOutcome> {
  const state = await run('lpstat', ['-p', name], times.askMs)
  if (state.code === null) return { kind: 'not-printed', reason: 'unreachable' }
  if (state.code !== 0) return { kind: 'not-printed', reason: 'wrong-address' }
  if (/\bdisabled\b/.test(state.text)) return { kind: 'not-printed', reason: 'offline' }
  if (signal?.aborted) return { kind: 'not-printed', reason: 'unreachable' }
  const sent = await run('lp', ['-d', name, '-o', 'raw', '-t', 'Suretill'], times.askMs, bytes)
  const job = /request id is (\S+)/.exec(sent.text)?.[1]
  if (sent.code !== 0 && sent.code !== null) return { kind: 'not-printed', reason: 'offline' }
  if (job === undefined) return { kind: 'doubtful', reason: 'no-answer' }
  return await followJob(name, job, times, signal)
}

async function followJob(
  name: string,
  job: string,
  times: QueueTimes,
  signal: AbortSignal | undefined,
): Promise<PrintOutcome> {
  const looks = Math.max(1, Math.ceil(times.finishMs / times.lookMs))
  for (let look = 0; look < looks && !signal?.aborted; look += 1) {
    await pause(times.lookMs, signal)
    const waiting = await run('lpstat', ['-W', 'not-completed', '-o', name], times.askMs)
    if (waiting.code === 0 && !waiting.text.split(/\s/).includes(job))
      return { kind: 'printed', confirmed: false }
  }
  await run('cancel', [job], times.askMs)
  return { kind: 'doubtful', reason: 'stalled' }
}

type Ran = { code: number | null; text: string }

/** `code` is null when the program is not there or took too long. */
function run(program: string, words: readonly string[], timeoutMs: number, input?: Uint8Array): Promise<Ran> {
  return new Promise((resolve) => {
    // The words that are looked for are English.
    const child = spawn(program, words, { env: { ...process.env, LC_ALL: 'C' }, timeout: timeoutMs })
    let text = ''
    const take = (chunk: Buffer): void => {
      if (text.length < 100_000) text += chunk.toString('utf8')
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', () => resolve({ code: null, text }))
    child.on('close', (code) => resolve({ code, text }))
    // A program that ends before it has read everything closes its end; its exit code says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end, { once: true })
  })
}
