import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  test as base,
  type ElectronApplication,
  expect,
  type LaunchOptions,
  type Page,
} from '@playwright/test'
import { findChromium } from '../../build/find-chromium.mjs'
import type { Answer, Arguments, ChannelName } from '../../preload/contract/channels.ts'
import type { Result } from '../../preload/contract/result.ts'
import { launchBrowserHost } from './browser-host.ts'
import { launchElectronHost } from './electron-host.ts'
import type { HostName, LaunchedHost, View } from './till-hosts.ts'

/** Which host the project's tests run in. */
export type HostOptions = { host: HostName }

export type TillOptions = {
  /** False: the till as it is at its very first start. */
  isSetUp: boolean
  view: View
}

/** A till of its own for one test: a fresh data folder, the real host in its own process, and its page. */
export type Till = {
  readonly host: HostName
  /** The page of the running host: another one after a restart. */
  readonly page: Page
  readonly electron: ElectronApplication | null
  /** The page's address; the browser host's with its token. */
  readonly address: string
  readonly dataFolder: string
  /** What the host wrote to its terminal. */
  readonly lines: readonly string[]
  /** Asks main as the page would: the page's own preload or a socket with the page's cookie. */
  call<Name extends ChannelName>(name: Name, ...request: Arguments<Name>): Promise<Result<Answer<Name>>>
  /** The same, where anything but success is a failed test. */
  ask<Name extends ChannelName>(name: Name, ...request: Arguments<Name>): Promise<Answer<Name>>
  restart(): Promise<void>
  /** Variables for the next start. */
  setEnvironment(environment: Readonly<Record<string, string>>): void
  /** Restarts the browser host under a page that stays open. */
  interrupt(): Promise<void>
  /** Ends the process at once; `start` opens the same data again. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Errors of the page so far; taken errors do not fail the test. */
  takeProblems(): string[]
  /** Says that the test itself brings this error about. */
  provokes(event: string): void
  /** Events that the till logged. */
  logged(): { level: string; event: string }[]
}

type Fixtures = TillOptions & { till: Till }
type WorkerFixtures = HostOptions & { chromium: Browser | null }

export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['browser', { option: true, scope: 'worker' }],
  /** One for all tests of a worker; each till has a window of its own in it. */
  chromium: [
    async ({ host, playwright }, use) => {
      const browser = host === 'browser' ? await playwright.chromium.launch(chromiumOptions()) : null
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],
  isSetUp: [true, { option: true }],
  view: [{ width: 1280, height: 800, colorScheme: 'light' }, { option: true }],
  till: async ({ host, chromium, isSetUp, view }, use, testInfo) => {
    const opened = openTill(host, chromium, view)
    await opened.start()
    if (isSetUp) await setUpShop(opened)
    await use(opened)
    await opened.close()
    const problems = [
      ...opened.takeProblems(),
      ...opened
        .logged()
        .flatMap(({ level, event }) =>
          level === 'error' && !opened.provoked.has(event) ? [`log of the till: ${event}`] : [],
        ),
    ]
    if (problems.length > 0 || testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('terminal', { body: opened.lines.join('\n') })
      await testInfo.attach('till.log', { body: opened.log() })
    }
    rmSync(opened.dataFolder, { recursive: true, force: true })
    expect(problems, 'errors of the page and in the log of the till').toEqual([])
  },
})

export { expect }

function chromiumOptions(): LaunchOptions {
  const executablePath = findChromium()
  return {
    ...(executablePath === null ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  }
}

/** The first start's answers, given at once; first-sale.spec.ts gives them as a person does. */
async function setUpShop(till: Till): Promise<void> {
  const answers = {
    language: 'en',
    shopName: 'Corner Café',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    cashCount: 'off',
  } as const
  await till.ask('setup.complete', answers)
  await till.page.reload()
  await expect(till.page.getByTestId('sale-screen')).toBeVisible()
}

function openTill(host: HostName, chromium: Browser | null, view: View) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'suretill-e2e-'))
  const lines: string[] = []
  const provoked = new Set<string>()
  let problems: string[] = []
  let running: LaunchedHost | null = null
  let port = 0
  let environment: Readonly<Record<string, string>> = {}
  /** While the host is being ended, a page that cannot reach it is right to say so. */
  let isEnding = false

  const launched = (): LaunchedHost => {
    if (!running) throw new Error('the till is not running')
    return running
  }
  const onPage = (page: Page) => {
    page.on('pageerror', (error) => {
      // What was rejected with no code of ours below it has an empty stack.
      problems.push(`page error: ${error.stack || `${error.name}: ${error.message}`}`)
    })
    page.on('console', (message) => {
      if (message.type() === 'error' && !isEnding) problems.push(`console: ${message.text()}`)
    })
  }
  const end = async (how: 'stop' | 'kill') => {
    const ending = launched()
    isEnding = true
    running = null
    await ending[how]()
    isEnding = false
  }
  const call: Till['call'] = (name, ...request) =>
    launched().electron
      ? callThroughPreload(launched().page, name, request[0])
      : callThroughSocket(launched().page, name, request[0])

  const till = {
    host,
    get page() {
      return launched().page
    },
    get electron() {
      return launched().electron
    },
    get address() {
      return launched().address
    },
    dataFolder,
    lines,
    call,
    async ask(name, ...request) {
      const answer = await call(name, ...request)
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`)
      return answer.value
    },
    async start() {
      const onLine = (line: string) => lines.push(line)
      const options = { folder: dataFolder, port, view, environment, onLine, onPage }
      running = chromium ? await launchBrowserHost(chromium, options) : await launchElectronHost(options)
      // The same address again after a restart, as with a fixed port.
      port = running.port
    },
    async restart() {
      await end('stop')
      await till.start()
    },
    async interrupt() {
      isEnding = true
      await launched().interrupt()
      isEnding = false
    },
    kill: () => end('kill'),
    setEnvironment(wanted) {
      environment = wanted
    },
    takeProblems() {
      const taken = problems
      problems = []
      return taken
    },
    provokes: (event) => void provoked.add(event),
    provoked,
    logged: () =>
      readLog(dataFolder)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { level: string; event: string }),
    log: () => readLog(dataFolder),
    async close() {
      if (running) await end('stop')
    },
  } satisfies Till & { log(): string; close(): Promise<void>; provoked: ReadonlySet<string> }
  return till
}

function readLog(folder: string): string {
  const path = join(folder, 'till.log')
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function callThroughPreload<Name extends ChannelName>(
  page: Page,
  name: Name,
  request: unknown,
): Promise<Result<Answer<Name>>> {
  const question = { name, request }
  return page.evaluate(
    (asked) => (window.till as unknown as AnyCall).call(asked.name, asked.request),
    question,
  ) as Promise<Result<Answer<Name>>>
}

type AnyCall = { call(name: string, request: unknown): Promise<unknown> }

/** A socket of its own for one question, with the page's cookie and origin. */
function callThroughSocket<Name extends ChannelName>(
  page: Page,
  channel: Name,
  request: unknown,
): Promise<Result<Answer<Name>>> {
  const answered = page.evaluate(
    (question) =>
      new Promise<unknown>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/till`)
        socket.onopen = () => socket.send(JSON.stringify({ id: 1, ...question }))
        socket.onerror = () => reject(new Error('the till cannot be reached'))
        socket.onmessage = (event) => {
          const message = JSON.parse(String(event.data))
          if (message.id !== 1) return
          socket.close()
          resolve(message.result)
        }
      }),
    { channel, request },
  )
  return answered as Promise<Result<Answer<Name>>>
}
