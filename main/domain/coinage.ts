import { parseAmount } from '../../preload/contract/money.ts'
import type { HalfStep } from './rounding.ts'

/*
 * The coins and notes in people's hands, and how cash is rounded where the smallest coins are gone. Rare pieces that no
 * cashier expects (the 500 euro note, the half dollar, the 2000 yen note) are left out: they only spoil suggestions.
 */

export type Coinage = {
  /** Minor units, smallest first. */
  coins: readonly number[]
  notes: readonly number[]
  /** Cash is rounded to a multiple of this; 1 is not at all. */
  roundingStep: number
  half: HalfStep
}

type Entry = { coins: string; notes: string; step?: string; half?: HalfStep }

/** As they are stamped and printed. */
const entries: Readonly<Record<string, Entry>> = {
  AUD: { coins: '0.05 0.1 0.2 0.5 1 2', notes: '5 10 20 50 100', step: '0.05' },
  BGN: { coins: '0.01 0.02 0.05 0.1 0.2 0.5 1 2', notes: '5 10 20 50 100' },
  BHD: { coins: '0.005 0.01 0.025 0.05 0.1', notes: '0.5 1 5 10 20', step: '0.005' },
  BRL: { coins: '0.05 0.1 0.25 0.5 1', notes: '2 5 10 20 50 100 200', step: '0.05' },
  CAD: { coins: '0.05 0.1 0.25 1 2', notes: '5 10 20 50 100', step: '0.05' },
  CHF: { coins: '0.05 0.1 0.2 0.5 1 2 5', notes: '10 20 50 100 200 1000', step: '0.05' },
  // The law names 1 to 5 as rounded down, 6 to 9 as rounded up.
  CLP: { coins: '10 50 100 500', notes: '1000 2000 5000 10000 20000', step: '10', half: 'down' },
  COP: { coins: '50 100 200 500 1000', notes: '2000 5000 10000 20000 50000 100000', step: '50' },
  CZK: { coins: '1 2 5 10 20 50', notes: '100 200 500 1000 2000 5000', step: '1' },
  DKK: { coins: '0.5 1 2 5 10 20', notes: '50 100 200 500', step: '0.5' },
  EUR: { coins: '0.01 0.02 0.05 0.1 0.2 0.5 1 2', notes: '5 10 20 50 100 200' },
  GBP: { coins: '0.01 0.02 0.05 0.1 0.2 0.5 1 2', notes: '5 10 20 50' },
  HUF: { coins: '5 10 20 50 100 200', notes: '500 1000 2000 5000 10000 20000', step: '5' },
  ISK: { coins: '1 5 10 50 100', notes: '500 1000 2000 5000 10000' },
  JPY: { coins: '1 5 10 50 100 500', notes: '1000 5000 10000' },
  KRW: { coins: '10 50 100 500', notes: '1000 5000 10000 50000', step: '10' },
  KWD: { coins: '0.005 0.01 0.02 0.05 0.1', notes: '0.25 0.5 1 5 10 20', step: '0.005' },
  MXN: { coins: '0.1 0.2 0.5 1 2 5 10', notes: '20 50 100 200 500 1000', step: '0.1' },
  NOK: { coins: '1 5 10 20', notes: '50 100 200 500 1000', step: '1' },
  // Shops choose where 5 cents go; nearly all of them round them down, as the reserve bank suggests.
  NZD: { coins: '0.1 0.2 0.5 1 2', notes: '5 10 20 50 100', step: '0.1', half: 'down' },
  PLN: { coins: '0.01 0.02 0.05 0.1 0.2 0.5 1 2 5', notes: '10 20 50 100 200 500' },
  RON: { coins: '0.01 0.05 0.1 0.5', notes: '1 5 10 20 50 100 200 500' },
  SEK: { coins: '1 2 5 10', notes: '20 50 100 200 500 1000', step: '1' },
  TND: { coins: '0.005 0.01 0.02 0.05 0.1 0.2 0.5 1 2 5', notes: '10 20 50', step: '0.005' },
  TRY: { coins: '0.01 0.05 0.1 0.25 0.5 1 5', notes: '10 20 50 100 200' },
  USD: { coins: '0.01 0.05 0.1 0.25', notes: '1 5 10 20 50 100' },
}

const byCurrency: ReadonlyMap<string, Coinage> = new Map(
  Object.entries(entries).map(([currency, entry]) => [currency, coinageFrom(currency, entry)]),
)

/** @throws when the currency is not one the till knows: coins are not guessed. */
export function coinageOf(currency: string): Coinage {
  const coinage = byCurrency.get(currency)
  if (!coinage) throw new Error(`no coins are known for ${currency}`)
  return coinage
}

function coinageFrom(currency: string, entry: Entry): Coinage {
  const minor = (text: string) => {
    const amount = parseAmount(text, currency)
    if (amount === undefined) throw new Error(`${text} is not an amount of ${currency}`)
    return amount
  }
  return {
    coins: entry.coins.split(' ').map(minor),
    notes: entry.notes.split(' ').map(minor),
    roundingStep: entry.step === undefined ? 1 : minor(entry.step),
    half: entry.half ?? 'away',
  }
}
