import type { DayView } from '../../preload/contract/day-views.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { checkAtRest, checkQuiet } from './at-rest.ts'
import type { Asked, CloudAdapter } from './cloud-adapter.ts'
import { isGoneForGood, isStillDark } from './decide-leftovers.ts'
import { judgeMove } from './judge-moves.ts'
import { judgeRequest } from './judge-requests.ts'
import { finals, type Known } from './known.ts'
import type { NetworkFault } from './plan.ts'
import { readRest } from './rest.ts'
import { isAllTold } from './rest-of-money.ts'
import type { FaultPlace, World } from './world.ts'

/*
 * Knows what is true: the provider's books and every committed move. Judges each request before it leaves, each move
 * when it is committed, each screen when it is shown, and the whole when it has come to rest.
 *
 * Looked at here: I1, I2, I4 to I9, I11, I13, I14, I16, I19, I20, I3 and I15 as sums over one run. Not yet, because
 * the till has none of it: reversals of duplicates (the second half of I2), refunds (I10), a second till (I12).
 */

export type Oracle = {
  willCost(saleId: string, totalMinor: number): void
  /** The till showed this to a person. */
  shown(view: PaymentView): void
  /** What was shown last, if it is an approval by card. */
  lastShown(): PaymentView | undefined
  /** P4: what a screen lists as in progress. */
  screenLists(paymentIds: string[]): void
  cashTakenBesides(openPaymentId: string, view: PaymentView): void
  /** The other card service was asked for while this attempt stood on the screen, and began. */
  otherServiceStarted(firstPaymentId: string, view: PaymentView): void
  /** The service of this attempt. */
  providerOf(paymentId: string): string | undefined
  zShown(day: DayView): void
  /** Resolves when the payment has got a final status, or when the time is over. */
  nextVerdict(paymentId: string, timeoutMs: number): Promise<void>
  sending(asked: Asked, fault: NetworkFault | null, cloud: CloudAdapter): void
  /** The provider makes an answer: returns what to call when the till has it. */
  answering(asked: Asked): () => void
  died(place: FaultPlace): void
  /** Nothing more can come: everything is final or named, as far as the till knows, and so says the provider. */
  hasComeToRest(): boolean
  /** The faults are long over: whatever is open has a name. */
  quiet(): void
  atRest(): void
}

export function createOracle(world: World): Oracle {
  const known: Known = {
    costs: new Map(),
    shown: new Map(),
    statuses: new Map(),
    approvedKnownAt: new Map(),
    sent: new Map(),
    references: new Map(),
    inFlightUntil: new Map(),
    heardOfEndAt: new Map(),
    requests: 0,
    refundFaults: new Set(),
    deaths: [],
    z: new Map(),
    terminates: 0,
  }
  const waiting = new Map<string, () => void>()
  let lastShown: PaymentView | undefined

  world.onMove.push((move) => {
    judgeMove(world, known, move)
    if (!finals.has(move.to)) return
    waiting.get(move.paymentId)?.()
    waiting.delete(move.paymentId)
  })

  return {
    willCost: (saleId, totalMinor) => void known.costs.set(saleId, totalMinor),
    shown(view) {
      lastShown = view
      judgeScreen(world, known, view)
    },
    lastShown: () =>
      lastShown?.tender === 'card' && lastShown.status === 'approved' ? lastShown : undefined,
    screenLists(paymentIds) {
      for (const [id, status] of known.statuses)
        if (!finals.has(status) && !paymentIds.includes(id))
          world.violated('P4', `${id} is ${status} and the screen does not list it`)
    },
    cashTakenBesides(openPaymentId, view) {
      const status = known.statuses.get(openPaymentId) ?? ''
      if (!finals.has(status))
        world.violated('I7', `cash ${view.paymentId} beside ${openPaymentId}, which is ${status}`)
    },
    otherServiceStarted(firstPaymentId, view) {
      const status = known.statuses.get(firstPaymentId) ?? ''
      if (!finals.has(status))
        world.violated('I7', `${view.paymentId} began beside ${firstPaymentId}, which is ${status}`)
    },
    providerOf: (paymentId) =>
      world.disk
        .raw()
        .sql<[string], { provider: string }>('select provider from payments where id = ?')
        .get(paymentId)?.provider,
    zShown(day) {
      const before = known.z.get(day.zNumber ?? 0)
      if (before) world.coverage.visited('C7')
      if (before && before.dayId !== day.dayId)
        world.violated('I16', `Z ${day.zNumber} was given to two days`)
      known.z.set(day.zNumber ?? 0, day)
    },
    nextVerdict(paymentId, timeoutMs) {
      if (finals.has(known.statuses.get(paymentId) ?? '')) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          world.woken = true
          resolve()
        }
        const callOff = world.time.schedule(world.time.now() + timeoutMs, wake)
        waiting.set(paymentId, () => {
          callOff()
          wake()
        })
      })
    },
    sending(asked, fault, cloud) {
      known.requests += 1
      judgeRequest(world, known, asked, fault, cloud)
    },
    answering(asked) {
      if (asked.what !== 'ask-payment') return () => undefined
      const ended = [...known.sent.keys()].filter((reference) => world.clouds.standing(reference) === 'ended')
      return () => {
        for (const reference of ended) known.heardOfEndAt.set(reference, world.time.now())
      }
    },
    died(place) {
      const open = new Map([...known.statuses].filter(([, status]) => !finals.has(status)))
      const charged = new Set(world.clouds.charges().map((charge) => charge.reference))
      known.deaths.push({ place, open, charged })
      if (place === 'inside-commit') world.coverage.visited('K1')
      if (place === 'after-commit') world.coverage.visited('K2')
      if (place !== 'inside-commit' && world.plan.printsReceipts && hasPrintJob(world))
        world.coverage.visited('K3')
    },
    hasComeToRest: () => hasComeToRest(world),
    quiet: () => checkQuiet(world, readRest(world)),
    atRest: () => checkAtRest(world, known),
  }
}

function hasComeToRest(world: World): boolean {
  if (!world.running || world.running.isDead || isStillDark(world)) return false
  // What needs a service that is gone for good ends no more.
  if (isGoneForGood(world) ? hasPrintJob(world) : !world.clouds.isSettled() || owesWork(world)) return false
  const open = world.disk
    .raw()
    .sql<[]>(
      `select 1 from payments where tender = 'card' and final_at is null and reason is not 'mismatch' limit 1`,
    )
    .get()
  if (open !== undefined) return false
  return isAllTold(world, readRest(world))
}

/** Everything in the queue but questions: those go on for as long as there may be an answer. */
function owesWork(world: World): boolean {
  const job = world.disk.raw().sql<[]>(
    `select 1 from jobs where kind not in ('poll-payment', 'watch-payments', 'poll-refund') and finished_at is null
       union all select 1 from refunds where final_at is null and reason is not 'mismatch' limit 1`,
  )
  return job.get() !== undefined
}

function hasPrintJob(world: World): boolean {
  const job = world.disk.raw().sql<[]>(`select 1 from jobs where kind like 'print-%' and finished_at is null`)
  return job.get() !== undefined
}

function judgeScreen(world: World, known: Known, view: PaymentView): void {
  const before = known.shown.get(view.paymentId)
  if (before?.status === 'approved' && view.status !== 'approved')
    world.violated('I19', `${view.paymentId} was shown as approved and now as ${view.status}`)
  if (view.isFinal) known.shown.set(view.paymentId, view)
}
