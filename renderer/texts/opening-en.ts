/** The opening check, and days that nobody closed. */
export type OpeningTexts = typeof openingEn

export const openingEn = {
  toDay: 'To the day',
  severalDates: (sums: string) => `Not closed in between: ${sums}. The Z report says each day by itself.`,
  dayEnds: 'A business day ends at',
  dayEndsHint: 'Sales after midnight and before this hour still belong to the evening before.',
  midnight: 'Midnight',
}
