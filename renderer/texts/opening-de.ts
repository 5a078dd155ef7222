import type { OpeningTexts } from './opening-en.ts'

export const openingDe: OpeningTexts = {
  toDay: 'Zum Tag',
  severalDates: (sums: string) =>
    `Dazwischen nicht abgeschlossen: ${sums}. Der Z-Bericht nennt jeden Tag für sich.`,
  dayEnds: 'Ein Geschäftstag endet um',
  dayEndsHint: 'Verkäufe nach Mitternacht und vor dieser Stunde gehören noch zum Abend davor.',
  midnight: 'Mitternacht',
}
