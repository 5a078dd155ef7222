import type { NudgeTopic, TillApi } from '../../preload/contract/channels.ts'
import { formatMoney } from '../../preload/contract/money.ts'
import { localeOf } from '../format.ts'
import { createSelling, type Selling } from '../sale/selling.ts'
import { createSounds, type Sounds } from '../sounds.ts'
import { drawerNotOpened } from '../texts/drawer-sentence.ts'
import { afterLateDecision } from './after-late-decision.ts'
import { type Ask, askThrough } from './ask.ts'
import { type BasketStore, createBasketStore } from './basket-store.ts'
import { errorNotice } from './error-notice.ts'
import { createImportStore, type ImportStore } from './import-store.ts'
import { createLateStore, type LateStore } from './late-store.ts'
import { newId } from './new-id.ts'
import { createPaymentStore, type PaymentStore } from './payment-store.ts'
import { askWithApproval, createPeopleStore, type PeopleStore } from './people-store.ts'
import { createPrinterSetup, type PrinterSetup } from './printer-setup-store.ts'
import { createSearchStore, type SearchStore } from './search-store.ts'
import { createSellingStore, type SellingStore } from './selling-store.ts'
import { createSessionStore, isLocked, type SessionStore } from './session-store.ts'
import { createTilesStore, type TilesStore } from './tiles-store.ts'

/** What every screen works with, made once. */
export type Services = {
  ask: Ask
  onNudge: (listener: (topic: NudgeTopic) => void) => () => void
  session: SessionStore
  basket: BasketStore
  search: SearchStore
  payment: PaymentStore
  tiles: TilesStore
  imports: ImportStore
  printerSetup: PrinterSetup
  dialogs: SellingStore
  selling: Selling
  late: LateStore
  sounds: Sounds
  people: PeopleStore
  /** For what a screen shows by itself: what somebody may not see is said there, and nobody is asked to approve it. */
  look: Ask
}

function setTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

export function createServices(api: TillApi): Services {
  const look = askThrough(api)
  const session = createSessionStore({ ask: look, setTimer })
  const people = createPeopleStore({
    ask: look,
    refreshState: session.refreshState,
    personHere: () => session.getState().till?.counter?.person?.id ?? null,
    onOther: () => void startUp(services),
    now: () => performance.now(),
  })
  const ask = askWithApproval(look, people, () => void session.refreshState())
  const sounds = createSounds(() => session.getState().settings?.scanSound ?? false)
  const onProblem = errorNotice(session)
  const basket = createBasketStore({
    ask,
    onProblem,
    onForeignChange: () => void selling.countParked(),
    setTimer,
    now: () => performance.now(),
  })
  const search = createSearchStore({ ask })
  const tiles = createTilesStore({ ask })
  const imports = createImportStore({ ask, setTimer })
  const printerSetup = createPrinterSetup({ ask })
  const dialogs = createSellingStore()
  const payment = createPaymentStore({
    ask,
    newId,
    setTimer,
    onProblem,
    onVerdict: (verdict) => {
      if (verdict.status === 'approved') sounds.approved()
      else sounds.declined()
    },
    onSaleDone: () => {
      void basket.load()
      void session.refreshState()
    },
  })
  const late = createLateStore({
    ask,
    newId,
    onNew: sounds.attention,
    onDecided: (charge) => afterLateDecision(charge, { session, basket, payment }),
    onSecondDecided: ({ second }) => {
      const amount = formatMoney(second.amount, localeOf(session.getState().till?.language ?? 'en'))
      session.notify({ tone: 'success', say: (texts) => texts.late.second.decided(amount) })
      void session.refreshState()
    },
  })
  const selling = createSelling({ ask, session, basket, search, dialogs, payment, sounds, onProblem })
  const services: Services = {
    ask,
    look,
    people,
    onNudge: (listener) => api.onNudge(listener),
    session,
    basket,
    search,
    payment,
    tiles,
    imports,
    printerSetup,
    dialogs,
    selling,
    late,
    sounds,
  }
  return services
}

const heartbeatMs = 4_000

/** Asks in a calm rhythm what the nudges tell at once: one that was missed must not leave an old truth on the screen. */
async function heartbeat({ look, session, basket, late }: Services): Promise<void> {
  if (!session.getState().connected || document.hidden) return
  if (isLocked(session.getState().till)) return session.refreshState()
  const [stamp] = await Promise.all([look('basket.stamp'), session.refreshState()])
  if (stamp.ok) await basket.seen(stamp.value)
  if ((session.getState().till?.attention ?? 0) > 0 || late.hasAny()) await late.load()
}

/** Listens for as long as the page lives. A nudge says that something changed, never what. */
export function followTill(api: TillApi, services: Services): void {
  const { session, basket, payment, tiles, selling } = services
  setInterval(() => void heartbeat(services), heartbeatMs)
  api.onConnection((connected) => {
    session.setState({ connected })
    if (connected) void startUp(services)
  })
  api.onNudge((topic) => {
    if (topic === 'basket') basket.nudged()
    if (topic === 'drawer') void tellOfDrawer(services)
    if (topic === 'payment') void basket.paymentMoved()
    if (topic === 'payment' || topic === 'sales') void services.late.load()
    if (topic === 'payment' || topic === 'readers') payment.nudged()
    if (topic === 'catalogue') void tiles.load()
    if (topic === 'settings') void session.refresh()
    if (topic === 'people') void services.people.changed()
    if (topic === 'sales') {
      void payment.refreshSale()
      // A parked sale whose card was approved meanwhile is parked no longer.
      void selling.countParked()
    }
    if (topic === 'sales' || topic === 'payment' || topic === 'catalogue') void session.refreshState()
  })
}

/** The customer waits for change: said at once, and what to do. */
async function tellOfDrawer({ ask, session }: Services): Promise<void> {
  const answer = await ask('drawer.problem')
  const reason = answer.ok ? answer.value.reason : null
  if (reason !== null) session.notify({ tone: 'danger', say: (texts) => drawerNotOpened(texts, reason) })
}

/** Everything that the first screen needs, asked for at once. */
export async function startUp({ session, basket, payment, tiles, selling, late }: Services): Promise<void> {
  const [, loaded] = await Promise.all([
    session.refresh(),
    basket.load(),
    tiles.load(),
    selling.countParked(),
    late.load(),
  ])
  if (loaded.ok) await payment.recover(loaded.value)
}
