import { cancelPayment } from '../../main/payments/cancel-payment.ts'
import { decidePayment } from '../../main/payments/decide-payment.ts'
import { openPayments } from '../../main/payments/follow-payment.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { callTill, pause } from './counter.ts'
import type { World } from './world.ts'

/*
 * A card service that can never answer again, or that comes back a day later; and a person who is asked to say what became
 * of the payments that it left open, and who is right or wrong about it.
 */

const lookMs = 300_000
/** Every rule is fulfilled by then, also after the clock was set back. */
const mostLooks = 120

export function planDarkness({ plan, time, startedAt, clouds, coverage }: World): void {
  const dark = plan.decides?.dark
  if (!dark) return
  const setValid = (isValid: boolean) => {
    for (const cloud of clouds.all) cloud.setKeyValid(isValid)
  }
  coverage.fault('service-gone')
  time.schedule(startedAt + dark.from, () => setValid(false))
  if (dark.until !== null) time.schedule(startedAt + dark.until, () => setValid(true))
}

/** It never comes back: what the till was told by a person is all that there will ever be. */
export const isGoneForGood = ({ plan }: World): boolean => plan.decides?.dark?.until === null

/** From then on everything was asked that somebody decided about. */
const answersWithinMs = 3 * 3_600_000

/** It has not come back yet, or not for long enough. */
export function isStillDark({ plan, time, startedAt }: World): boolean {
  const until = plan.decides?.dark?.until ?? null
  return until !== null && time.now() - startedAt < until + answersWithinMs
}

/** Looks now and then, cancels where the till says that this comes first, and decides as soon as the till lets somebody. */
export async function decideLeftovers(world: World): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    const open = await callTill(world, ({ payments }) => openPayments(payments))
    if (open?.ok && open.value.length === 0) return
    for (const view of open?.ok ? open.value : []) await lookAt(world, view)
    await pause(world, lookMs)
  }
  world.violated('I4', 'a payment stayed open for ten hours, and nobody was asked to decide')
}

async function lookAt(world: World, view: PaymentView): Promise<void> {
  const { paymentId, situation } = view
  if (situation?.decide.kind === 'later' && situation.decide.until === 'cancel')
    await callTill(world, ({ payments }) => cancelPayment(payments, { paymentId }))
  if (situation?.decide.kind !== 'now') return
  const wasCharged = isCharged(world, paymentId)
  const verdict = wasCharged === world.plan.decides?.isRight ? 'charged' : 'not-charged'
  world.note('cashier', () => `decides that ${paymentId} was ${verdict}`)
  const word = { paymentId, verdict, evidence: 'slip', reason: 'as far as I can see' } as const
  const decided = await callTill(world, ({ payments }) => decidePayment(payments, word))
  if (
    decided?.ok &&
    decided.value.decision?.verdict !== verdict &&
    decided.value.decision?.outcome !== 'confirmed'
  )
    world.violated('I14', `${paymentId} was decided as ${verdict} and does not say so`)
}

function isCharged({ disk, clouds }: World, paymentId: string): boolean {
  const row = disk
    .raw()
    .sql<[string], { reference: string }>('select reference from payments where id = ?')
    .get(paymentId)
  return clouds.charges().some(({ reference }) => reference === row?.reference)
}

type DecisionRow = { subject: string; verdict: string; cause: string; outcome: string | null }

/** I14: each word is in the journal with its reason; a word that was wrong is found as soon as the service can be asked. */
export function judgeDecisions(world: World): void {
  const raw = world.disk.raw()
  const rows = raw.sql<[], DecisionRow>('select subject, verdict, cause, outcome from decisions').all()
  for (const { subject, verdict, cause, outcome } of rows) {
    const told = raw
      .sql<[string], { body: string }>(
        `select body from journal where kind = 'payment-decided' and subject = ?`,
      )
      .all(subject)
    if (told.length !== 1 || !told[0]?.body.includes('as far as I can see'))
      world.violated('I14', `the journal does not tell once who decided ${subject}, and why`)
    const isTrue = isCharged(world, subject) === (verdict === 'charged')
    if (outcome === 'confirmed' && !isTrue && !mayChange(world))
      world.violated('I14', `${subject} is confirmed as ${verdict}, and it was not`)
    if (outcome === 'contradicted' && isTrue && !mayChange(world))
      world.violated('I14', `${subject} was ${verdict}, as was decided, and is called contradicted`)
    world.coverage.visited(isGoneForGood(world) ? 'decided-for-good' : 'decided')
    if (cause === 'contradiction') world.coverage.visited('decided-contradiction')
    if (outcome !== null) world.coverage.visited(`decision-${outcome as 'confirmed' | 'contradicted'}`)
  }
}

/** What is charged when everything is at rest need not have been charged when it was told. */
const mayChange = ({ plan }: World): boolean =>
  plan.takesBack || plan.decides?.dark === null || plan.payment.chance > 0
