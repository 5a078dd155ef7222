import { formatMoney, type Money } from '../preload/contract/money.ts'
import type { Discount, Language, Unit } from '../preload/contract/views.ts'
import { lazily } from './lazily.ts'
import type { Texts } from './texts/en.ts'

export type Format = ReturnType<typeof createFormat>

/** How numbers, amounts and times are written in the shop's language, at the shop's time. */
export function createFormat(language: Language, timeZone: string, texts: Texts) {
  const locale = localeOf(language)
  const quantities = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }))
  const whole = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
  const tenths = lazily(
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  )
  const percents = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }))
  const times = lazily(
    () => new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }),
  )
  const seconds = lazily(() => new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'medium' }))
  const moments = lazily(
    () => new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
  )
  const dates = lazily(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' }))

  const shortDates = lazily(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' }))

  const money = (amount: Money) => formatMoney(amount, locale)
  const quantity = (milli: number) => quantities().format(milli / 1000)
  return {
    locale,
    money,
    quantity,
    number: (value: number) => whole().format(value),
    percent: (ppm: number) => percents().format(ppm / 1_000_000),
    time: (at: number) => times().format(at),
    timeWithSeconds: (at: number) => seconds().format(at),
    moment: (at: number) => moments().format(at),
    /** A business day is a date without a time: 2026-11-21. */
    businessDay: (date: string) => dates().format(new Date(`${date}T00:00:00Z`)),
    shortDay: (date: string) => shortDates().format(new Date(`${date}T00:00:00Z`)),
    /** "3 ×" or "1.25 kg": how many of what. */
    amountOf: (milli: number, unit: Unit) => `${quantity(milli)} ${texts.unitSigns[unit]}`,
    discount: (discount: Discount, currency: string) =>
      discount.kind === 'percent'
        ? percents().format(discount.ppm / 1_000_000)
        : money({ minor: discount.minor, currency }),
    get decimalSign() {
      return (
        quantities()
          .formatToParts(1.5)
          .find((part) => part.type === 'decimal')?.value ?? '.'
      )
    },
    /** How long until, or since: "4 s", "1:20 min", "2:05 h". */
    span: (ms: number) => {
      const total = Math.max(0, Math.round(ms / 1000))
      if (total < 60) return `${total} s`
      const [whole, rest, unit] =
        total < 3600
          ? [Math.floor(total / 60), total % 60, 'min']
          : [Math.floor(total / 3600), Math.floor((total % 3600) / 60), 'h']
      return `${whole}:${String(rest).padStart(2, '0')} ${unit}`
    },
    /** How long something took: "312 ms", "1.2 s". */
    duration: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${tenths().format(ms / 1000)} s`),
    elapsed: (ms: number) => {
      const total = Math.max(0, Math.floor(ms / 1000))
      return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`
    },
  }
}

/** The region of the machine where it speaks the shop's language: "de-AT" writes amounts as Austria does. */
export function localeOf(language: Language): string {
  const ofMachine = globalThis.navigator?.languages ?? []
  return ofMachine.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? usual[language]
}

/** Plain "en" would be read as American: a clock of twelve hours, the month first. */
const usual: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', nl: 'nl-NL', fr: 'fr-FR' }

type Forms = { one: string; other: string }

/** Which form of a word goes with a number; `#` in the form becomes the number in the language's digits. */
export function pluralIn(language: Language): (count: number, forms: Forms) => string {
  const rules = lazily(() => new Intl.PluralRules(language))
  const numbers = lazily(() => new Intl.NumberFormat(language))
  return (count, forms) => {
    const form = rules().select(count) === 'one' ? forms.one : forms.other
    return form.replace('#', numbers().format(count))
  }
}
