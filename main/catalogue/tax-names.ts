import type { Language } from '../../preload/contract/views.ts'

const words: Readonly<Record<Language, string>> = { en: 'VAT', de: 'MwSt', nl: 'Btw', fr: 'TVA' }
/** Where the tax of a sale is not called a value added tax. */
const wordsByCurrency: Readonly<Record<string, string>> = {
  USD: 'Tax',
  CAD: 'Tax',
  AUD: 'GST',
  NZD: 'GST',
  JPY: 'Tax',
}

/** What a rate is called when nobody has named it: "MwSt 19 %". */
export function taxRateName(language: Language, currency: string, ratePpm: number): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 })
  const word = language === 'en' ? (wordsByCurrency[currency] ?? words.en) : words[language]
  // Plain spaces: a receipt printer knows no other.
  return `${word} ${percent.format(ratePpm / 1_000_000).replace(/\s/g, ' ')}`
}
