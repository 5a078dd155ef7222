import { app, BrowserWindow, screen, type WebContents } from 'electron'
import type { Log } from '../ports.ts'
import { pageOrigin } from './window-protocol.ts'
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from './window-state.ts'

/** A page that dies again and again is not loaded for ever: after so many in a minute the window stays and is told of. */
const mostReloadsAMinute = 5

export type TillWindow = {
  contents(): WebContents | null
  comeToFront(): void
  onClosed(listener: () => void): void
  /** Remembers where the window is. Closing it does so by itself; an end without closing it (Ctrl-C, quit) does not. */
  keepPlace(): void
}

export function openTillWindow(options: { folder: string; preload: string; log: Log }): TillWindow {
  const { folder, log } = options
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const place = placeWindow(readWindowState(folder), screens)
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Suretill',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
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
  stayOnPage(window.webContents, pageOrigin, log)
  reloadWhenGone(window, log)
  window.on('close', () => keepPlace(window, folder, log))
  window.once('ready-to-show', () => {
    if (place.isMaximised) window.maximize()
    if (place.isFullScreen) window.setFullScreen(true)
    window.show()
    log.info('window.shown')
  })
  window.loadURL(`${pageOrigin}/`).catch((error) => log.error('window.load', { problem: String(error) }))
  return {
    contents: () => (window.isDestroyed() ? null : window.webContents),
    onClosed: (listener) => void window.on('closed', listener),
    comeToFront() {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    keepPlace() {
      if (!window.isDestroyed()) keepPlace(window, folder, log)
    },
  }
}

/** No way out of the page: not by a link, a script, a dropped file, a new window or a frame. */
export function stayOnPage(contents: WebContents, origin: string, log: Log): void {
  const refuse = (event: { preventDefault(): void; url: string }) => {
    if (event.url.startsWith(`${origin}/`)) return
    event.preventDefault()
    log.warn('window.navigation-refused', { url: event.url.slice(0, 200) })
  }
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('window.new-window-refused', { url: url.slice(0, 200) })
    return { action: 'deny' }
  })
}

/** Main holds the truth: a page that crashed shows everything again after a reload. */
export function reloadWhenGone(window: BrowserWindow, log: Log): void {
  let recent: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('window.page-gone', { reason: details.reason, exitCode: details.exitCode })
    const now = performance.now()
    recent = [...recent.filter((at) => now - at < 60_000), now]
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    if (recent.length <= mostReloadsAMinute) window.webContents.reload()
    else log.error('window.gave-up', { reloads: recent.length })
  })
  window.on('unresponsive', () => log.warn('window.unresponsive'))
}

function keepPlace(window: BrowserWindow, folder: string, log: Log): void {
  try {
    writeWindowState(folder, {
      bounds: window.getNormalBounds(),
      isMaximised: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    })
  } catch (error) {
    // A full disk must not keep the window open.
    log.warn('window.place-not-kept', { problem: String(error) })
  }
}
