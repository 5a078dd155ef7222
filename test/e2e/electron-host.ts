import { _electron } from '@playwright/test'
import { findElectron } from '../../build/electron-runtime.mjs'
import { root } from '../../build/prepare.mjs'
import type { LaunchedHost, LaunchOptions } from './till-hosts.ts'

/** The built Electron host: the same main process and the same page as the product, in its own window. */
export async function launchElectronHost({
  folder,
  view,
  environment,
  onLine,
  onPage,
}: LaunchOptions): Promise<LaunchedHost> {
  if (findElectron() === null) throw new Error('there is no Electron runtime on this machine')
  const isRoot = process.getuid?.() === 0
  // No path is given: Playwright then takes the runtime of the electron package (or of ELECTRON_OVERRIDE_DIST_PATH) and
  // loads a script of its own that holds the program until it listens. With a path it does not, and now and then loses a
  // window that opens too soon.
  const electron = await _electron.launch({
    cwd: root,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=en-GB', '.', `--data=${folder}`],
    env: { ...definedEnvironment(), TZ: 'Europe/Berlin', ...environment },
    colorScheme: view.colorScheme,
  })
  const child = electron.process()
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => onLine(String(data)))
  const page = await electron.firstWindow()
  onPage(page)
  const window = await electron.browserWindow(page)
  await window.evaluate((shown, size) => shown.setContentSize(size.width, size.height), view)
  await page.waitForLoadState()
  const ended = new Promise<void>((resolve) => electron.on('close', () => resolve()))
  return {
    page,
    port: 0,
    address: page.url(),
    electron,
    interrupt: () => Promise.reject(new Error('main and the window live and die together')),
    stop: async () => await electron.close(),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function definedEnvironment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
