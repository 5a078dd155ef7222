import { describe, expect, it } from 'vitest'
import { type DisplayWish, placeDisplay } from '../../../main/platform/display-place.ts'

const screen = (id: string, x: number) => ({
  id,
  bounds: { x, y: 0, width: 1920, height: 1080 },
  workArea: { x, y: 40, width: 1920, height: 1040 },
})
const counter = screen('1', 0)
const second = screen('2', 1920)
const third = screen('3', 3840)

const place = (
  wish: DisplayWish,
  screens = [counter, second],
  more: { chosen?: string; kept?: object } = {},
) => placeDisplay({ wish, screens, tillScreen: '1', chosen: '', kept: null, ...(more as object) })

describe('the customer’s window', () => {
  it('fills the screen that the till is not on, goes with it and comes back with it', () => {
    expect(place('screen')).toEqual({ kind: 'full', bounds: second.bounds })
    expect(place('screen', [counter])).toBeNull()
    expect(place('screen', [second, counter])).toEqual({ kind: 'full', bounds: second.bounds })
  })

  it('waits for the screen that was chosen and never covers the till', () => {
    expect(place('screen', [counter, second, third], { chosen: '3' })?.bounds).toEqual(third.bounds)
    expect(place('screen', [counter, second], { chosen: '3' })).toBeNull()
    expect(place('screen', [counter, second], { chosen: '1' })).toBeNull()
  })

  it('is small, in a corner of the till’s screen, where there is no other', () => {
    expect(place('window', [counter])).toEqual({
      kind: 'window',
      bounds: { x: 1280, y: 600, width: 640, height: 480 },
    })
  })

  it('comes back where it was moved to, as long as that is on a screen', () => {
    const kept = { x: 2000, y: 100, width: 500, height: 400 }
    expect(place('window', [counter, second], { kept })?.bounds).toEqual(kept)
    expect(place('window', [counter], { kept })?.bounds.x).toBe(1280)
  })

  it('is nowhere while nobody wants it', () => {
    expect(place('nothing')).toBeNull()
  })
})
