import { formatMoney } from '../../preload/contract/money.ts'
import type { Discount, Language, Unit } from '../../preload/contract/views.ts'

/** How amounts and quantities stand on the display, in the language of the customers. */
export type Written = {
  money(minor: number, currency: string): string
  quantity(milli: number, unit: Unit): string
  discount(discount: Discount, minor: number, currency: string): string
}

const usual: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', nl: 'nl-NL', fr: 'fr-FR' }
const signs: Readonly<Record<Unit, string>> = { piece: '×', kg: 'kg', g: 'g', l: 'l', m: 'm', hour: 'h' }

export function writtenIn(language: Language): Written {
  const locale = localeOf(language)
  const quantities = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 })
  const money = (minor: number, currency: string) => formatMoney({ minor, currency }, locale)
  return {
    money,
    quantity: (milli, unit) =>
      `${quantities.format(milli / 1000)}\u00a0${unit === 'hour' && language === 'nl' ? 'u' : signs[unit]}`,
    discount(discount, minor, currency) {
      const off = `−${money(minor, currency)}`
      return discount.kind === 'percent' ? `${percents.format(discount.ppm / 1_000_000)} · ${off}` : off
    },
  }
}

/** The region of the machine where it speaks this language, as the till's own screens do. */
function localeOf(language: Language): string {
  const { locale } = new Intl.NumberFormat().resolvedOptions()
  return locale.startsWith(`${language}-`) ? locale : usual[language]
}
