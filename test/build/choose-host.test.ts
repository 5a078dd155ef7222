import { describe, expect, it } from 'vitest'
import { chooseHost } from '../../build/choose-host.mjs'

const desktop = {
  platform: 'linux' as NodeJS.Platform,
  isRoot: false,
  hasDisplay: true,
  mayDropSandbox: false,
  obtainElectron: async () => ({ path: '/runtime/electron' }),
}
const withoutRuntime = async () => ({ path: null, reason: 'the Electron runtime could not be fetched' })

describe('the host of a start', () => {
  it('is the window where a display and a runtime are to be had', async () => {
    expect(await chooseHost(desktop, null)).toEqual({
      ok: true,
      choice: { host: 'electron', program: '/runtime/electron' },
    })
  })

  it.each([
    ['without a display', { ...desktop, hasDisplay: false }, 'there is no display'],
    [
      'as root',
      { ...desktop, isRoot: true },
      'Electron does not run as root, because its sandbox would be off',
    ],
    [
      'without a runtime',
      { ...desktop, obtainElectron: withoutRuntime },
      'the Electron runtime could not be fetched',
    ],
  ])('is the browser %s, with the reason', async (_when, machine, reason) => {
    expect(await chooseHost(machine, null)).toEqual({ ok: true, choice: { host: 'browser', reason } })
  })

  it('is what was asked for, or a sentence that says why not', async () => {
    expect(await chooseHost(desktop, 'browser')).toEqual({
      ok: true,
      choice: { host: 'browser', reason: 'as asked' },
    })
    const refused = await chooseHost({ ...desktop, hasDisplay: false }, 'electron')
    expect(refused).toEqual({
      ok: false,
      message:
        'The Electron window cannot be opened: there is no display. "npm start -- --host=browser" works here.',
    })
  })

  it('does not fetch a runtime that it would not use', async () => {
    const fetched = () => Promise.reject(new Error('nobody wants it'))
    const choice = await chooseHost({ ...desktop, isRoot: true, obtainElectron: fetched }, null)
    expect(choice.ok).toBe(true)
  })

  it('may be the window as root outside of Linux and for a test that says so', async () => {
    for (const machine of [
      { ...desktop, isRoot: true, platform: 'darwin' as const },
      { ...desktop, isRoot: true, mayDropSandbox: true },
    ])
      expect(await chooseHost(machine, null)).toMatchObject({ choice: { host: 'electron' } })
  })
})
