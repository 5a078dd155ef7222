import type { BookingAccounts } from '../../preload/contract/export-views.ts'
import type { DayDocument } from './day-document.ts'

/*
 * A Z report as bookings, in the way that German shops know: everything that was sold goes through the drawer at its gross, by tax rate, and what
 * cards paid goes from there to the money on its way. What moved on cards and is in no sale waits on an account for what has to be cleared. So
 * the drawer's account comes to the Z's cash, the cards' account to the Z's cards, and revenue to its turnover.
 */

export type Booking = {
  /** Above nought: the side says the direction. */
  amountMinor: number
  /** Debit of `account` is S, credit H. */
  side: 'S' | 'H'
  account: string
  contra: string
  text: string
}

export function bookingsOfDay(document: DayDocument, accounts: BookingAccounts): Booking[] {
  const { figures, outside } = document
  const { cash, card, tips, rounding, clearing } = accounts
  const z = `Z ${document.zNumber ?? ''}`
  const cards = figures.byTender.find(({ tender }) => tender === 'card')?.amountMinor ?? 0
  const wished: [amountMinor: number, account: string, contra: string, text: string][] = [
    ...figures.byTax.map(({ grossMinor, ratePpm, name }): [number, string, string, string] => [
      grossMinor,
      cash,
      revenueAccount(accounts, ratePpm) ?? '',
      `${z} ${name}`,
    ]),
    [cards, card, cash, `${z} Karte`],
    [figures.tipsMinor, card, tips, `${z} Trinkgeld`],
    [figures.cashRoundingMinor, cash, rounding, `${z} Barrundung`],
    [outside.late.amountMinor, card, clearing, `${z} Karte ohne Verkauf`],
    [outside.lateBooked.amountMinor, clearing, card, `${z} schon gemeldet`],
    [outside.refunds.amountMinor, clearing, card, `${z} Erstattung`],
    [outside.takenBack.amountMinor, clearing, card, `${z} Rücklastschrift`],
    [outside.repaidCash.amountMinor, cash, clearing, `${z} nachgezahlt bar`],
    [outside.repaidCard.amountMinor, card, clearing, `${z} nachgezahlt Karte`],
    [outside.changed.cashMinor, cash, clearing, `${z} Zahlart berichtigt bar`],
    [outside.changed.cardMinor, card, clearing, `${z} Zahlart berichtigt Karte`],
  ]
  return wished.flatMap(([amountMinor, account, contra, text]) =>
    amountMinor === 0
      ? []
      : [
          {
            amountMinor: Math.abs(amountMinor),
            side: amountMinor > 0 ? ('S' as const) : ('H' as const),
            account,
            contra,
            text,
          },
        ],
  )
}

export function revenueAccount({ revenue }: BookingAccounts, ratePpm: number): string | undefined {
  return revenue.find((one) => one.ratePpm === ratePpm)?.account || undefined
}
