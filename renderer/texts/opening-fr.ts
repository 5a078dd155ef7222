import type { OpeningTexts } from './opening-en.ts'

export const openingFr: OpeningTexts = {
  toDay: 'Vers la journée',
  severalDates: (sums: string) =>
    `Sans clôture entre elles\u202f: ${sums}. Le rapport Z indique chaque journée séparément.`,
  dayEnds: 'Une journée se termine à',
  dayEndsHint: 'Les ventes après minuit et avant cette heure comptent encore pour la veille.',
  midnight: 'Minuit',
}
