import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, type Rectangle, screen, type WebContents } from 'electron'
import type { DisplayHostView } from '../../preload/contract/display.ts'
import type { DisplayHost } from '../display-ports.ts'
import type { Log } from '../ports.ts'
import { displayPage } from './display-files.ts'
import { type DisplayWish, displayScreen, placeDisplay, type ScreenOfMachine } from './display-place.ts'
import type { Follow } from './display-socket.ts'
import { reloadWhenGone, stayOnPage } from './till-window.ts'
import { openDisplayDoor } from './window-door.ts'
import { displayOrigin } from './window-protocol.ts'

/*
 * The customer's window. It never takes the keyboard from the cashier's: it is shown without being made active, and on a screen of
 * its own it cannot be. Screens come and go: it goes with its screen and comes back with it.
 */

export type DisplayChoice = { opens: 'asked' | 'second-screen'; screen: string }

export type DisplayWindows = DisplayHost & {
  use(choice: DisplayChoice): void
  close(): void
}

export function displayWindows(options: {
  folder: string
  preload: string
  log: Log
  follow: Follow
  tillContents(): WebContents | null
}): DisplayWindows {
  const { log } = options
  let choice: DisplayChoice = { opens: 'asked', screen: '' }
  let wish: DisplayWish = 'nothing'
  let open: { window: BrowserWindow; kind: 'full' | 'window'; bounds: Rectangle } | null = null
  let leave: (() => void) | null = null

  const situation = () => ({
    screens: screen.getAllDisplays().map(asScreen),
    tillScreen: tillScreenOf(options.tillContents()),
    chosen: choice.screen,
  })
  const shut = () => {
    const closing = open
    open = null
    leave?.()
    leave = null
    if (closing && !closing.window.isDestroyed()) closing.window.destroy()
  }
  const arrange = () => {
    const place = placeDisplay({ wish, ...situation(), kept: readPlace(options.folder) })
    if (open && place?.kind === open.kind && (place.kind === 'window' || isSame(place.bounds, open.bounds)))
      return
    shut()
    if (!place) return
    const window = createWindow(place, options.preload, log)
    open = { window, ...place }
    window.on('close', () => {
      if (place.kind === 'window') keepPlace(options.folder, window, log)
    })
    window.on('closed', () => {
      if (open?.window !== window) return
      shut()
      wish = choice.opens === 'second-screen' ? 'screen' : 'nothing'
    })
  }
  const closeDoor = openDisplayDoor({
    contents: () => open?.window.webContents ?? null,
    follow: options.follow,
    onFollow(leaveThis) {
      leave?.()
      leave = leaveThis
    },
    log,
  })
  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const
  for (const event of events) screen.on(event as 'display-added', arrange)

  return {
    view: (): DisplayHostView => ({
      host: 'electron',
      isOpen: open !== null,
      screens: screenViews(situation()),
    }),
    open() {
      wish = displayScreen(situation()) ? 'screen' : 'window'
      arrange()
    },
    renew: () => undefined,
    use(next) {
      const isNew = next.opens !== choice.opens
      choice = next
      if (isNew) wish = next.opens === 'second-screen' ? 'screen' : wish === 'window' ? 'window' : 'nothing'
      arrange()
    },
    close() {
      wish = 'nothing'
      closeDoor()
      for (const event of events) screen.off(event as 'display-added', arrange)
      shut()
    },
  }
}

function createWindow(place: { kind: 'full' | 'window'; bounds: Rectangle }, preload: string, log: Log) {
  const isFull = place.kind === 'full'
  const window = new BrowserWindow({
    ...place.bounds,
    show: false,
    title: 'Suretill',
    frame: !isFull,
    focusable: !isFull,
    skipTaskbar: isFull,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  stayOnPage(window.webContents, displayOrigin, log)
  reloadWhenGone(window, log)
  window.once('ready-to-show', () => {
    // The window manager may have moved what it was told where to be.
    if (isFull) window.setBounds(place.bounds)
    if (isFull && process.platform === 'darwin') window.setSimpleFullScreen(true)
    window.showInactive()
    log.info('display.shown', { kind: place.kind })
  })
  window
    .loadURL(`${displayOrigin}${displayPage}`)
    .catch((error) => log.error('display.load', { problem: String(error) }))
  return window
}

const asScreen = ({ id, bounds, workArea }: Electron.Display): ScreenOfMachine => ({
  id: String(id),
  bounds,
  workArea,
})

function tillScreenOf(contents: WebContents | null): string {
  const window = contents && BrowserWindow.fromWebContents(contents)
  const on = window ? screen.getDisplayMatching(window.getBounds()) : screen.getPrimaryDisplay()
  return String(on.id)
}

function screenViews({ screens, tillScreen }: { screens: readonly ScreenOfMachine[]; tillScreen: string }) {
  const labels = new Map(screen.getAllDisplays().map(({ id, label }) => [String(id), label]))
  return screens.map(({ id, bounds }) => ({
    id,
    label: labels.get(id) ?? '',
    width: bounds.width,
    height: bounds.height,
    isTills: id === tillScreen,
  }))
}

const isSame = (a: Rectangle, b: Rectangle): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

const placeFile = (folder: string) => join(folder, 'display-window.json')

function readPlace(folder: string): Rectangle | null {
  try {
    const { x, y, width, height } = JSON.parse(readFileSync(placeFile(folder), 'utf8')) as Rectangle
    const isPlace = [x, y, width, height].every(Number.isSafeInteger) && width >= 200 && height >= 150
    return isPlace ? { x, y, width, height } : null
  } catch {
    // None yet, or not ours: the usual place is no loss.
    return null
  }
}

function keepPlace(folder: string, window: BrowserWindow, log: Log): void {
  try {
    writeFileSync(placeFile(folder), `${JSON.stringify(window.getNormalBounds())}\n`)
  } catch (error) {
    log.warn('display.place-not-kept', { problem: String(error) })
  }
}
