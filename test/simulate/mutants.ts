/*
 * Mistakes planted on purpose, each as an edit of the product's real source. They are the test of the simulation: each
 * must be found. A snippet that is not there exactly once is an error, so that no mutant outlives its code.
 */

type Edit = { file: string; find: string; put: string }
export type Mutant = { name: string; edits: readonly Edit[] }

const submit = 'main/payments/submit-payment.ts'
const poll = 'main/payments/poll-payment.ts'
const watch = 'main/payments/watch-final.ts'
const cancel = 'main/payments/cancel-payment.ts'
const record = 'main/payments/record-event.ts'
const recover = 'main/payments/recover-payments.ts'
const worker = 'main/queue/worker.ts'
const moves = 'main/domain/payment-moves.ts'
const machine = 'main/domain/payment-machine.ts'
const refund = 'main/refunds/submit-refund.ts'
const mapping = 'main/providers/sumup/sumup-mapping.ts'
const answers = 'main/providers/read-answer.ts'

const startedFirst = `if (!recordEvent(context, payment.id, { kind: 'submission-started' }).isApplied) return done`
const sent = 'const outcome = await sendOnce(context, provider, payment)'

export const mutants: readonly Mutant[] = [
  mutant(
    'resend on time-out',
    submit,
    sent,
    `let outcome = await sendOnce(context, provider, payment)
  if (outcome.kind === 'unknown') outcome = await sendOnce(context, provider, payment)`,
  ),
  mutant('send before persisting', submit, `${startedFirst}\n  ${sent}`, `${sent}\n  ${startedFirst}`),
  mutant(
    '404 taken as failed',
    poll,
    `: ({ kind: 'not-found' } as const)`,
    `: ({ kind: 'failed', reason: 'not-found', providerText: '' } as const)`,
  ),
  mutant(
    'cancel taken as final',
    cancel,
    `{ kind: 'cancel-passed-on' }`,
    `{ kind: 'cancelled', reason: 'cancelled', providerText: '' }`,
  ),
  mutant(
    'time-out taken as declined',
    submit,
    `{ kind: 'answer-lost', reason: outcome.reason }`,
    `{ kind: 'refused', reason: 'request-invalid', providerText: '' }`,
  ),
  {
    name: 'sale and payment in two commits',
    edits: [
      { file: record, find: 'context.recordIfPaid(payment.saleId, at)', put: '' },
      {
        file: record,
        find: 'if (recorded.isApplied) announce(context, recorded.payment)',
        put: `if (recorded.isApplied) {
    database.inTransaction(() => context.recordIfPaid(recorded.payment.saleId, clock.now()))
    announce(context, recorded.payment)
  }`,
      },
    ],
  },
  mutant(
    'recovery forgets submitting',
    recover,
    `case 'submitting':
        recordEvent(context, payment.id, { kind: 'answer-lost', reason: 'restarted' })`,
    "case 'submitting':",
  ),
  {
    name: 'final state moved back',
    edits: [
      {
        file: moves,
        find: `const ruledOutMoves = { approved: 'approved'`,
        put: `const ruledOutMoves = { 'not-found': 'unknown', approved: 'approved'`,
      },
      {
        file: machine,
        find: `if (payment.status !== 'pending' && payment.status !== 'unknown') return { kind: 'refused' }`,
        put: '',
      },
      {
        file: watch,
        find: `  return watchAgain(context, { ...memory, watched: memory.watched + 1 })`,
        put: `  if (outcome.kind === 'not-found') recordEvent(context, payment.id, { kind: 'not-found' })
  return watchAgain(context, { ...memory, watched: memory.watched + 1 })`,
      },
    ],
  },
  mutant(
    'watch stops after the decision',
    watch,
    'return context.clock.now() - payment.finalAt >= silence.decided.afterMs',
    'return true',
  ),
  mutant(
    'decision without a journal row',
    'main/payments/note-decision.ts',
    `  appendJournal(database, at, 'payment-decided', payment.id, {`,
    `  void ({`,
  ),
  mutant(
    'decided before its time',
    'main/domain/decision.ts',
    'if (now < from) return',
    'if (now < 0) return',
  ),
  mutant(
    'mismatch booked silently',
    'main/providers/sumup/sumup-verdict.ts',
    `if (wrong) return { kind: 'mismatch', providerIds, found: wrong }`,
    '',
  ),
  {
    name: 'terminate without lease check',
    edits: [
      {
        file: cancel,
        find: `if (payment.status !== 'pending' && payment.status !== 'unknown') return done`,
        put: '',
      },
      {
        file: cancel,
        find: `if (openPaymentOfReader(context.database, payment.attempt.readerId)?.id !== payment.id) return done`,
        put: '',
      },
    ],
  },
  mutant(
    'poll stops at unknown',
    poll,
    `if (payment.status !== 'pending' && payment.status !== 'unknown') return done`,
    `if (payment.status !== 'pending') return done`,
  ),
  mutant('clock set back unnoticed', worker, 'pullJobsForward(database, setBackMs)', ''),
  mutant(
    'silence by the wall clock',
    'main/domain/polling.ts',
    'Math.min(Math.max(gapMs, 0), memory.plannedGapMs + lateQuestionMs)',
    'gapMs',
  ),
  mutant(
    'approval without its transaction believed',
    poll,
    'lacksDetails(payment) || awaitsSettlement(payment)',
    'awaitsSettlement(payment)',
  ),
  mutant(
    'late approval ignored',
    moves,
    `const ruledOutMoves = { approved: 'approved', mismatch`,
    `const ruledOutMoves = { mismatch`,
  ),
  mutant(
    'unfinished jobs dropped at the start',
    worker,
    `else repeatJob(database, job.id, clock.now(), undefined, 'interrupted')`,
    `else finishJob(database, job.id, 'failed', clock.now(), 'interrupted')`,
  ),
  {
    name: 'resend after a restart',
    edits: [
      {
        file: recover,
        find: `case 'submitting':
        recordEvent(context, payment.id, { kind: 'answer-lost', reason: 'restarted' })`,
        put: "case 'submitting':",
      },
      { file: worker, find: `new Set(['submit-payment'])`, put: 'new Set()' },
      { file: submit, find: `if (payment.status === 'submitting') {`, put: `if (job.attempts < 0) {` },
      {
        file: submit,
        find: `if (payment.status !== 'created') return done`,
        put: `if (payment.status !== 'created' && payment.status !== 'submitting') return done`,
      },
      { file: submit, find: 'if (job.attempts > 1) {', put: 'if (job.attempts < 0) {' },
      {
        file: submit,
        find: startedFirst,
        put: `recordEvent(context, payment.id, { kind: 'submission-started' })`,
      },
    ],
  },
  mutant(
    'cash beside an open attempt',
    'main/payments/sale-due.ts',
    `if (due.openPaymentId !== null) return fail('payment-open', { paymentId: due.openPaymentId })`,
    '',
  ),
  {
    // One reader is a promise of its own: only a shop with the readers of both services comes here.
    name: 'second service beside an open attempt',
    edits: [
      {
        file: 'main/payments/sale-due.ts',
        find: `if (due.openPaymentId !== null) return fail('payment-open', { paymentId: due.openPaymentId })`,
        put: '',
      },
      {
        file: 'main/store/migrations/0001-till.ts',
        find: 'create unique index payments_one_open_per_sale on payments (sale_id) where final_at is null;',
        put: '',
      },
    ],
  },
  mutant(
    'lost connection taken as not sent',
    'main/providers/http-client.ts',
    `return { kind: 'unknown', reason: wasRedirected ? 'redirected' : 'connection-lost', status: null }`,
    `return { kind: 'not-sent', reason: 'not-connected' }`,
  ),
  mutant(
    '5xx taken as refused',
    answers,
    'if (status >= 500 || status === 408 || status < 400)',
    'if (status === 408 || status < 400)',
  ),
  mutant(
    'approval missing in the journal',
    record,
    `appendJournal(database, at, 'payment-final', paymentId, finalBody(result.payment))`,
    `if (result.payment.status !== 'approved') appendJournal(database, at, 'payment-final', paymentId, finalBody(result.payment))`,
  ),
  mutant(
    'part approval taken for the whole',
    'main/store/sale-payments.ts',
    `Math.min(row.amount_minor, (row.charged_minor ?? row.amount_minor) - row.tip_minor)`,
    `row.amount_minor`,
  ),
  mutant(
    'second charge looked for at the first question only',
    record,
    `if (payment.status === 'approved') keepWatch(database, provider, at, chargedAgesMs[0])`,
    '',
  ),
  mutant(
    'second charge noted without a question',
    'main/payments/second-charge.ts',
    `insertLateCharge(database, { paymentId: id, cause: 'charged-twice', foundAt: at })`,
    '',
  ),
  mutant('alert not written down', record, 'if (result.alert) {', 'if (result.alert && at < 0) {'),
  mutant(
    'nobody asks after acceptance',
    machine,
    `        provider('accepted'),\n        poll(firstPollDelayMs),`,
    `        provider('accepted'),`,
  ),
  mutant(
    'second receipt without the word copy',
    'main/receipts/print-jobs.ts',
    'copy: isCopy || copy > 0',
    'copy: isCopy',
  ),
  {
    name: 'refund sent again after a lost answer',
    edits: [
      {
        file: refund,
        find: `{ kind: 'answer-lost', reason: outcome.reason }`,
        put: `{ kind: 'waits', reason: outcome.reason }`,
      },
      {
        file: refund,
        find: 'const earlier = await findEarlierTry(context, provider, refund, names)',
        put: `const earlier = 'none'`,
      },
    ],
  },
  {
    // Each guard is enough alone: they do not begin beside each other, what is another's is not taken for one's own, and a name
    // is given once.
    name: 'two refunds that look alike at once',
    edits: [
      {
        file: refund,
        find: 'other.submittedAt !== null || Object.keys(other.providerIds).length > 0',
        put: 'other.submittedAt !== null',
      },
      { file: refund, find: '...others.flatMap((other) => providersName(context, other) ?? []),', put: '' },
      {
        file: refund,
        find: `refund.status === 'refunded' ? 0 : others.filter(isLikeOne).length`,
        put: '0',
      },
      {
        file: 'main/refunds/record-refund.ts',
        find: `event.kind === 'named' && isAnothers(context, refund, event.providerIds)`,
        put: 'at < 0 && isAnothers(context, refund, {})',
      },
      {
        file: 'main/refunds/second-refunds.ts',
        find: 'if ([refund, ...others].some((one) => isNameless(context, one))) return false',
        put: 'if (others.some((one) => isNameless(context, one) && !one)) return false',
      },
    ],
  },
  mutant(
    'nobody looks again after a refund',
    'main/refunds/poll-refund.ts',
    'if (!isAskable && (refund.finalAt === null || !wasTried(refund))) return done',
    'if (!isAskable) return done',
  ),
  mutant(
    'what went back twice is not counted as gone',
    refund,
    'Math.min(ceiling.leftMinor ?? refund.amountMinor, leftFor(context, refund))',
    'ceiling.leftMinor ?? refund.amountMinor',
  ),
  mutant(
    'charge that SumUp took back not told',
    'main/providers/sumup/sumup-watch.ts',
    'if (back) seen.takenBack.push(back)',
    'if (back) seen.takenBack.pop()',
  ),
  {
    // Whoever asks for the payment calls it off, and so does whoever looks for second charges, who would find it paid as well.
    name: 'copy of a paid request left on the terminal',
    edits: [
      {
        file: 'main/providers/cm/cm-verdict.ts',
        find: `listed.answer.kind === 'ok' && !mayMeetCopy(attempt, now)`,
        put: 'true',
      },
      {
        file: 'main/payments/watch-payments.ts',
        find: 'await callOffCopies(context, provider, watched, seen)',
        put: '',
      },
      {
        file: 'main/payments/watch-payments.ts',
        find: 'noteOthers(context, provider, watched, seen)',
        put: '',
      },
    ],
  },
  mutant(
    'answer about another CM payment believed',
    'main/providers/cm/cm-verdict.ts',
    `if (own.kind === 'ok' && own.value.id !== transactionId)`,
    'if (!own)',
  ),
  {
    name: 'answer about another payment believed',
    edits: [
      {
        file: mapping,
        find: 'if (clientId && transaction.client_transaction_id && transaction.client_transaction_id !== clientId)',
        put: 'if (!transaction)',
      },
      {
        file: mapping,
        find: 'if (transaction.foreign_transaction_id && transaction.foreign_transaction_id !== attempt.reference)',
        put: 'if (!transaction)',
      },
      {
        file: 'main/providers/sumup/sumup-verdict.ts',
        find: 'return names.length > 0 && names.every((isOurs) => isOurs)',
        put: 'return names.length >= 0',
      },
      {
        file: 'main/providers/sumup/sumup-verdict.ts',
        find: `if (reference !== attempt.reference || clientId !== clientTransactionId) return { kind: 'ask' }`,
        put: 'if (reference === null && clientId === null) throw new Error()',
      },
    ],
  },
]

function mutant(name: string, file: string, find: string, put: string): Mutant {
  return { name, edits: [{ file, find, put }] }
}

/** @throws when a snippet is not in the source exactly once */
export function mutate(source: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { file, find, put }) => {
    const parts = text.split(find)
    if (parts.length !== 2)
      throw new Error(`${file} has ${parts.length - 1} times what is to be mutated: ${find}`)
    return parts.join(put)
  }, source)
}
