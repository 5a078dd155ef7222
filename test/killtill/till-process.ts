import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { WebSocket } from 'ws'
import { findElectron } from '../../build/electron-runtime.mjs'
import { root } from '../../build/prepare.mjs'
import type { Result } from '../../preload/contract/result.ts'
import { type AskTill, askTill } from '../support/ask-till.ts'

/** The till is gone, killed as planned or not: whoever asked gets this instead of an answer. */
export class TillGone extends Error {}

export type TillHost = 'browser' | 'electron'

export type TillProcess = {
  /** Rejects when the process ended before it was ready. */
  ready: Promise<void>
  /** As a screen asks; rejects with TillGone when the process is no more. */
  ask: AskTill
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  /** In order, as Ctrl-C does. */
  stop(): Promise<void>
  /** How long it takes to be ready, about: a till that is killed while it starts dies within this. */
  usualStartMs: number
}

export type TillOptions = {
  folder: string
  /** What it asks instead of its own clouds. */
  clouds: { sumup: string; cm: string }
  /** Its clock runs so many times as fast. */
  hurry: number
}

export function startTillOf(host: TillHost, options: TillOptions): TillProcess {
  return host === 'electron' ? startElectronTill(options) : startBrowserTill(options)
}

/** The built browser host; asked over its socket. */
function startBrowserTill({ folder, clouds, hurry }: TillOptions): TillProcess {
  const words = [join(root, 'out', 'main', 'server.cjs'), `--data=${folder}`, '--port=0']
  forgetKills(folder)
  const child = spawn(process.execPath, ['--import', redirect, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...redirection(clouds, hurry) },
  })
  const { gone, line, end } = watch(child)
  const socket = line(/^Suretill is ready at (\S+)$/).then(connect)
  const { ready, exchange } = talk(socket, gone)
  return {
    ready,
    ask: askTill(async (channel, request) => {
      const { result } = await exchange({ channel, request })
      return result as Result<unknown>
    }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    usualStartMs: 900,
  }
}

/** The built Electron main process with its window; asked in the page, by the bridge that its screens use. */
function startElectronTill({ folder, clouds, hurry }: TillOptions): TillProcess {
  const program = findElectron()
  if (program === null) throw new Error('there is no Electron runtime on this machine')
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
  const flags = ['-r', fileURLToPath(redirect), '--disable-gpu', '--remote-debugging-port=0']
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  forgetKills(folder)
  const child = spawn(program, [...flags, root, `--data=${folder}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...redirection(clouds, hurry) },
  })
  const { gone, line, end } = watch(child)
  const page = line(/^DevTools listening on (ws:\S+)$/).then(openPage)
  const { ready, exchange } = talk(page, gone)
  return {
    ready,
    ask: askTill(async (channel, request) => {
      const words = [channel, ...(request === undefined ? [] : [request])].map((word) => JSON.stringify(word))
      const expression = `window.till.call(${words.join(', ')})`
      const { result } = await exchange({
        method: 'Runtime.evaluate',
        params: { expression, awaitPromise: true, returnByValue: true },
      })
      return (result as { result: { value: Result<unknown> } }).result.value
    }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    usualStartMs: 2_000,
  }
}

/** Kills that are meant are no crashes: a till that counted them would stand still and wait for somebody. */
const forgetKills = (folder: string) => rmSync(join(folder, 'starts.json'), { force: true })

const redirect = pathToFileURL(join(root, 'test', 'killtill', 'redirect.cjs')).href

const redirection = ({ sumup, cm }: TillOptions['clouds'], hurry: number): Record<string, string> => ({
  SURETILL_KILLTILL_CLOUD: sumup,
  SURETILL_KILLTILL_CM: cm,
  ...(hurry === 1 ? {} : { SURETILL_KILLTILL_HURRY: String(hurry) }),
})

type Watched = {
  gone: Promise<unknown>
  /** What stands in the first line of that kind. */
  line(kind: RegExp): Promise<string>
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

function watch(child: ChildProcess): Watched {
  const gone = once(child, 'exit')
  const lines: string[] = []
  const listeners = new Set<(line: string) => void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const listener of listeners) listener(line)
    })
  }
  return {
    gone,
    line: (kind) =>
      new Promise((resolve, reject) => {
        listeners.add((line) => {
          const found = kind.exec(line)?.[1]
          if (found) resolve(found)
        })
        void gone.then(() => reject(new TillGone(`the till ended before it was ready:\n${lines.join('\n')}`)))
      }),
    async end(signal) {
      child.kill(signal)
      await gone
    },
  }
}

/** Questions and answers with numbers, over a socket that the death of the till closes. */
function talk(socket: Promise<WebSocket>, gone: Promise<unknown>) {
  const pending = new Map<
    number,
    { resolve(answer: { result: unknown }): void; reject(error: Error): void }
  >()
  let asked = 0
  const lose = () => {
    for (const { reject } of pending.values()) reject(new TillGone('the till is gone'))
    pending.clear()
  }
  void gone.then(lose)
  const ready = socket.then((open) => {
    open.on('close', lose)
    open.on('message', (data) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: unknown }
      const caller = pending.get(message.id ?? 0)
      if (!caller || !message.result) return
      pending.delete(message.id ?? 0)
      caller.resolve({ result: message.result })
    })
  })
  // Whoever waits for it hears of it; a till that is killed while it starts has nobody who waits.
  ready.catch(() => undefined)
  async function exchange(question: object): Promise<{ result: unknown }> {
    const open = await socket
    return await new Promise((resolve, reject) => {
      if (open.readyState !== open.OPEN) return reject(new TillGone('the till is gone'))
      asked += 1
      pending.set(asked, { resolve, reject })
      open.send(JSON.stringify({ id: asked, ...question }))
    })
  }
  return { ready, exchange }
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

/** The page of the window, once it has its bridge; through Chromium's own door, which an installed program does not open. */
async function openPage(browser: string): Promise<WebSocket> {
  const { host } = new URL(browser)
  try {
    for (;;) {
      const answer = await fetch(`http://${host}/json/list`)
      const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl?: string }[]
      const address = targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl
      const page = address === undefined ? null : await openBridged(address)
      if (page) return page
      await pause(25)
    }
  } catch (error) {
    throw new TillGone(`the window cannot be reached: ${String(error)}`)
  }
}

async function openBridged(address: string): Promise<WebSocket | null> {
  const socket = new WebSocket(address)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  // The window begins with an empty page, which has the bridge as well; main answers its own page only.
  const expression = `location.protocol === 'till:' && document.readyState !== 'loading' && typeof window.till`
  const isThere = { expression, returnByValue: true }
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: isThere }))
  const [data] = await Promise.race([once(socket, 'message'), once(socket, 'close').then(() => ['{}'])])
  if (String(data).includes('"object"')) return socket
  socket.close()
  return null
}
