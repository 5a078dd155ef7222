import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

/* Where the window was, kept in the data folder. Screens come and go: what is kept is checked against those present. */

const rectangle = v.object({
  x: v.pipe(v.number(), v.safeInteger()),
  y: v.pipe(v.number(), v.safeInteger()),
  width: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(32_000)),
  height: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(32_000)),
})
const stateSchema = v.object({ bounds: rectangle, isMaximised: v.boolean(), isFullScreen: v.boolean() })

export type Rectangle = v.InferOutput<typeof rectangle>
export type WindowState = v.InferOutput<typeof stateSchema>

export const smallestWindow = { width: 640, height: 480 }
const usualWindow = { width: 1366, height: 860 }
/** So much of the title must be reachable, or nobody can drag the window back. */
const reachable = { width: 120, height: 40 }

/**
 * The kept place where it is still on a screen, else the middle of the first one.
 * @param screens the parts of the screens that windows may use, the main one first
 */
export function placeWindow(kept: WindowState | null, screens: readonly Rectangle[]): WindowState {
  const main = screens[0] ?? { x: 0, y: 0, ...usualWindow }
  if (kept && screens.some((screen) => isReachable(kept.bounds, screen))) {
    const bounds = {
      ...kept.bounds,
      width: Math.max(kept.bounds.width, smallestWindow.width),
      height: Math.max(kept.bounds.height, smallestWindow.height),
    }
    return { ...kept, bounds }
  }
  const width = Math.min(usualWindow.width, main.width)
  const height = Math.min(usualWindow.height, main.height)
  return {
    bounds: {
      x: main.x + Math.floor((main.width - width) / 2),
      y: main.y + Math.floor((main.height - height) / 2),
      width,
      height,
    },
    isMaximised: kept?.isMaximised ?? false,
    isFullScreen: kept?.isFullScreen ?? false,
  }
}

function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const isTitleInside = window.y >= screen.y && window.y + reachable.height <= screen.y + screen.height
  return across >= reachable.width && isTitleInside
}

export function readWindowState(folder: string): WindowState | null {
  try {
    return v.parse(stateSchema, JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8')))
  } catch {
    // None yet, or not ours: the usual place is no loss.
    return null
  }
}

export function writeWindowState(folder: string, state: WindowState): void {
  writeFileSync(join(folder, 'window.json'), `${JSON.stringify(state)}\n`)
}
