import fc from 'fast-check'
import { moveCash } from '../../main/day/cash-book.ts'
import type { DayContext } from '../../main/day/day-context.ts'
import { chosenCashStep } from '../../main/domain/cash.ts'
import type { PaymentContext } from '../../main/payments/payment-context.ts'
import { pollPayment } from '../../main/payments/poll-payment.ts'
import { startCardPayment } from '../../main/payments/start-payment.ts'
import { submitPayment } from '../../main/payments/submit-payment.ts'
import { takeCash } from '../../main/payments/take-cash.ts'
import type { QueryOutcome } from '../../main/ports.ts'
import { createWorker } from '../../main/queue/worker.ts'
import { addOpenAmount } from '../../main/sales/add-to-basket.ts'
import { setLineDiscount, setSaleDiscount, voidLine } from '../../main/sales/edit-basket.ts'
import { type GiveBackContext, giveBack, lookAtGiveBack } from '../../main/sales/give-back.ts'
import { openBasket, openSaleId, saleTotal } from '../../main/sales/open-basket.ts'
import { clearBasket, parkBasket } from '../../main/sales/park-basket.ts'
import { finishFree, recordIfPaid } from '../../main/sales/record-sale.ts'
import { takeBack } from '../../main/sales/take-back.ts'
import { approved, fakeProvider } from './fake-provider.ts'
import { storeReader } from './payment-desk.ts'
import { good, type SalesTill, salesTill } from './sales-till.ts'

/* A day at the till by chance: the till's own verbs over a real file, a card service that approves, and a clock that goes on. */

const discount = fc.option(
  fc.oneof(
    fc.integer({ min: 10_000, max: 1_000_000 }).map((ppm) => ({ kind: 'percent' as const, ppm })),
    fc.integer({ min: 1, max: 5_000 }).map((minor) => ({ kind: 'amount' as const, minor })),
  ),
  { freq: 2 },
)

const sale = fc.record({
  what: fc.constant('sale' as const),
  lines: fc.array(
    fc.record({
      amountMinor: fc.integer({ min: 1, max: 300_000 }),
      name: fc.constantFrom('Tea', 'Cake', 'قهوة ☕'),
      discount,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  discount,
  pay: fc.constantFrom('cash' as const, 'card' as const, 'split' as const),
  tipMinor: fc.nat(400),
})

export const randomStep = fc.oneof(
  { weight: 6, arbitrary: sale },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom('void' as const, 'clear' as const),
      minor: fc.integer({ min: 1, max: 9_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      kind: fc.constantFrom('float' as const, 'paid-in' as const, 'paid-out' as const),
      minor: fc.integer({ min: 1, max: 9_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('return' as const), nth: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('part' as const),
      minor: fc.integer({ min: 5_000, max: 90_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.nat(400) }) },
)
type Step = typeof randomStep extends fc.Arbitrary<infer T> ? T : never
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never

export type RandomDay = {
  till: SalesTill
  day: DayContext
  /** Cash that came into the drawer or left it, as the hands at the till saw it. */
  readonly cashMinor: number
  readonly voids: { lines: number; sales: number }
  run(steps: readonly Step[]): Promise<void>
}

export function randomDay(currency: string, timeZone = 'Europe/Berlin'): RandomDay {
  const till = salesTill({ currency, timeZone, cashCount: 'open' })
  const { context, clock } = till
  const { database } = context
  const provider = cardService(currency)
  let nextId = 0
  const counted = { cashMinor: 0, voids: { lines: 0, sales: 0 } }
  const payments: PaymentContext = {
    ...context,
    providers: [provider],
    saleTotal: (saleId) => saleTotal(context, saleId),
    openSaleId: () => openSaleId(context),
    cashStepMinor: (code) => chosenCashStep(till.settings.cashRounding, code),
    freeBytes: () => null,
    recordIfPaid: (saleId, at, known) => recordIfPaid(context, saleId, at, known),
    nudge: () => undefined,
    wakeQueue: () => worker.nudge(),
    random: () => 0.5,
  }
  const worker = createWorker({
    ...context,
    random: () => 0.5,
    steps: {
      'submit-payment': (job) => submitPayment(payments, job),
      'poll-payment': (job) => pollPayment(payments, job),
    },
  })
  storeReader(database, provider.id)
  worker.start()
  const day: DayContext = {
    ...context,
    settings: () => till.settings,
    isTraining: () => false,
    nudge: () => undefined,
    wakeQueue: () => undefined,
  }

  const cash = (saleId: string, amountMinor: number | null): boolean => {
    nextId += 1
    const paymentId = `cash-${nextId}`
    const taken = takeCash(payments, { paymentId, saleId, amountMinor, tenderedMinor: null })
    if (!taken.ok) return false
    const row = database
      .sql<[string], { charged: number }>('select charged_minor as charged from payments where id = ?')
      .get(paymentId)
    counted.cashMinor += row?.charged ?? 0
    return true
  }
  const card = async (saleId: string, tipMinor: number): Promise<void> => {
    nextId += 1
    provider.tipMinor = tipMinor
    good(
      startCardPayment(payments, { paymentId: `card-${nextId}`, saleId, amountMinor: null, readerId: null }),
    )
    for (let look = 0; look < 20 && openBasket(context).id === saleId; look += 1) await clock.advance(2_000)
  }
  const ringUp = (lines: Sale['lines']): string => {
    for (const { discount: off, ...line } of lines) {
      const { focus } = good(addOpenAmount(context, line))
      if (off && focus) good(setLineDiscount(context, { lineId: focus, discount: off }))
    }
    return openBasket(context).id
  }
  const pay = async (saleId: string, how: Sale['pay'], tipMinor: number): Promise<void> => {
    const total = saleTotal(context, saleId)?.totalMinor ?? 0
    if (total === 0) {
      good(finishFree(context, saleId))
      return
    }
    // A part that coins cannot pay is refused: then the card pays all of it.
    if (how === 'split') cash(saleId, Math.floor(total / 2_000) * 1_000 || null)
    if (openBasket(context).id !== saleId) return
    if (how === 'cash') cash(saleId, null)
    else await card(saleId, tipMinor)
    // What coins cannot express at all needs a card.
    if (openBasket(context).id === saleId) await card(saleId, tipMinor)
  }
  const returning: GiveBackContext = {
    ...context,
    cashStepMinor: payments.cashStepMinor,
    // No account of the service any more: everything goes out of the drawer.
    serviceOf: () => undefined,
    createRefund: () => {
      throw new Error('nothing goes back to a card here')
    },
  }
  const bringBack = (nth: number): void => {
    const sales = database
      .sql<[], { id: string }>('select id from sales where total_minor > 0 order by number')
      .all()
    const chosen = sales[nth % Math.max(1, sales.length)]
    if (!chosen) return
    const taken = takeBack(context, { saleId: chosen.id, taken: { kind: 'all' } })
    if (!taken.ok) return
    const { id } = openBasket(context)
    const plan = lookAtGiveBack(returning, id)
    if (!plan.ok) {
      // What came to nothing at all has nothing to give back.
      good(finishFree(context, id))
      return
    }
    good(giveBack(returning, { saleId: id, cashMinor: plan.value.cash?.inCoins.minor ?? 0 }))
    const row = database
      .sql<[string], { document: string }>('select document from sales where id = ?')
      .get(id)
    const document = JSON.parse(row?.document ?? '{"tenders":[]}') as {
      tenders: { tender: string; chargedMinor: number }[]
    }
    for (const { tender, chargedMinor } of document.tenders)
      if (tender === 'cash') counted.cashMinor += chargedMinor
  }
  const step = async (one: Step): Promise<void> => {
    await clock.advance(60_000)
    switch (one.what) {
      case 'sale': {
        const saleId = ringUp(one.lines)
        if (one.discount) good(setSaleDiscount(context, { discount: one.discount }))
        await pay(saleId, one.pay, one.tipMinor)
        return
      }
      case 'void': {
        const { focus } = good(addOpenAmount(context, { amountMinor: one.minor }))
        good(voidLine(context, { lineId: focus ?? '' }))
        counted.voids.lines += 1
        return
      }
      case 'clear':
        good(addOpenAmount(context, { amountMinor: one.minor }))
        good(clearBasket(context))
        counted.voids.sales += 1
        return
      case 'move': {
        nextId += 1
        const moved = moveCash(day, {
          moveId: `move-${nextId}`,
          kind: one.kind,
          amountMinor: one.minor,
          reason: 'by chance',
        })
        if (moved.ok) counted.cashMinor += one.kind === 'paid-out' ? -one.minor : one.minor
        return
      }
      case 'return':
        bringBack(one.nth)
        return
      case 'part': {
        const saleId = ringUp([{ amountMinor: one.minor, name: 'Tea', discount: null }])
        cash(saleId, 1_000)
        good(parkBasket(context, { label: '' }))
        return
      }
      case 'wait':
        await clock.advance(one.minutes * 60_000)
    }
  }
  return {
    till,
    day,
    get cashMinor() {
      return counted.cashMinor
    },
    voids: counted.voids,
    async run(steps) {
      for (const one of steps) await step(one)
      await worker.stop()
    },
  }
}

/** Approves what it is asked for, with the tip that the cardholder chose. */
function cardService(currency: string) {
  const fake = fakeProvider()
  const service = Object.assign(fake, {
    tipMinor: 0,
    supportsCurrency: () => true,
    onQuery: ({ reference }: { reference: string }): QueryOutcome => {
      const request = fake.submits.find((submit) => submit.reference === reference)
      const outcome = approved(request?.amountMinor ?? 0, service.tipMinor)
      return { ...outcome, currency, providerIds: { transaction: `tx-${reference}` } } as QueryOutcome
    },
  })
  return service
}
