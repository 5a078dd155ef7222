import type { OpeningTexts } from './opening-en.ts'

export const openingNl: OpeningTexts = {
  toDay: 'Naar de dag',
  severalDates: (sums: string) => `Tussendoor niet afgesloten: ${sums}. Het Z-rapport noemt elke dag apart.`,
  dayEnds: 'Een dag eindigt om',
  dayEndsHint: 'Verkopen na middernacht en vóór dit uur horen nog bij de avond ervoor.',
  midnight: 'Middernacht',
}
