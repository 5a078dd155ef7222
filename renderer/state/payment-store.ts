import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TillError } from '../../preload/contract/result.ts'
import type { GiveBackView } from '../../preload/contract/return-views.ts'
import type { BasketView, DueView, PaymentView, SaleView } from '../../preload/contract/views.ts'
import type { Ask } from './ask.ts'

export type PaymentPhase =
  /** The sale screen. */
  | 'closed'
  /** What is due, and how to pay it. */
  | 'choosing'
  /** A card payment, under way or just ended. */
  | 'following'
  /** A sale below nought: where its money goes back to. */
  | 'giving'
  /** The sale is complete. */
  | 'done'

export type CardRequest = { readerId: string | null; amountMinor: number | null }

export type PaymentState = {
  phase: PaymentPhase
  /** The finished sale that is open again and is paid now; null for the basket. */
  reopens: string | null
  due: DueView | null
  giving: GiveBackView | null
  paymentId: string | null
  payment: PaymentView | null
  sale: SaleView | null
  error: TillError | null
  busy: boolean
  lastCard: CardRequest | null
  /** Amount keys typed between "pay" and the pad that reads them; null while nobody types ahead. */
  typedAhead: string | null
  /** The way to the receipt whose dialog is open. */
  offered: 'mail' | 'code' | null
}

export type PaymentStore = ReturnType<typeof createPaymentStore>

type Outside = {
  ask: Ask
  newId: () => string
  /** Returns the way to call it off. */
  setTimer: (work: () => void, ms: number) => () => void
  onProblem: (error: TillError) => void
  onVerdict: (payment: PaymentView) => void
  onSaleDone: () => void
}

const pollMs = 500
/** What took nothing is looked at on: an approval may come all the same. */
const watchMs = 5_000
/** While somebody chooses: another window may have begun, a reader may have come back. */
const dueMs = 3_000
const resting = { paymentId: null, payment: null, error: null, busy: false, typedAhead: null, offered: null }

/**
 * The cashier's side of a payment. It asks until the payment is final: a nudge only shortens the wait, and a screen that
 * was reloaded takes up the question where it was.
 */
export function createPaymentStore(outside: Outside) {
  const { ask, newId, setTimer, onProblem, onVerdict, onSaleDone } = outside
  const store = createStore<PaymentState>(() => ({
    ...resting,
    phase: 'closed',
    reopens: null,
    due: null,
    giving: null,
    sale: null,
    lastCard: null,
  }))
  const { getState, setState } = store
  let stopTimer: (() => void) | null = null
  let isAsking = false

  const schedule = () => {
    stopTimer?.()
    const ms = nextLookMs(getState())
    stopTimer = ms === null ? null : setTimer(() => void look(), ms)
  }

  const look = async (): Promise<void> => {
    const { phase, paymentId } = getState()
    if (nextLookMs(getState()) === null || isAsking) return
    if (phase === 'choosing') return await lookAtDue()
    if (paymentId === null) return
    isAsking = true
    const answer = await ask('payment.get', { paymentId })
    isAsking = false
    if (getState().paymentId !== paymentId) return
    if (answer.ok) return await took(answer.value)
    // The till does not know it: the request never arrived, so nothing was started.
    if (answer.error.code === 'payment-not-found') return await openWith(answer.error)
    schedule()
  }

  const took = async (payment: PaymentView): Promise<void> => {
    const before = getState().payment
    const isNews = before?.paymentId !== payment.paymentId || before.status !== payment.status
    setState({ payment, paymentId: payment.paymentId, busy: false })
    schedule()
    if (!payment.isFinal || !isNews) return
    onVerdict(payment)
    if (payment.completedSaleId !== null) return await finish(payment.completedSaleId)
    if (payment.status === 'approved') await openWith(null)
  }

  const finish = async (saleId: string) => {
    stopTimer?.()
    setState({ phase: 'done', sale: null, busy: false, error: null })
    const sale = await ask('sales.get', { saleId })
    if (sale.ok && getState().phase === 'done') setState({ sale: sale.value })
    onSaleDone()
  }

  /** What is due and how it can be paid, as it is now; what the cashier has keyed in stays. */
  const lookAtDue = async (): Promise<void> => {
    isAsking = true
    const answer = await ask('payment.due', { saleId: getState().reopens })
    isAsking = false
    const { phase, busy } = getState()
    if (phase !== 'choosing' || busy) return schedule()
    if (answer.ok && answer.value.openPaymentId !== null) return await follow(answer.value)
    if (answer.ok) setState({ due: answer.value })
    // Another window has finished the sale or taken it away.
    else if (answer.error.code === 'basket-empty' || answer.error.code === 'sale-not-open-again')
      setState({ ...resting, phase: 'closed', reopens: null })
    schedule()
  }

  const follow = async (due: DueView): Promise<void> => {
    setState({ ...resting, phase: 'following', due, paymentId: due.openPaymentId })
    await look()
  }

  const openWith = async (error: TillError | null): Promise<void> => {
    const answer = await ask('payment.due', { saleId: getState().reopens })
    if (!answer.ok) {
      setState({ ...resting, phase: 'closed', reopens: null })
      onProblem(error ?? answer.error)
      return
    }
    if (answer.value.openPaymentId !== null) return await follow(answer.value)
    if (answer.value.total.minor < 0) return await givesBack(store, outside, answer.value.saleId, error)
    const { typedAhead } = getState()
    setState({ ...resting, phase: 'choosing', due: answer.value, error, typedAhead })
    schedule()
  }

  const refused = async (error: TillError): Promise<void> => {
    const { phase } = getState()
    setState({ busy: false, error })
    // Somebody else moved on, or an attempt is still open: show what is true now, with the reason beside it.
    const isOutdated = error.code === 'payment-open' || error.code === 'payment-not-due'
    if (phase !== 'choosing' || isOutdated) await openWith(error)
  }

  return {
    ...store,
    async open() {
      if (getState().phase === 'closed') setState({ typedAhead: '', reopens: null })
      await openWith(null)
    },
    /** Asks again for what the card service took back of a finished sale. */
    async reopen(saleId: string) {
      stopTimer?.()
      setState({ ...resting, phase: 'closed', due: null, sale: null, reopens: saleId })
      await openWith(null)
    },
    ...typingAhead(store),
    nudged: () => void look(),
    ...recovery(store, ask, took, openWith),
    async cash(saleId: string, tenderedMinor: number | null, amountMinor: number | null) {
      if (getState().busy) return
      const paymentId = newId()
      setState({ busy: true, error: null, paymentId: null, payment: null })
      const request = { paymentId, saleId, amountMinor, tenderedMinor }
      let answer = await ask('payment.cash', request)
      // Under the same id it is the same payment, however often it is asked for.
      if (!answer.ok && answer.error.code === 'till-unreachable') answer = await ask('payment.cash', request)
      if (answer.ok) await took(answer.value)
      else await refused(answer.error)
    },
    async card(saleId: string, request: CardRequest) {
      if (getState().busy) return
      const paymentId = newId()
      setState({ busy: true, error: null, lastCard: request, paymentId: null, payment: null })
      const answer = await ask('payment.card', { paymentId, saleId, ...request })
      if (answer.ok || answer.error.code === 'till-unreachable') {
        setState({ phase: 'following', paymentId, busy: false })
        if (answer.ok) await took(answer.value)
        else await look()
      } else {
        await refused(answer.error)
      }
    },
    async finishFree(saleId: string) {
      if (getState().busy) return
      setState({ busy: true, error: null })
      const answer = await ask('payment.finish-free', { saleId })
      if (answer.ok) await finish(answer.value.saleId)
      else await refused(answer.error)
    },
    ...giving(store, ask, finish, openWith),
    /** Booking a late charge made the sale complete. */
    completed: (saleId: string) => finish(saleId),
    ...wishes(store, outside, took),
    ...receiptOf(store, outside),
    /** Back to the sale; what is open stays open and is found again. */
    close() {
      stopTimer?.()
      setState({ ...resting, phase: 'closed', sale: null, reopens: null })
    },
  }
}

/** Main says where the money goes; nothing of it is decided here. */
async function givesBack(
  { setState }: StoreApi<PaymentState>,
  { ask, onProblem }: Outside,
  saleId: string,
  error: TillError | null,
): Promise<void> {
  const plan = await ask('return.plan', { saleId })
  if (plan.ok) return setState({ ...resting, phase: 'giving', giving: plan.value, error })
  setState({ ...resting, phase: 'closed' })
  onProblem(error ?? plan.error)
}

function giving(
  { getState, setState }: StoreApi<PaymentState>,
  ask: Ask,
  finish: (saleId: string) => Promise<void>,
  openWith: (error: TillError) => Promise<void>,
) {
  return {
    /** As it stands on the screen, or not at all. */
    async give() {
      const { giving: plan, busy } = getState()
      if (busy || !plan) return
      setState({ busy: true, error: null })
      const request = { saleId: plan.saleId, cashMinor: plan.cash?.inCoins.minor ?? 0 }
      let answer = await ask('return.give-back', request)
      // It is the same sale, however often it is asked for.
      if (!answer.ok && answer.error.code === 'till-unreachable')
        answer = await ask('return.give-back', request)
      if (answer.ok) await finish(answer.value.saleId)
      else await openWith(answer.error)
    },
  }
}

function recovery(
  { getState, setState }: StoreApi<PaymentState>,
  ask: Ask,
  took: (payment: PaymentView) => Promise<void>,
  openWith: (error: null) => Promise<void>,
) {
  let hasRecovered = false
  return {
    /**
     * After a start or a reload: the attempt that somebody followed may still be open. That of a sale that is open again is
     * taken up once for each page: who leaves it is not fetched back whenever the line was gone for a moment.
     */
    async recover({ basketId, locked }: Pick<BasketView, 'basketId' | 'locked'>) {
      if (getState().phase !== 'closed') return
      const repayment = hasRecovered ? null : await openRepayment(ask, basketId)
      if (getState().phase !== 'closed') return
      hasRecovered ||= repayment !== undefined
      if (repayment) {
        setState({ ...resting, phase: 'following', reopens: repayment.saleId, due: null, sale: null })
        await took(repayment)
      } else if (locked) await openWith(null)
    },
  }
}

/** The newest attempt without a verdict, null where that is the basket's; undefined where the till gives no answer. */
async function openRepayment(ask: Ask, basketId: string): Promise<PaymentView | null | undefined> {
  const open = await ask('payment.open')
  if (!open.ok) return undefined
  const newest = open.value
    .filter(({ repays, saleId }) => repays || saleId === basketId)
    .reduce<PaymentView | null>((last, one) => (last && last.createdAt > one.createdAt ? last : one), null)
  return newest?.repays ? newest : null
}

/** When to look again by itself. Null: nothing that is shown can change. */
function nextLookMs({ phase, paymentId, payment }: PaymentState): number | null {
  if (phase === 'choosing') return dueMs
  if (phase !== 'following' || paymentId === null) return null
  if (!payment?.isFinal) return pollMs
  return payment.status === 'approved' ? null : watchMs
}

/** What the cashier may ask of a payment under way; what came of it is main's to say. */
function wishes(
  { getState, setState }: StoreApi<PaymentState>,
  { ask }: Outside,
  took: (payment: PaymentView) => Promise<void>,
) {
  const wish = async (name: 'payment.cancel' | 'payment.check-now') => {
    const { paymentId } = getState()
    if (paymentId === null) return
    const answer = await ask(name, { paymentId })
    if (answer.ok) await took(answer.value)
    else setState({ error: answer.error })
  }
  return { cancel: () => wish('payment.cancel'), checkNow: () => wish('payment.check-now') }
}

/** The receipt of the sale that was just finished. */
function receiptOf({ getState, setState }: StoreApi<PaymentState>, { ask, onProblem }: Outside) {
  return {
    async refreshSale() {
      const { sale, phase } = getState()
      if (phase !== 'done' || !sale) return
      const answer = await ask('sales.get', { saleId: sale.saleId })
      if (answer.ok && getState().sale?.saleId === sale.saleId) setState({ sale: answer.value })
    },
    offer: (offered: PaymentState['offered']): void => setState({ offered }),
    /** What another call already says of the sale on the screen. */
    took(sale: SaleView) {
      if (getState().sale?.saleId === sale.saleId) setState({ sale })
    },
    /** The customer wants no receipt. */
    async decline() {
      const { sale } = getState()
      if (!sale) return
      const answer = await ask('receipt.decline', { saleId: sale.saleId })
      if (!answer.ok) onProblem(answer.error)
      else if (getState().sale?.saleId === sale.saleId) setState({ sale: answer.value })
    },
    async print() {
      const { sale, payment } = getState()
      if (!sale) return
      // The sale's own receipt is with the customer already: this payment has one of its own.
      if (payment?.repays) {
        const queued = await ask('sales.print-repayment', { paymentId: payment.paymentId })
        if (!queued.ok) onProblem(queued.error)
        return
      }
      const answer = await ask('sales.print', { saleId: sale.saleId })
      if (answer.ok) setState({ sale: answer.value })
      else onProblem(answer.error)
    },
  }
}

/** Between "pay" and the amount pad: a fast hand's digits are meant for the pad. */
function typingAhead({ getState, setState }: StoreApi<PaymentState>) {
  return {
    isOpening: () => getState().typedAhead !== null,
    typeAhead(key: string) {
      setState(({ typedAhead }) => ({ typedAhead: typedAhead === null ? null : typedAhead + key }))
    },
    /** The pad is there and reads on by itself. */
    takeTypedAhead(): string {
      const { typedAhead } = getState()
      if (typedAhead !== null) setState({ typedAhead: null })
      return typedAhead ?? ''
    },
    /** A scanner's keys were among them. */
    dropTypedAhead(count: number) {
      setState(({ typedAhead }) => ({
        typedAhead: typedAhead?.slice(0, Math.max(0, typedAhead.length - count)) ?? null,
      }))
    },
  }
}
