import type { OutlookCode } from '../../preload/contract/outlook.ts'
import type { TillError } from '../../preload/contract/result.ts'
import type { LineView, SearchHit } from '../../preload/contract/views.ts'
import type { Sounds } from '../sounds.ts'
import type { Ask } from '../state/ask.ts'
import type { BasketStore } from '../state/basket-store.ts'
import type { PaymentStore } from '../state/payment-store.ts'
import type { SearchStore } from '../state/search-store.ts'
import type { SellingStore } from '../state/selling-store.ts'
import type { SessionStore } from '../state/session-store.ts'

export type Selling = ReturnType<typeof createSelling>

type Outside = {
  ask: Ask
  session: SessionStore
  basket: BasketStore
  search: SearchStore
  dialogs: SellingStore
  payment: PaymentStore
  sounds: Sounds
  onProblem: (error: TillError) => void
}

const oneMilli = 1000
const doubtful: ReadonlySet<OutlookCode> = new Set([
  'reader-offline',
  'reader-updating',
  'provider-unreachable',
  'not-authorised',
])

/** What a cashier does on the sale screen, whichever key, tile or scanner says so. */
export function createSelling(outside: Outside) {
  const { ask, session, basket, search, dialogs, payment, sounds, onProblem } = outside
  let scans: Promise<unknown> = Promise.resolve()
  let ringing: Promise<unknown> = Promise.resolve()

  /** Being rung up: whoever presses a key of payment meanwhile means it too. */
  const rungUp = (work: Promise<unknown>): Promise<unknown> => {
    ringing = Promise.allSettled([ringing, work])
    return ringing
  }

  /** The receipt of the sale before stays in sight until the next sale begins. */
  const beginNextSale = () => {
    if (payment.getState().phase === 'done') payment.close()
  }

  const addOne = async (productId: number, name: string, quantityMilli: number | null) => {
    beginNextSale()
    const answer = await ask('basket.add-product', {
      productId,
      ...(quantityMilli === null ? {} : { quantityMilli }),
    })
    if (!answer.ok && answer.error.code === 'price-needed')
      return dialogs.show({ kind: 'price', productId, name, quantityMilli })
    await basket.apply(Promise.resolve(answer))
    lookAhead()
  }

  const addProduct = (productId: number, name: string, quantityMilli: number | null) =>
    rungUp(addOne(productId, name, quantityMilli))

  const scanOne = async (code: string) => {
    beginNextSale()
    const answer = await ask('basket.scan', { code })
    if (answer.ok) {
      sounds.scan()
      await basket.take(answer.value)
      lookAhead()
      // Scanned while the amount to pay was shown: it shows the new one.
      if (payment.getState().phase === 'choosing') await payment.open()
      return
    }
    const { values } = answer.error
    // The customer's receipt: it opens its sale, ready to be taken back.
    if (answer.error.code === 'receipt-scanned') {
      sounds.scan()
      if (payment.getState().phase !== 'closed') payment.close()
      return dialogs.show({ kind: 'take-back', saleId: String(values?.saleId) })
    }
    sounds.wrong()
    if (answer.error.code === 'price-needed' && typeof values?.productId === 'number')
      return dialogs.show({
        kind: 'price',
        productId: values.productId,
        name: String(values.name ?? ''),
        quantityMilli: typeof values.quantityMilli === 'number' ? values.quantityMilli : null,
      })
    if (answer.error.code === 'barcode-unknown') return basket.noteUnknownCode(code)
    onProblem(answer.error)
  }

  const withSale = async (work: (saleId: string) => Promise<void>) => {
    await ringing
    const { basket: shown } = basket.getState()
    if (!shown || shown.lines.length === 0) return onProblem({ code: 'basket-empty' })
    // What is below nought is given back, whichever key of payment says so.
    if (shown.locked || shown.totals.total.minor < 0) return await payment.open()
    await work(shown.basketId)
  }

  /** As far as is known. That the reader has another payment main says by itself, and refuses. */
  const isCardDoubtful = async (): Promise<boolean> => {
    const answer = await ask('payment.outlook')
    if (!answer.ok) return false
    const { readers } = answer.value
    const usual = readers.find(({ isDefault }) => isDefault) ?? readers[0]
    return usual !== undefined && doubtful.has(usual.code)
  }

  /** With the first line somebody will want to pay soon: what the forecast says then must not be old. */
  const lookAhead = () => {
    if (basket.getState().basket?.lines.length === 1) void ask('payment.outlook')
  }

  const countParked = async () => {
    const parked = await ask('basket.parked')
    if (parked.ok) dialogs.setState({ parkedCount: parked.value.length })
    return parked
  }

  const resume = async (basketId: string) => {
    beginNextSale()
    await basket.replace(ask('basket.resume', { basketId }))
    await countParked()
  }

  const park = async (label: string) => {
    const parked = await basket.replace(ask('basket.park', { label }))
    if (parked.ok) session.notify({ tone: 'info', say: (texts) => texts.sale.parkedToast })
    await countParked()
    return parked.ok
  }

  const changeQuantity = quantityChange(outside)

  const chosenLine = () => {
    const { basket: shown, chosenLineId } = basket.getState()
    return shown?.lines.find((line) => line.id === chosenLineId) ?? shown?.lines.at(-1)
  }

  return {
    addProduct,
    async addHit(hit: SearchHit) {
      const { quantityMilli } = search.getState()
      search.clear()
      await addProduct(hit.productId, hit.name, quantityMilli)
    },
    /** One after the other, in the order in which they were scanned. */
    scan(code: string) {
      scans = scans.then(() => scanOne(code))
      return rungUp(scans)
    },
    beginNextSale,
    countParked,
    resume,
    park,
    /** One key: parks what is open; with nothing open it takes up the one parked sale, or shows the list. */
    async parkOrResume() {
      if ((basket.getState().basket?.lines.length ?? 0) > 0) return void (await park(''))
      const parked = await countParked()
      const [only, ...others] = parked.ok ? parked.value : []
      if (only && others.length === 0) await resume(only.basketId)
      else dialogs.show({ kind: 'parked' })
    },
    exactCash: () => withSale((saleId) => payment.cash(saleId, null, null)),
    /** Where no card can be expected to work the payment screen says so first, and there it can be tried all the same. */
    card: () =>
      withSale(async (saleId) => {
        if (await isCardDoubtful()) return await payment.open()
        await payment.card(saleId, { readerId: null, amountMinor: null })
      }),
    pay: () => withSale(async () => await payment.open()),
    finishFree: () => withSale((saleId) => payment.finishFree(saleId)),
    editChosenLine() {
      const line = chosenLine()
      if (line) dialogs.show({ kind: 'line', lineId: line.id })
    },
    async stepChosenLine(step: 1 | -1) {
      const line = chosenLine()
      if (line) await changeQuantity(line, step)
    },
    async voidChosenLine() {
      const line = chosenLine()
      if (line) await basket.apply(ask('basket.void-line', { lineId: line.id }))
    },
    changeQuantity,
  }
}

/** One step more or less of a line; the last piece takes it out. */
function quantityChange({ ask, basket, onProblem }: Outside) {
  return async (line: LineView, step: 1 | -1): Promise<unknown> => {
    // What comes back is taken back anew for more; one step less takes it out.
    if (line.returned && step === 1) return onProblem({ code: 'return-line-fixed' })
    const quantityMilli = line.quantityMilli + step * oneMilli
    if (quantityMilli <= 0) return await basket.apply(ask('basket.void-line', { lineId: line.id }))
    return await basket.apply(ask('basket.set-quantity', { lineId: line.id, quantityMilli }))
  }
}
