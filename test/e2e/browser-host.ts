import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext } from '@playwright/test'
import { chooseNode, root } from '../../build/prepare.mjs'
import type { LaunchedHost, LaunchOptions } from './till-hosts.ts'

export type Server = {
  /** With the token, as printed. */
  address: string
  origin: string
  port: number
  child: ChildProcess
}

/** The built browser host in a process of its own, shown in a Chromium window. */
export async function launchBrowserHost(
  browser: Browser,
  { folder, port, view, environment, onLine, onPage }: LaunchOptions,
): Promise<LaunchedHost> {
  let server = await startServer(folder, port, onLine, environment)
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  const page = await openPage(context, server.address, onPage)
  return {
    page,
    port: server.port,
    address: server.address,
    electron: null,
    async interrupt() {
      await stopServer(server, 'SIGTERM')
      server = await startServer(folder, server.port, onLine, environment)
    },
    async stop() {
      await context.close()
      await stopServer(server, 'SIGTERM')
    },
    async kill() {
      await stopServer(server, 'SIGKILL')
      await context.close()
    },
  }
}

async function openPage(context: BrowserContext, address: string, onPage: LaunchOptions['onPage']) {
  const page = await context.newPage()
  onPage(page)
  await page.goto(address)
  return page
}

/** Resolves with the address of the line that the till prints when it is ready. */
export async function startServer(
  folder: string,
  port: number,
  onLine: (line: string) => void,
  environment: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const words = [join(root, 'out', 'main', 'server.cjs'), `--data=${folder}`, `--port=${port}`]
  const env = { ...serverEnvironment(), ...environment }
  const child = spawn(chooseNode(), words, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ready = Promise.withResolvers<string>()
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line)
      onLine(line)
      const address = /^Suretill (?:is ready|crashed .*) at (\S+)$/.exec(line)?.[1]
      if (address) ready.resolve(address)
    })
  }
  child.on('error', ready.reject)
  child.on('close', (code, signal) =>
    ready.reject(new Error(`the till ended with ${code ?? signal} before it was ready:\n${said.join('\n')}`)),
  )
  const address = await ready.promise
  const { origin, port: opened } = new URL(address)
  return { address, origin, port: Number(opened), child }
}

export async function stopServer({ child }: Server, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** A database module for an old Electron is no business of a Node that has its own. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { SURETILL_SQLITE_BINDING, ...env } = process.env
  const isOld = Number(process.versions.napi) < 10
  return { ...env, TZ: 'Europe/Berlin', ...(isOld ? { SURETILL_SQLITE_BINDING } : {}) }
}
