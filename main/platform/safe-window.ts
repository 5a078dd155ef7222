import { BrowserWindow } from 'electron'

/** The safe screen in a window of its own: no preload, no script to run, and no way to any other page. */
export function openSafeWindow(address: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 960,
    height: 800,
    title: 'Suretill',
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  })
  const { origin } = new URL(address)
  window.webContents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== origin) event.preventDefault()
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  void window.loadURL(address).catch(() => undefined)
  return window
}
