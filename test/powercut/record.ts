import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../build/prepare.mjs'
import type { PathName } from './paths.ts'
import { followCalls, type Step } from './steps.ts'
import { readCalls, tracedCalls } from './system-calls.ts'

export type Recording = {
  /** The folder whose files the steps are about. */
  folder: string
  steps: Step[]
}

/** Why nothing can be recorded on this machine, with what to do; null when it can. */
export function recordingObstacle(): string | null {
  if (process.platform !== 'linux')
    return `system calls are recorded with strace, which is for Linux; this is ${process.platform}`
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'trace=fsync', 'true'], {
    encoding: 'utf8',
  })
  if (tried.error) return 'strace is missing; install it (Debian: apt-get install strace)'
  if (tried.status !== 0) return `strace is not allowed to trace here: ${tried.stderr.trim()}`
  return null
}

/**
 * Runs the till's script under strace, and reads what it did to its folder.
 * @param count how many sales it makes
 */
export async function record(
  workFolder: string,
  { path, count, planted }: { path: PathName; count: number; planted: string },
): Promise<Recording> {
  const folder = join(workFolder, 'recorded')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const trace = join(workFolder, 'trace')
  const tracing = ['-f', '-y', '-xx', '-s', '100000000', '-e', `trace=${tracedCalls.join(',')}`, '-o', trace]
  const till = [
    ...[process.execPath, '--disable-warning=ExperimentalWarning', '--experimental-strip-types'],
    ...[join(root, 'test', 'powercut', 'till-script.ts'), realpathSync(folder), path, String(count), planted],
  ]
  const child = spawn('strace', [...tracing, '--', ...till], {
    cwd: root,
    // The library that Node is built on would otherwise hand its writes to the kernel in a way that no tracer sees.
    env: { ...process.env, UV_USE_IO_URING: '0' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const words: string[] = []
  child.stdout?.on('data', (data) => words.push(String(data)))
  child.stderr?.on('data', (data) => words.push(String(data)))
  child.stdio[3]?.on('data', () => undefined)
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw new Error(`the recorded till ended with ${code ?? signal}:\n${words.join('')}`)
  const recording = { folder: realpathSync(folder), steps: await readTrace(trace, realpathSync(folder)) }
  rmSync(trace)
  return recording
}

async function readTrace(trace: string, folder: string): Promise<Step[]> {
  const read = readCalls()
  const { follow } = followCalls(folder)
  const steps: Step[] = []
  for await (const line of createInterface({ input: createReadStream(trace, 'latin1') })) {
    const call = read(line)
    if (call) steps.push(...follow(call))
  }
  return steps
}
