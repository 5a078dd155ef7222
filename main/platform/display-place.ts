import { type Rectangle, smallestWindow } from './window-state.ts'

/* Where the customer's window is, as far as it can be said without a window: tested over every set of screens. */

export type ScreenOfMachine = { id: string; bounds: Rectangle; workArea: Rectangle }

/** Nowhere; on a screen of its own while that is connected; as a small window beside the till. */
export type DisplayWish = 'nothing' | 'screen' | 'window'

export type DisplayPlace = { kind: 'full' | 'window'; bounds: Rectangle } | null

/**
 * @param tillScreen never covered by the customer's picture
 * @param chosen the screen that the shop chose; empty: any that the till is not on
 * @param kept where the small window was
 */
export function placeDisplay(wanted: {
  wish: DisplayWish
  screens: readonly ScreenOfMachine[]
  tillScreen: string
  chosen: string
  kept: Rectangle | null
}): DisplayPlace {
  const { wish, screens, tillScreen, kept } = wanted
  if (wish === 'nothing') return null
  if (wish === 'window') return { kind: 'window', bounds: smallPlace(screens, tillScreen, kept) }
  const screen = displayScreen(wanted)
  return screen ? { kind: 'full', bounds: screen.bounds } : null
}

export function displayScreen({
  screens,
  tillScreen,
  chosen,
}: {
  screens: readonly ScreenOfMachine[]
  tillScreen: string
  chosen: string
}): ScreenOfMachine | undefined {
  return screens.find(({ id }) => id !== tillScreen && (chosen === '' || id === chosen))
}

/** Where it was, while that is still on a screen; else the lower corner of the till's, out of the way of the sale. */
function smallPlace(
  screens: readonly ScreenOfMachine[],
  tillScreen: string,
  kept: Rectangle | null,
): Rectangle {
  const isInside = ({ workArea: area }: ScreenOfMachine) =>
    kept !== null &&
    kept.x >= area.x &&
    kept.y >= area.y &&
    kept.x + kept.width <= area.x + area.width &&
    kept.y + kept.height <= area.y + area.height
  if (kept && screens.some(isInside)) return kept
  const area = (screens.find(({ id }) => id === tillScreen) ?? screens[0])?.workArea
  const { width, height } = smallestWindow
  if (!area) return { x: 0, y: 0, width, height }
  return {
    x: area.x + Math.max(0, area.width - width),
    y: area.y + Math.max(0, area.height - height),
    width,
    height,
  }
}
