import type { DayView, PaymentView } from '../../preload/contract/views.ts'
import { checkAtRest, checkQuiet, isAllTold, readRest } from './at-rest.ts'
import type { Asked } from './cloud-adapter.ts'
import type { Move } from './disk.ts'
import type { NetworkFault } from './plan.ts'
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
  zShown(day: DayView): void
  /** Resolves when the payment has got a final status, or when the time is over. */
  nextVerdict(paymentId: string, timeoutMs: number): Promise<void>
  sending(asked: Asked, fault: NetworkFault | null): void
  /** The provider makes an answer: returns what to call when the till has it. */
  answering(asked: Asked): () => void
  died(place: FaultPlace): void
  /** Nothing more can come: everything is final or named, as far as the till knows, and so says the provider. */
  hasComeToRest(): boolean
  /** The faults are long over: whatever is open has a name. */
  quiet(): void
  atRest(): void
}

/** What the oracle remembers of the run. */
export type Known = {
  costs: Map<string, number>
  /** Final views that a person saw, by payment. */
  shown: Map<string, PaymentView>
  statuses: Map<string, string>
  /** When the till knew of the approval, by payment. */
  approvedKnownAt: Map<string, number>
  sent: Map<string, { at: number; fault: NetworkFault | null; times: number; requests: number }>
  /** Payments by our reference. */
  references: Map<string, string>
  /** References whose request is on its way, or may still be: the provider may get it until then. */
  inFlightUntil: Map<string, number>
  /** When the till last got an answer that was made while the provider had an end for this reference. */
  heardOfEndAt: Map<string, number>
  /** What happened to requests to give money back. */
  refundFaults: Set<NetworkFault>
  /** All requests so far. */
  requests: number
  deaths: { place: FaultPlace; open: Map<string, string>; charged: Set<string> }[]
  z: Map<number, DayView>
  terminates: number
}

/** Written down a second time, and on purpose not read from the product's own table. */
const allowedMoves: Readonly<Record<string, readonly string[]>> = {
  '': ['created', 'approved'],
  created: ['submitting', 'failed', 'cancelled'],
  submitting: ['pending', 'unknown', 'failed'],
  pending: ['unknown', 'approved', 'declined', 'cancelled', 'failed'],
  unknown: ['pending', 'approved', 'declined', 'cancelled', 'failed'],
  declined: ['approved'],
  cancelled: ['approved'],
  failed: ['approved'],
  approved: [],
}

const finals = new Set(['approved', 'declined', 'cancelled', 'failed'])
/** Not one byte left: the provider cannot know of it. */
const neverLeft = new Set(['never-sent', 'deadline-passed', 'cancelled-before-sending'])
const notSentReasons = new Set(['not-connected', 'name-not-found', 'connection-not-secure'])
/** A documented no of the provider. What was refused may be handed over once more by the network, so only its end counts. */
const noTraceAfterMs = 150_000
/** The longest that the till may think about a true answer before it says so: two more questions, each with its deadline. */
const answerMs = 45_000

type Row = {
  id: string
  saleId: string
  status: string
  reference: string | null
  reason: string | null
  submittedAt: number | null
  finalAt: number | null
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
    sending(asked, fault) {
      known.requests += 1
      judgeRequest(world, known, asked, fault)
    },
    answering(asked) {
      if (asked.what !== 'ask-payment') return () => undefined
      const ended = [...known.sent.keys()].filter((reference) => world.cloud.standing(reference) === 'ended')
      return () => {
        for (const reference of ended) known.heardOfEndAt.set(reference, world.time.now())
      }
    },
    died(place) {
      const open = new Map([...known.statuses].filter(([, status]) => !finals.has(status)))
      const charged = new Set(world.cloud.charges().map((charge) => charge.reference))
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
  if (!world.running || world.running.isDead || !world.cloud.isSettled() || owesWork(world)) return false
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
       union all select 1 from refunds where final_at is null limit 1`,
  )
  return job.get() !== undefined
}

function hasPrintJob(world: World): boolean {
  const job = world.disk.raw().sql<[]>(`select 1 from jobs where kind like 'print-%' and finished_at is null`)
  return job.get() !== undefined
}

function judgeRequest(world: World, known: Known, asked: Asked, fault: NetworkFault | null): void {
  const raw = world.disk.raw()
  if (asked.what === 'submit') {
    const reference = asked.reference ?? ''
    const rows = raw
      .sql<[string], Row>(
        `select id, sale_id as saleId, status, reference, reason from payments
         where sale_id = (select sale_id from payments where reference = ?)`,
      )
      .all(reference)
    const own = rows.find((row) => row.reference === reference)
    if (own?.status !== 'submitting')
      world.violated('rule 1', `sent ${reference} while the disk says ${own ? own.status : 'nothing'}`)
    const other = rows.find((row) => row.id !== own?.id && !finals.has(row.status))
    if (other) world.violated('I7', `sent ${own?.id} while ${other.id} is ${other.status}`)
    if (own) known.references.set(reference, own.id)
    const earlier = known.sent.get(reference)
    if (earlier) world.violated('rule 2', `sent ${reference} again`)
    const at = world.time.now()
    known.sent.set(reference, { at, fault, times: (earlier?.times ?? 0) + 1, requests: known.requests })
    // The longest way that this network has, and what it hands over twice.
    known.inFlightUntil.set(reference, fault === 'not-sent' ? at : at + 125_000)
    return
  }
  if (asked.what === 'ask-payment') {
    const status = known.statuses.get(known.references.get(asked.reference ?? '') ?? '')
    if (status === 'declined' || status === 'cancelled' || status === 'failed') world.coverage.visited('P7')
  }
  if (asked.what === 'refund' && fault) known.refundFaults.add(fault)
  if (asked.what !== 'cancel') return
  // A stop that names its payment, for a copy of what was paid already.
  if (known.statuses.get(known.references.get(asked.reference ?? '') ?? '') === 'approved') return
  const open = raw
    .sql<[], { id: string; status: string; wished: number | null }>(
      `select id, status, cancel_wished_at as wished from payments where tender = 'card' and final_at is null`,
    )
    .all()
  known.terminates += 1
  if (open.length !== 1 || open[0]?.wished === null)
    world.violated('I11', `a terminate left while ${open.length} payments are open`)
  else if (open[0]?.status !== 'pending' && open[0]?.status !== 'unknown')
    world.violated('I11', `a terminate left for a payment that is ${open[0]?.status}`)
  else if (known.statuses.size > 1) world.coverage.visited('R4')
}

/** Only where nothing goes wrong, and nobody else's questions are counted. */
function noteDetection(world: World, known: Known, paymentId: string): void {
  const { plan, coverage, cloud, time } = world
  const [sent] = [...known.sent]
  if (!plan.isMeasured || !sent || known.references.get(sent[0]) !== paymentId) return
  const [reference, { at: sentAt, requests: requestsAtSubmit }] = sent
  const charge = cloud.charges().find((candidate) => candidate.reference === reference)
  if (!charge) return
  coverage.detection.add({
    provider: plan.provider,
    sentAt,
    shownAt: charge.since,
    knownAt: time.now(),
    calls: known.requests - requestsAtSubmit,
  })
}

function judgeMove(world: World, known: Known, move: Move): void {
  const { paymentId, from, to } = move
  world.note('till', () => `${paymentId}: ${from || 'nothing'} → ${to}`)
  known.statuses.set(paymentId, to)
  if (!allowedMoves[from]?.includes(to)) world.violated('I8', `${paymentId} went from ${from} to ${to}`)
  if (to === 'approved') {
    known.approvedKnownAt.set(paymentId, world.time.now())
    noteDetection(world, known, paymentId)
    return
  }
  if (to !== 'declined' && to !== 'cancelled' && to !== 'failed') return
  judgeRuledOut(world, known, paymentId)
}

/** "Not charged" is said on a fact only: nothing may be able to charge any more, as far as the provider knows. */
function judgeRuledOut(world: World, known: Known, paymentId: string): void {
  const row = world.disk
    .raw()
    .sql<[string], Row>(
      `select id, sale_id as saleId, status, reference, reason, submitted_at as submittedAt from payments where id = ?`,
    )
    .get(paymentId)
  if (!row?.reference) return
  const { reference, status, reason } = row
  const about = `${paymentId} was called ${status} (${reason})`
  const sent = known.sent.get(reference)
  if (neverLeft.has(reason ?? '')) {
    if (sent) world.violated('rule 1', `${about} and had been sent`)
    return
  }
  if (!sent) {
    // Died between "submitting" and the first byte: nobody can know that, and silence is what the provider says.
    if (reason !== 'no-trace' && !(world.cloud.looksBeforeSending && status === 'failed'))
      world.violated('rule 1', `${about} and had not been sent`)
    return
  }
  if (notSentReasons.has(reason ?? '') && sent.fault === 'not-sent') return
  const now = world.time.now()
  const standing = world.cloud.standing(reference)
  if (reason === 'no-trace') {
    if (now - sent.at < noTraceAfterMs) world.violated('rule 2', `${about} after ${now - sent.at} ms`)
    return
  }
  // Ended when the answer was made, and charged since: declined and then approved after all, or a reader that was offline
  // reports late. It was true when it was said, and I1 demands that it is found.
  if (standing === 'charged' && now - (known.heardOfEndAt.get(reference) ?? 0) < answerMs) return
  if (standing === 'charged' || standing === 'open')
    world.violated('rule 2', `${about} while it is ${standing} at the provider`)
  const refusedAtOnce =
    sent.fault === 'too-many-requests' || sent.fault === null || sent.fault === 'handled-twice'
  const couldStillArrive = standing === 'nothing' && now < (known.inFlightUntil.get(reference) ?? 0)
  if (couldStillArrive && !refusedAtOnce && row.status === 'failed' && !isRefusal(reason))
    world.violated('rule 2', `${about} while the request may still arrive`)
}

const refusals = new Set([
  'reader-offline',
  'reader-busy',
  'reader-unknown',
  'not-authorised',
  'amount-invalid',
  'request-invalid',
  'too-many-requests',
])
const isRefusal = (reason: string | null): boolean => refusals.has(reason ?? '')

function judgeScreen(world: World, known: Known, view: PaymentView): void {
  const before = known.shown.get(view.paymentId)
  if (before?.status === 'approved' && view.status !== 'approved')
    world.violated('I19', `${view.paymentId} was shown as approved and now as ${view.status}`)
  if (view.isFinal) known.shown.set(view.paymentId, view)
}
