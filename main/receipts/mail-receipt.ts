import { hash } from 'node:crypto'
import * as v from 'valibot'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { parseMailAddress } from '../domain/mail-address.ts'
import { composeMail } from '../domain/mail-text.ts'
import { parseReceipt } from '../domain/receipt-schema.ts'
import type { Letter, MailAccount, Mailer, MailOutcome } from '../mail-ports.ts'
import { enqueueJob, type Job, type JobOutcome, type JobStep } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import {
  endMailing,
  loadMailing,
  type Mailing,
  mailingsOf,
  noteMailing,
  waitingAddress,
} from '../store/mail-store.ts'
import { countPrints } from '../store/print-store.ts'
import { bringForward } from '../store/queue-store.ts'
import { readSale, readSaleDocument } from '../store/sale-store.ts'
import { fileNameOf, pdfOf, salePaper } from './papers.ts'
import type { PrintContext } from './print-context.ts'

/*
 * Receipts by e-mail. A letter is a job: it waits for its turn, its server and its network, and no payment waits for it. Its address stands in
 * the job and nowhere else, and goes when the job has ended, however it ended.
 */

export type MailContext = Pick<
  PrintContext,
  'database' | 'clock' | 'log' | 'logos' | 'makePdf' | 'settings' | 'nudge' | 'wakeQueue' | 'stopping'
> & {
  /** Null while the shop has none, or none that can be read. */
  mailAccount(): MailAccount | null
  mailer: Mailer
  /** From 0 to 1. */
  random(): number
}

/** One after the other: a server that is slow must not take the queue from the payments. */
const subject = 'mail'

/** As long as mail servers try: after that the customer has looked for it in vain. */
const triedForMs = 48 * 3_600_000
const firstRetryMs = 20_000
const longestRetryMs = 3_600_000
/** Each of these may be a letter more in the customer's box. */
const mostDoubts = 3

const wishSchema = v.object({ address: v.string(), doubts: v.optional(v.number(), 0) })

/** receipt.mail: pressed twice for the same address it is one letter; an earlier one that waits is hastened. */
export function mailReceipt(
  context: MailContext,
  request: { saleId: string; address: string },
): Result<{ queued: true }> {
  const { database, clock } = context
  const address = parseMailAddress(request.address)
  if (address === undefined) return fail('mail-address-wrong')
  if (!context.mailAccount()) return fail('mail-not-set-up')
  const sale = readSale(database, request.saleId)
  if (!sale) return fail('sale-not-found')
  const now = clock.now()
  database.inTransaction(() => {
    const waiting = mailingsOf(database, sale.id).find(
      ({ state, jobId }) => state === 'waiting' && waitingAddress(database, jobId) === address,
    )
    if (waiting) {
      bringForward(database, waiting.jobId, now)
      return
    }
    const copy = countPrints(database, 'receipt', sale.id)
    const jobId = enqueueJob(database, {
      kind: 'mail-receipt',
      subject,
      payload: { address },
      runAt: now,
      now,
    })
    noteMailing(database, { jobId, saleId: sale.id, copy, now })
    appendJournal(database, now, 'receipt-mail-asked', sale.id, {
      receiptNumber: sale.receiptNumber,
      copy,
    })
  })
  context.wakeQueue()
  context.nudge('sales')
  return ok({ queued: true })
}

export function mailSteps(context: MailContext): Record<'mail-receipt', JobStep> {
  return {
    'mail-receipt': async (job) => {
      const { database } = context
      const mailing = loadMailing(database, job.id)
      const wish = v.safeParse(wishSchema, job.payload)
      // The till died between the letter's end and its job's.
      if (mailing?.state === 'sent') return { kind: 'done' }
      if (!mailing || !wish.success) return { kind: 'failed', reason: mailing?.reason ?? 'sale-not-found' }
      const account = context.mailAccount()
      if (!account) return later(context, job, mailing, wish.output, 'mail-not-set-up')
      const letter = await madeLetter(context, () =>
        letterOf(context, account, mailing, {
          address: wish.output.address,
          at: job.createdAt,
        }),
      )
      // A letter that cannot be made now (its PDF is drawn in a thread) is no letter that was refused.
      if (letter === 'not-made') return later(context, job, mailing, wish.output, 'internal')
      if (!letter) return end(context, mailing, 'failed', 'sale-not-found')
      const outcome = await context.mailer(account, letter, context.stopping)
      return recordOutcome(context, job, mailing, wish.output, outcome)
    },
  }
}

async function madeLetter(
  { log }: MailContext,
  make: () => Promise<Letter | null>,
): Promise<Letter | null | 'not-made'> {
  try {
    return await make()
  } catch (error) {
    log.warn('letter-not-made', { problem: String(error) })
    return 'not-made'
  }
}

type Wish = v.InferOutput<typeof wishSchema>

function recordOutcome(
  context: MailContext,
  job: Job,
  mailing: Mailing,
  wish: Wish,
  outcome: MailOutcome,
): JobOutcome {
  const { kind } = outcome
  const reason = kind === 'sent' ? null : outcome.reason
  context.log.info('mail-tried', { job: job.id, outcome: kind, reason, reply: replyOf(outcome) })
  if (outcome.kind === 'sent') return end(context, mailing, 'sent', null)
  if (outcome.kind === 'not-sent')
    return outcome.isFinal && wish.doubts === 0
      ? end(context, mailing, 'failed', outcome.reason)
      : outcome.isFinal
        ? // An earlier try may have arrived all the same.
          end(context, mailing, 'doubtful', outcome.reason)
        : later(context, job, mailing, wish, outcome.reason)
  const doubts = wish.doubts + 1
  if (doubts >= mostDoubts) return end(context, mailing, 'doubtful', outcome.reason)
  return later(context, job, mailing, { ...wish, doubts }, outcome.reason)
}

const replyOf = (outcome: MailOutcome): string => (outcome.kind === 'not-sent' ? outcome.reply : '')

/** Doubled from try to try, ± 20 %: tills that failed together do not come back together. */
function later(context: MailContext, job: Job, mailing: Mailing, wish: Wish, reason: string): JobOutcome {
  const now = context.clock.now()
  const doubledMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(Math.max(job.attempts - 1, 0), 12))
  const runAt = now + Math.round(doubledMs * (0.8 + 0.4 * context.random()))
  if (runAt - job.createdAt > triedForMs)
    return end(context, mailing, wish.doubts > 0 ? 'doubtful' : 'failed', reason)
  context.nudge('sales')
  return { kind: 'again', runAt, payload: { ...wish }, reason }
}

/** The outcome is written and the address goes, in one transaction; the job's own end follows. */
function end(
  context: MailContext,
  mailing: Mailing,
  state: 'sent' | 'doubtful' | 'failed',
  reason: string | null,
): JobOutcome {
  const { database, clock } = context
  database.inTransaction(() => {
    endMailing(database, mailing.jobId, state, reason)
    appendJournal(database, clock.now(), 'receipt-mailed', mailing.saleId, {
      receiptNumber: readSale(database, mailing.saleId)?.receiptNumber ?? null,
      outcome: state,
      reason,
      copy: mailing.copy,
    })
  })
  context.nudge('sales')
  return reason === null ? { kind: 'done' } : { kind: 'failed', reason }
}

async function letterOf(
  context: MailContext,
  account: MailAccount,
  { saleId, copy }: Mailing,
  { address, at }: { address: string; at: number },
): Promise<Letter | null> {
  const { database, clock } = context
  const paper = salePaper(context, 'receipt', saleId)
  const stored = readSaleDocument(database, saleId)
  if (!paper || stored === undefined) return null
  const { receiptNumber, language, secondLanguage, shop } = parseReceipt(stored)
  const isCopy = copy > 0
  const bytes = await pdfOf(context, paper, 'a4', { isCopy, now: clock.now() })
  const words = composeMail({
    receiptNumber,
    shopName: shop.name,
    language,
    secondLanguage: secondLanguage ?? null,
    subject: account.subject,
    text: account.text,
    columns: linesInMail,
    lines: paper.lines(linesInMail, isCopy),
  })
  const domain = account.senderAddress.slice(account.senderAddress.lastIndexOf('@') + 1)
  return {
    from: { name: account.senderName, address: account.senderAddress },
    to: address,
    ...words,
    // The same at each try, so that a repeat after a lost answer is known as the same letter.
    messageId: `receipt-${hash('sha256', [saleId, copy, address].join('\n')).slice(0, 32)}@${domain}`,
    at,
    attachment: { fileName: fileNameOf(paper.title), bytes },
  }
}

const linesInMail = 42
