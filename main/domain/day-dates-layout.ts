import type { Language, PaperLine } from '../../preload/contract/views.ts'
import type { DayDocument } from './day-document.ts'
import { rowLines, rule, textLines } from './paper.ts'
import { amountText, dateText } from './paper-amount.ts'

const words: Record<Language, string> = {
  en: 'Several days, not closed in between',
  de: 'Mehrere Tage, dazwischen nicht abgeschlossen',
  nl: 'Meerdere dagen, tussendoor niet afgesloten',
  fr: 'Plusieurs jours, sans clôture entre eux',
}

/** Nothing for a report of one day, and for those of before this was told. */
export function datesBlock({ dates, language, currency }: DayDocument, columns: number): PaperLine[] {
  if (!dates) return []
  return [
    rule(columns),
    ...textLines(words[language], columns, { bold: true }),
    ...dates.flatMap(({ date, sales, amountMinor }) =>
      rowLines(
        `${dateText(date, language)} (${sales})`,
        amountText(amountMinor, currency, language),
        columns,
      ),
    ),
  ]
}
