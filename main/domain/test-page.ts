import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { centredLines, rowLines, rule, textLines } from './paper.ts'
import { dateTimeText } from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import { paperMark } from './receipt-parts.ts'
import { testWords } from './receipt-words.ts'

export type TestPage = {
  language: Language
  shopName: string
  /** Named on the page: who holds it knows which printer was meant. */
  printerAddress: string
  training: boolean
  test: boolean
  at: number
  timeZone: string
}

/** One of each kind of letter that a European shop prints, so that a wrong code page is seen at set-up. */
const sampleCharacters = ['ABC abc 0123456789', 'äöüß éèçñ àâêîôû', '€ £ øåæ łśżź čřžő', 'Ω Ж №']

/** What a line of the ruler shows of a code page: letters that shops print in it. */
const pageSamples: Record<string, string> = {
  cp852: 'łśżź čřžő ŁŚŻŹ',
  cp866: 'Жизнь Чай Я',
  cp737: 'Ωμέγα Γύρος',
  cp857: 'İğneŞıç ÇÖÜ',
  cp437: 'äöüß éèçñ £',
}
const usualSample = 'äöüß éèçñ £ €'

/** A line of the ruler: somebody who sees which of them are right says their numbers. */
export function rulerLine(number: number, page: string): PaperLine {
  return { text: `${number}  ${page.padEnd(7)} ${pageSamples[page] ?? usualSample}` }
}

export function layOutTestPage(page: TestPage, columns: number): PaperLine[] {
  const words = testWords[page.language]
  const mark = paperMark(page, page.language, columns)
  const scale = '1234567890'.repeat(7).slice(0, columns)
  return [
    ...mark,
    ...centredLines(words.title, columns, { bold: true, large: true }),
    ...centredLines(paperText(page.shopName), columns),
    rule(columns),
    ...rowLines(words.printer, paperText(page.printerAddress), columns),
    ...rowLines(words.columns, String(columns), columns),
    ...rowLines(words.printedAt, dateTimeText(page.at, page.timeZone, page.language), columns),
    rule(columns),
    ...textLines(words.ifReadable, columns),
    { text: scale },
    ...sampleCharacters.map((text) => ({ text })),
    ...mark,
  ]
}
