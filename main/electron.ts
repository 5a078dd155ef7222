import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, Menu, safeStorage, session } from 'electron'
import { version } from '../package.json'
import type { ShopSettings } from '../preload/contract/views.ts'
import type { Till } from './composition/till.ts'
import { composeTill } from './composition.ts'
import { defaultDataFolder, prepareDataFolder } from './platform/data-folder.ts'
import { displayFiles } from './platform/display-files.ts'
import { type DisplayWindows, displayWindows } from './platform/display-window.ts'
import { emergencyPlace } from './platform/emergency-place.ts'
import { withFirstAnswers } from './platform/first-page.ts'
import { hostLog } from './platform/host-log.ts'
import { readHostOptions } from './platform/host-options.ts'
import { outliveBugs, stopOnRequest } from './platform/host-process.ts'
import { painterFilesOf } from './platform/line-painter.ts'
import { findSafe } from './platform/os-safe.ts'
import { pageFiles } from './platform/page-files.ts'
import { modelFolderOf } from './platform/printer-models.ts'
import { openSafeScreen } from './platform/safe-screen.ts'
import { openSafeWindow } from './platform/safe-window.ts'
import { counted, countStarts, type StartCount } from './platform/start-count.ts'
import { startFailure } from './platform/start-failure.ts'
import { readTestClouds } from './platform/test-clouds.ts'
import { openTillWindow, type TillWindow } from './platform/till-window.ts'
import { openWindowDoor } from './platform/window-door.ts'
import { registerPageScheme, servePage } from './platform/window-protocol.ts'
import { type FolderLock, type LockHolder, takeFolderLock } from './store/folder-lock.ts'

/* The product: the till in a window of its own. It holds no rule; everything true is behind composeTill. */

const out = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Chromium's own ways into a running page. Useful while developing; in a shop they are a door beside the till's. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe', 'js-flags', 'load-extension']

function start(words: readonly string[]): void {
  const asked = debuggingSwitches.find((name) => app.commandLine.hasSwitch(name))
  if (app.isPackaged && asked) throw new Error(`--${asked} is not allowed in the installed program`)
  const options = readHostOptions(words)
  const folder = prepareDataFolder(options.data ?? defaultDataFolder())
  // Chromium's own files beside ours: one folder to back up, and single instance is per data, not per user.
  const chromiumFolder = join(folder, 'window')
  mkdirSync(chromiumFolder, { recursive: true })
  app.setPath('userData', chromiumFolder)
  app.setPath('sessionData', chromiumFolder)
  registerPageScheme()
  Menu.setApplicationMenu(process.platform === 'darwin' ? macMenu() : null)
  // What draws the window may be what crashes; that is chosen before there is one.
  if (countStarts(folder, Date.now).isLooping) app.disableHardwareAcceleration()
  if (app.requestSingleInstanceLock()) {
    run(folder)
  } else {
    console.log('Suretill is already running on this data; its window comes to the front.')
    app.exit(0)
  }
}

function run(folder: string): void {
  let window: TillWindow | null = null
  app.on('second-instance', () => window?.comeToFront())
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(tellOfBegin)
    .then(() =>
      open(folder, (opened) => {
        window = opened
      }),
    )
    .catch(giveUp)
}

async function open(folder: string, onWindow: (window: TillWindow) => void): Promise<void> {
  const taken = takeFolderLock(folder)
  if (!taken.ok) return leaveToOther(taken.holder)
  const { lock } = taken
  lock.announce({ pid: process.pid, host: 'electron', address: null })
  const starts = countStarts(folder, Date.now)
  const opening = { folder, lock, starts }
  if (starts.isLooping) return await standStill(opening, onWindow)
  onWindow(await openTill(opening, stopBeforeQuit))
}

type Opening = { folder: string; lock: FolderLock; starts: StartCount }

/** It crashed again and again: it waits for somebody, in a window with one page that needs nothing of what may be broken. */
async function standStill(opening: Opening, onWindow: (window: TillWindow) => void): Promise<void> {
  const { folder, lock, starts } = opening
  let close = async () => lock.release()
  const safe = await openSafeScreen({
    folder,
    version,
    crashes: starts.crashes,
    now: Date.now,
    again: async () => {
      const opened = await openTill(opening, (work) => {
        close = work
      })
      onWindow(opened)
      safeWindow.close()
      safe.close()
      return null
    },
  })
  stopBeforeQuit(async () => {
    safe.close()
    await close()
  })
  const safeWindow = openSafeWindow(safe.address)
  console.error(`Suretill crashed again and again and stands still. What to do is at ${safe.address}`)
}

function openTill(opening: Opening, onClose: (close: () => Promise<void>) => void): Promise<TillWindow> {
  return counted(opening.starts, () => openCounted(opening, onClose))
}

async function openCounted(
  { folder, lock, starts }: Opening,
  onClose: (close: () => Promise<void>) => void,
): Promise<TillWindow> {
  const { log, secrets } = hostLog(folder, Date.now)
  outliveBugs(log)
  let displays: DisplayWindows | null = null
  const till = await composeTill({
    folder,
    host: 'electron',
    displayHost: {
      view: () => displays?.view() ?? { host: 'electron', isOpen: false, screens: [] },
      open: () => displays?.open(),
      renew: () => undefined,
    },
    version,
    painterFiles: painterFilesOf(out),
    modelFolder: modelFolderOf(out),
    log,
    knownSecrets: secrets,
    findSafe: () => findSafe(safeStorage, process.platform),
    testClouds: readTestClouds(process.env),
    emergencyFolder: emergencyPlace(folder, process.env.SURETILL_EMERGENCY_DIR),
  })
  let window: TillWindow | null = null
  onClose(async () => {
    window?.keepPlace()
    displays?.close()
    await till.stop()
    starts.ended()
    lock.release()
  })
  const pages = pageFiles(join(out, 'renderer'))
  const files = withFirstAnswers(pages, { call: till.call, run: () => null })
  servePage(session.defaultSession, files, displayFiles(pages))
  window = openTillWindow({ folder, preload: join(out, 'preload', 'index.cjs'), log })
  openWindowDoor({ call: till.call, onNudge: till.onNudge, contents: window.contents, log })
  const preload = join(out, 'preload', 'display.cjs')
  displays = displayWindows({
    folder,
    preload,
    log,
    follow: till.display.follow,
    tillContents: window.contents,
  })
  // The customer's window alone would keep the program running.
  window.onClosed(displays.close)
  followDisplayChoice(till, displays)
  return window
}

/** Where the customer's window belongs is a setting; what it is, it asks as a screen does. */
function followDisplayChoice(till: Till, displays: DisplayWindows): void {
  const look = async () => {
    const answer = await till.call('settings.get', undefined)
    if (!answer.ok) return
    const { displayOpens, displayScreen } = answer.value as ShopSettings
    displays.use({ opens: displayOpens, screen: displayScreen })
  }
  till.onNudge((topic) => {
    if (topic === 'settings' || topic === 'mode') void look()
  })
  void look()
}

/** The single-instance lock knows Electron's windows only; the data folder's lock knows the browser host as well. */
function leaveToOther(holder: LockHolder | null): void {
  const where = holder?.address ? ` Open ${holder.address}` : ''
  tell(`Suretill is already running on this data.${where}`)
  app.exit(0)
}

/** Quitting waits until the till has closed its database; closing the window, Ctrl-C and the system's end all quit. */
function stopBeforeQuit(close: () => Promise<void>): void {
  const stop = stopOnRequest(close, (code) => app.exit(code))
  app.on('before-quit', (event) => {
    event.preventDefault()
    stop()
  })
}

/** From here on it is the till that speaks; a start script need not look for another host. */
function tellOfBegin(): void {
  process.send?.({ begun: true })
}

function giveUp(error: unknown): void {
  tellOfBegin()
  tell(startFailure(error))
  app.exit(1)
}

/** A packaged app has no terminal to say it in; one that was started from a terminal needs no dialog. */
function tell(sentence: string): void {
  if (app.isPackaged) dialog.showErrorBox('Suretill', sentence)
  else console.error(sentence)
}

/** macOS takes copy, paste and quit from the menu; elsewhere a till needs none. */
function macMenu(): Menu {
  return Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
}

try {
  start(process.argv.slice(app.isPackaged ? 1 : 2))
} catch (error) {
  giveUp(error)
}
