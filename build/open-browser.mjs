// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'

/**
 * Why no browser would open on this machine, as a sentence, or null.
 * @returns {string | null}
 */
export function whyNoBrowser() {
  if (process.platform === 'darwin' || process.platform === 'win32') return null
  const howTo = 'open the address below yourself.'
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return `No browser can be shown here: ${howTo}`
  if (process.getuid?.() === 0) return `Browsers do not run as root: ${howTo}`
  return null
}

/**
 * Opens the till in a window of its own where a Chromium is installed, else in the system's browser.
 * @param {string} address
 * @param {string} folder the till's data; the window keeps its profile in it, away from the person's own browsing
 * @returns {() => void} closes the window again, where that is in our hands
 */
export function openBrowser(address, folder) {
  const chromium = findChromium()
  if (!chromium) {
    openWithSystem(address)
    return () => undefined
  }
  const profile = join(folder, 'browser-window')
  const flags = ['--no-first-run', '--no-default-browser-check', `--user-data-dir=${profile}`]
  const began = Date.now()
  const child = spawn(chromium, [`--app=${address}`, ...flags], { stdio: 'ignore' })
  child.on('error', () => openWithSystem(address))
  child.on('exit', (code) => {
    // A Chromium in a box of its own (snap) may not use our profile folder; it says so by ending at once.
    if (code !== 0 && code !== null && Date.now() - began < 3_000) openWithSystem(address)
  })
  return () => void child.kill()
}

/** @param {string} address */
function openWithSystem(address) {
  const command =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address]
  const child = spawn(String(command[0]), command.slice(1), { stdio: 'ignore', detached: true })
  child.on('error', () => console.error('No browser could be opened: open the address above yourself.'))
  child.unref()
}
