/** Colours for categories that were created without one; white text stands out on each (contrast over 4.5). */
export const tileColors = [
  '#9a3412',
  '#0e7490',
  '#15803d',
  '#7e22ce',
  '#be123c',
  '#1d4ed8',
  '#a16207',
  '#0f766e',
  '#be185d',
  '#4338ca',
  '#4d7c0f',
  '#475569',
] as const

export const plainTileColor = '#475569'

/** The next colour in turn, so that neighbours differ. */
export const nextTileColor = (taken: number): string =>
  tileColors[taken % tileColors.length] ?? plainTileColor
