import type { Move } from './disk.ts'
import type { Known, Row } from './known.ts'
import type { World } from './world.ts'

/* Each move of a payment when it is committed: is it allowed, and is it true? */

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

/** Not one byte left: the provider cannot know of it. */
const neverLeft = new Set(['never-sent', 'deadline-passed', 'cancelled-before-sending'])
const notSentReasons = new Set(['not-connected', 'name-not-found', 'connection-not-secure'])
/** A documented no of the provider. What was refused may be handed over once more by the network, so only its end counts. */
const noTraceAfterMs = 150_000
const decidedAfterMs = 600_000
/** The longest that the till may think about a true answer before it says so: two more questions, each with its deadline. */
const answerMs = 45_000

export function judgeMove(world: World, known: Known, move: Move): void {
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
      `select id, sale_id as saleId, status, reference, reason, provider, submitted_at as submittedAt from payments where id = ?`,
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
    // Died between "submitting" and the first byte: nobody can know that, and silence is what the provider says. A person who
    // decides "not charged" then is right, and as late as ever.
    if (reason === 'decided-not-charged') {
      judgeDecisionTime(world, about, row.submittedAt)
      return
    }
    if (reason !== 'no-trace' && !(world.clouds.of(row.provider).looksBeforeSending && status === 'failed'))
      world.violated('rule 1', `${about} and had not been sent`)
    return
  }
  if (notSentReasons.has(reason ?? '') && sent.fault === 'not-sent') return
  const now = world.time.now()
  const standing = world.clouds.standing(reference)
  if (reason === 'decided-not-charged') {
    // Right or wrong: what is charged all the same has to be found.
    judgeDecisionTime(world, about, sent.at)
    return
  }
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

/** A person's word is never taken in the first minutes. */
function judgeDecisionTime(world: World, about: string, since: number | null): void {
  const waitedMs = world.time.now() - (since ?? world.time.now())
  if (waitedMs < decidedAfterMs && world.plan.clockJumps.length === 0)
    world.violated('rule 2', `${about} after ${waitedMs} ms`)
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

/** Only where nothing goes wrong, and nobody else's questions are counted. */
function noteDetection(world: World, known: Known, paymentId: string): void {
  const { plan, coverage, clouds, time } = world
  const [sent] = [...known.sent]
  if (!plan.isMeasured || !sent || known.references.get(sent[0]) !== paymentId) return
  const [reference, { at: sentAt, requests: requestsAtSubmit }] = sent
  const charge = clouds.charges().find((candidate) => candidate.reference === reference)
  if (!charge) return
  coverage.detection.add({
    provider: plan.provider,
    sentAt,
    shownAt: charge.since,
    knownAt: time.now(),
    calls: known.requests - requestsAtSubmit,
  })
}
