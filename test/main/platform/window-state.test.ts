import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../../main/platform/window-state.ts'
import { testFolder } from '../../support/database.ts'

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 1280, height: 1000 }
const kept = (bounds: { x: number; y: number; width: number; height: number }) => ({
  bounds,
  isMaximised: false,
  isFullScreen: false,
})

describe('the place of the window', () => {
  it('is the middle of the main screen at first', () => {
    expect(placeWindow(null, [main]).bounds).toEqual({ x: 277, y: 90, width: 1366, height: 860 })
  })

  it('never exceeds a small screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 24, width: 1024, height: 600 }]).bounds).toEqual({
      x: 0,
      y: 24,
      width: 1024,
      height: 600,
    })
  })

  it('is where it was, also on the second screen', () => {
    const state = kept({ x: 2000, y: 50, width: 900, height: 700 })
    expect(placeWindow(state, [main, right])).toEqual(state)
  })

  it.each([
    ['on a screen that is gone', { x: 2000, y: 50, width: 900, height: 700 }],
    ['above the screen, where the title cannot be reached', { x: 100, y: -500, width: 900, height: 700 }],
    ['below the screen', { x: 100, y: 1039, width: 900, height: 700 }],
    ['all but off the left edge', { x: -850, y: 10, width: 900, height: 700 }],
  ])('is the middle again when it was %s', (_where, bounds) => {
    expect(placeWindow(kept(bounds), [main]).bounds).toEqual(placeWindow(null, [main]).bounds)
  })

  it('stays maximised when its screen is gone', () => {
    const state = { ...kept({ x: 9000, y: 0, width: 900, height: 700 }), isMaximised: true }
    expect(placeWindow(state, [main]).isMaximised).toBe(true)
  })

  it('is kept in the data folder', () => {
    const folder = testFolder()
    const state = kept({ x: 1, y: 2, width: 800, height: 600 })
    writeWindowState(folder, state)
    expect(readWindowState(folder)).toEqual(state)
  })

  it.each(['', '{', '{"bounds":{"x":1}}', '{"bounds":{"x":"1","y":1,"width":1,"height":1}}'])(
    'is unknown when the file says %j',
    (text) => {
      const folder = testFolder()
      writeFileSync(join(folder, 'window.json'), text)
      expect(readWindowState(folder)).toBeNull()
    },
  )
})
