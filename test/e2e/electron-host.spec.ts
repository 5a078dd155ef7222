import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

/* What only the window has to defend: its page must not get out, and nothing else must get in. */

test('the window is locked: sandbox, own world, no Node', async ({ till }) => {
  const { page, electron } = till
  if (!electron) throw new Error('this file is for Electron')
  const window = await electron.browserWindow(page)
  const preferences = await window.evaluate((shown) => {
    const last = shown.webContents.getLastWebPreferences()
    return {
      sandbox: last?.sandbox,
      contextIsolation: last?.contextIsolation,
      nodeIntegration: last?.nodeIntegration,
      webviewTag: last?.webviewTag,
    }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  })
  const exposed = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    till: Object.keys(Reflect.get(globalThis, 'till') ?? {}).sort(),
  }))
  expect(exposed).toEqual({
    require: 'undefined',
    process: 'undefined',
    till: ['call', 'onConnection', 'onNudge'],
  })
})

test('new windows and other pages are refused', async ({ till }) => {
  const { page, electron } = till
  await sell(page, 'Espresso')
  expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true)
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    document.body.append(link)
    link.click()
  })
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd'
  })
  await expect.poll(() => till.logged().map((line) => line.event)).toContain('window.navigation-refused')
  expect(till.logged().map((line) => line.event)).toContain('window.new-window-refused')
  expect(electron?.windows()).toHaveLength(1)
  expect(new URL(page.url()).protocol).toBe('till:')
  // Playwright waits for the navigation that never comes; the window itself is asked.
  await expect.poll(() => shownTotal(electron)).toBe('€2.20')
  till.takeProblems()
})

test('a page that crashed shows the sale again', async ({ till }) => {
  const { page, electron } = till
  if (!electron) throw new Error('this file is for Electron')
  await sell(page, 'Espresso')
  const window = await electron.browserWindow(page)
  till.provokes('window.page-gone')
  const crashed = page.waitForEvent('crash')
  await window.evaluate((shown) => shown.webContents.forcefullyCrashRenderer())
  await crashed
  await expect.poll(() => shownTotal(electron)).toBe('€2.20')
})

test('the window is where it was', async ({ till }) => {
  const { electron } = till
  if (!electron) throw new Error('this file is for Electron')
  const window = await electron.browserWindow(till.page)
  await window.evaluate((shown) => shown.setBounds({ x: 60, y: 40, width: 1111, height: 777 }))
  await till.restart()
  expect(existsSync(join(till.dataFolder, 'window.json'))).toBe(true)
  expect(JSON.parse(readFileSync(join(till.dataFolder, 'window.json'), 'utf8'))).toMatchObject({
    bounds: { width: 1111, height: 777 },
  })
})

function shownTotal(electron: ElectronApplication | null): Promise<unknown> | undefined {
  const words = 'document.querySelector("[data-testid=total]")?.textContent'
  return electron?.evaluate(
    ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
    words,
  )
}
