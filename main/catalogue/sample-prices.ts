/*
 * Sample prices outside the euro: what a coffee costs there, in steps that its shops use. Not an exchange rate: nobody
 * buys by these, they have to look right.
 */

type PriceScale = {
  /** Minor units for what costs one euro here. */
  perEuro: number
  /** Prices are whole multiples of it. */
  step: number
}

const scales: Readonly<Record<string, PriceScale>> = {
  AUD: { perEuro: 170, step: 10 },
  BGN: { perEuro: 180, step: 5 },
  BHD: { perEuro: 430, step: 50 },
  BRL: { perEuro: 450, step: 10 },
  CAD: { perEuro: 150, step: 5 },
  CHF: { perEuro: 130, step: 5 },
  CLP: { perEuro: 900, step: 50 },
  COP: { perEuro: 300_000, step: 10_000 },
  CZK: { perEuro: 2_200, step: 100 },
  DKK: { perEuro: 950, step: 50 },
  EUR: { perEuro: 100, step: 1 },
  GBP: { perEuro: 95, step: 5 },
  HUF: { perEuro: 36_000, step: 1_000 },
  ISK: { perEuro: 190, step: 10 },
  JPY: { perEuro: 150, step: 10 },
  KRW: { perEuro: 1_500, step: 100 },
  KWD: { perEuro: 350, step: 50 },
  MXN: { perEuro: 1_700, step: 50 },
  NOK: { perEuro: 1_200, step: 100 },
  NZD: { perEuro: 180, step: 10 },
  PLN: { perEuro: 420, step: 10 },
  RON: { perEuro: 460, step: 10 },
  SEK: { perEuro: 1_100, step: 100 },
  TND: { perEuro: 1_600, step: 100 },
  TRY: { perEuro: 4_000, step: 100 },
  USD: { perEuro: 115, step: 5 },
}

/** @throws for a currency that has no scale: a guess would be off by a hundred */
export function samplePrice(euroCents: number, currency: string): number {
  const scale = scales[currency]
  if (!scale) throw new Error(`no sample prices for ${currency}`)
  return Math.max(1, Math.round((euroCents * scale.perEuro) / 100 / scale.step)) * scale.step
}
