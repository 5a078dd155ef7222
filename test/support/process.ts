import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export type Running = {
  child: ChildProcess
  /** All lines so far, of both streams. */
  lines: string[]
  /** The first line that contains the text; fails when the process ends without it. */
  line(text: string): Promise<string>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** A real process; ended with the test whatever happens in it. */
export function startProcess(
  command: string,
  words: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Running {
  const child = spawn(command, words, { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  const watchers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const watcher of watchers) watcher()
    })
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const line = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.find((candidate) => candidate.includes(text))
        if (found !== undefined) resolve(found)
      }
      watchers.add(look)
      look()
      ended.then(() => reject(new Error(`ended without "${text}":\n${lines.join('\n')}`)))
    })
  return { child, lines, line, ended }
}
