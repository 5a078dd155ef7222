import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CardPayment, createCardPayment } from '../../main/domain/payment.ts'
import { transition } from '../../main/domain/payment-machine.ts'
import type { PaymentEvent, PaymentEventKind } from '../../main/domain/payment-moves.ts'
import type { RefusalReason } from '../../main/ports.ts'
import { cardKinds } from '../../main/training/virtual-reader-actions.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'

/*
 * Every code that main can send to a screen, so that a test can ask for its words. What is exported is run; what stands
 * only in the text of a file is read there, so that a code added tomorrow is found without a list to keep.
 */

type Values = TimelineEntry['values']
export type Told = { code: string; values: Values }

/** A new reason to refuse is a type error here until it is listed. */
const refusals: Record<RefusalReason, true> = {
  'reader-offline': true,
  'reader-busy': true,
  'reader-unknown': true,
  'not-authorised': true,
  'amount-invalid': true,
  'currency-not-supported': true,
  'reference-used': true,
  'too-many-requests': true,
  'request-invalid': true,
}

const card = { scheme: '', lastFour: '', entry: '', authorisationCode: '', transactionCode: '' }

/** A new kind of event is a type error here until it has an example. */
const events: { [Kind in PaymentEventKind]: PaymentEvent & { kind: Kind } } = {
  'decided-charged': { kind: 'decided-charged', reason: 'slip 12', evidence: 'slip', cause: 'refused' },
  'decided-not-charged': {
    kind: 'decided-not-charged',
    reason: 'no slip',
    evidence: 'slip',
    cause: 'refused',
  },
  'submission-started': { kind: 'submission-started' },
  accepted: { kind: 'accepted', providerIds: {} },
  refused: { kind: 'refused', reason: 'request-invalid', providerText: '' },
  'not-sent': { kind: 'not-sent', reason: 'not-connected' },
  'answer-lost': { kind: 'answer-lost', reason: 'timeout' },
  'deadline-passed': { kind: 'deadline-passed' },
  'never-sent': { kind: 'never-sent' },
  'reader-said': { kind: 'reader-said', readerState: 'waiting-for-card' },
  'still-pending': { kind: 'still-pending', providerIds: {}, providerText: 'news' },
  'declined-for-now': { kind: 'declined-for-now', providerText: '' },
  approved: {
    kind: 'approved',
    providerIds: {},
    chargedMinor: 1450,
    tipMinor: 200,
    card,
    approvedAt: null,
    settled: true,
  },
  settled: { kind: 'settled' },
  declined: { kind: 'declined', reason: 'declined', providerText: 'no funds' },
  cancelled: { kind: 'cancelled', reason: 'cancelled', providerText: '' },
  failed: { kind: 'failed', reason: 'not-completed', providerText: '' },
  'not-found': { kind: 'not-found' },
  'asking-failed': { kind: 'asking-failed', reason: 'timeout' },
  'no-trace': { kind: 'no-trace', afterMs: 180_000 },
  mismatch: { kind: 'mismatch', providerIds: {}, found: 'other amount' },
  'cancel-wished': { kind: 'cancel-wished' },
  'cancel-passed-on': { kind: 'cancel-passed-on' },
  'till-restarted': { kind: 'till-restarted' },
  'cancel-failed': { kind: 'cancel-failed', reason: 'timeout' },
}

const refundValues = { amountMinor: 1250, currency: 'EUR', reference: 'R1', seconds: 180, text: 'no' }

/** What the life of a card payment writes into its timeline and gives as its reason, in every order of events. */
export function toldByPayments(): { timeline: Told[]; reasons: Set<string> } {
  const attempt = {
    provider: 'p',
    readerId: 'r',
    providerReaderId: 'rdr',
    readerName: 'Front',
    reference: 'R1',
  }
  const first = createCardPayment(
    { id: 'payment', saleId: 'sale', amountMinor: 1250, currency: 'EUR', attempt },
    1_000,
  )
  const timeline = new Map<string, Told>()
  const reasons = new Set<string>()
  const seen = new Set<string>()
  const waiting: CardPayment[] = [first]
  for (let payment = waiting.pop(); payment; payment = waiting.pop()) {
    for (const event of Object.values(events)) {
      const step = transition(payment, event, 2_000)
      if (step.kind === 'refused') continue
      if (step.entry) timeline.set(JSON.stringify(step.entry), step.entry)
      if ('reason' in step.payment && step.payment.reason) reasons.add(step.payment.reason)
      const state = JSON.stringify(step.payment)
      if (seen.has(state)) continue
      seen.add(state)
      waiting.push(step.payment)
    }
  }
  for (const text of [...textsOf('main/payments'), ...textsOf('main/refunds')]) {
    const values = {
      amountMinor: 1250,
      tenderedMinor: 2000,
      changeMinor: 750,
      currency: 'EUR',
      reader: 'Front',
      first: 'TX1',
      second: 'TX2',
    }
    for (const [, code = ''] of text.matchAll(/\bcode: '([a-z-]+)'/g)) timeline.set(code, { code, values })
  }
  for (const text of textsOf('main/domain', /^refund-machine/))
    for (const [, code = ''] of text.matchAll(/'((?:refund-[a-z-]+|refunded))'(?= ?[,:)])/g))
      timeline.set(code, { code, values: refundValues })
  const inPart = { chargedMinor: 800, askedMinor: 1250, restMinor: 450, currency: 'EUR' }
  timeline.set('approved-in-part', { code: 'approved-in-part', values: inPart })
  return { timeline: [...timeline.values()], reasons }
}

/** Reasons as the payments, the providers and their transport name them. */
export function reasonsInSources(): Set<string> {
  const reasons = new Set<string>(Object.keys(refusals))
  const sources = [
    ...textsOf('main/payments'),
    ...textsOf('main/refunds'),
    ...textsOf('main/providers'),
    ...textsOf('main/domain', /^(?:payment|refund)/),
  ]
  for (const text of sources) {
    for (const [line] of text.matchAll(/\breason(?::| = )[^\n]*/g)) {
      const beforeOther = line.replace(/, [a-zA-Z]+:.*/, '')
      for (const [, code = ''] of beforeOther.matchAll(/'([a-z][a-z-]+)'(?! in )/g)) reasons.add(code)
      for (const [, family = ''] of line.matchAll(/`([a-z-]+)-\$\{[^`]*`/g)) reasons.add(`${family}-502`)
    }
  }
  const transport = readFileSync('main/providers/http-client.ts', 'utf8')
  for (const type of ['UnknownEnd', 'NotSentReason'])
    for (const code of unionOf(transport, type)) reasons.add(code)
  const due = readFileSync('main/payments/due-view.ts', 'utf8')
  for (const [, code = ''] of due.matchAll(/return '([a-z-]+)'/g)) reasons.add(code)
  return reasons
}

export function readerStatesInSources(): Set<string> {
  const states = new Set<string>()
  for (const text of textsOf('main/providers', /-mapping\.ts$/)) {
    const [, table = ''] = /const stateWords[^{]*\{([^}]*)\}/.exec(text) ?? []
    for (const [, state = ''] of table.matchAll(/: '([a-z-]+)'/g)) states.add(state)
  }
  const polling = readFileSync('main/payments/poll-payment.ts', 'utf8')
  for (const [, state = ''] of polling.matchAll(/\? '([a-z-]+)' : answer\.value\.state/g)) states.add(state)
  return states
}

export function readerActionsInSources(): Set<string> {
  const text = readFileSync('main/training/virtual-reader-actions.ts', 'utf8')
  const cards = cardKinds.flatMap((kind) => [`tap-${kind}`, `insert-${kind}`])
  const terminal = readFileSync('main/training/virtual-terminal-actions.ts', 'utf8')
  return new Set([...cards, ...unionOf(text, 'ReaderAction'), ...unionOf(terminal, 'TerminalAction')])
}

/** Why a print failed, as the printer and the print jobs name it; a confirmed print has a remark and no reason. */
export function printReasonsInSources(): Set<string> {
  const reasons = new Set<string>()
  for (const text of [...textsOf('main/receipts'), ...textsOf('main/platform', /printer|^device-stream/)])
    for (const [line] of text.matchAll(/\breason(?:: | \?\? )[^\n]*/g))
      for (const [, code = ''] of line.replace(/\bkind(?:: | === )'[a-z-]+'/g, '').matchAll(/'([a-z-]+)'/g))
        if (code !== 'not-confirmed') reasons.add(code)
  return reasons
}

export function importReasonsInSources(): Set<string> {
  const reasons = new Set<string>()
  for (const text of textsOf('main/catalogue', /^import-/)) {
    for (const [line] of text.matchAll(/\b(?:reason|problem): '[^\n]*/g))
      for (const [, code = ''] of line.replace(/, [a-zA-Z]+:.*/, '').matchAll(/'([a-z-]+)'/g))
        reasons.add(code)
    for (const code of unionOf(text, 'PriceReason')) reasons.add(code)
  }
  return reasons
}

/** The words of `type Name = 'a' | 'b'`, to the end of its paragraph. */
function unionOf(text: string, name: string): string[] {
  const [, body = ''] = new RegExp(`\\btype ${name} =([\\s\\S]*?)\\n\\n`).exec(text) ?? []
  return [...body.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code)
}

function textsOf(folder: string, name = /\.ts$/): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && name.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}
