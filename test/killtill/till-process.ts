import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { WebSocket } from 'ws'
import { root } from '../../build/prepare.mjs'
import type { Result } from '../../preload/contract/result.ts'
import { type AskTill, askTill } from '../support/ask-till.ts'

/** The till is gone, killed as planned or not: whoever asked gets this instead of an answer. */
export class TillGone extends Error {}

export type TillProcess = {
  /** Rejects when the process ended before it was ready. */
  ready: Promise<void>
  /** As a screen asks, over the socket; rejects with TillGone when the process is no more. */
  ask: AskTill
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  /** In order, as Ctrl-C does. */
  stop(): Promise<void>
  /** What it wrote to its terminal. */
  lines: string[]
}

/** Starts the built browser host on the folder, its card service being the given cloud. */
export function startTill(folder: string, cloudUrl: string): TillProcess {
  const redirect = pathToFileURL(join(root, 'test', 'killtill', 'redirect.mjs')).href
  const words = [join(root, 'out', 'main', 'server.cjs'), `--data=${folder}`, '--port=0']
  const child = spawn(process.execPath, ['--import', redirect, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SURETILL_KILLTILL_CLOUD: cloudUrl },
  })
  const lines: string[] = []
  const gone = once(child, 'close')
  const address = addressOf(child, lines, gone)
  const socket = address.then(connect)
  const pending = new Map<number, { resolve(result: Result<unknown>): void; reject(error: Error): void }>()
  let asked = 0

  const lose = () => {
    for (const { reject } of pending.values()) reject(new TillGone('the till is gone'))
    pending.clear()
  }
  void gone.then(lose)
  const ready = socket.then((open) => {
    open.on('close', lose)
    open.on('message', (data) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: Result<unknown> }
      const caller = message.id === undefined ? undefined : pending.get(message.id)
      if (!caller || !message.result) return
      pending.delete(message.id ?? 0)
      caller.resolve(message.result)
    })
  })
  // Whoever waits for it hears of it; a till that is killed while it starts has nobody who waits.
  ready.catch(() => undefined)

  const call = async (channel: string, request: unknown): Promise<Result<unknown>> => {
    const open = await socket
    return await new Promise((resolve, reject) => {
      if (open.readyState !== open.OPEN) return reject(new TillGone('the till is gone'))
      asked += 1
      pending.set(asked, { resolve, reject })
      open.send(JSON.stringify({ id: asked, channel, request }))
    })
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await gone
  }
  return {
    ready,
    ask: askTill(call),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    lines,
  }
}

function addressOf(child: ChildProcess, lines: string[], gone: Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const address = /^Suretill is ready at (\S+)$/.exec(line)?.[1]
        if (address) resolve(address)
      })
    }
    void gone.then(() => reject(new TillGone(`the till ended before it was ready:\n${lines.join('\n')}`)))
  })
}

/** With the cookie that the printed address is exchanged for, as a browser does. */
async function connect(address: string): Promise<WebSocket> {
  try {
    const page = await fetch(address)
    await page.arrayBuffer()
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { host, origin } = new URL(address)
    const socket = new WebSocket(`ws://${host}/till`, { headers: { cookie, origin } })
    socket.on('error', () => undefined)
    await once(socket, 'open')
    return socket
  } catch (error) {
    throw new TillGone(`the till cannot be reached: ${String(error)}`)
  }
}
