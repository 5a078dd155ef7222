import type { Clock } from '../ports.ts'
import type { ExchangeFault, FaultSource } from './cloud-faults.ts'
import { isObject } from './cloud-json.ts'
import type { ExchangeLog } from './cloud-log.ts'
import type { CloudAnswer, CloudRequest } from './cloud-types.ts'

/** What comes back on the wire. `break` and `stall` give half of the body, then a broken or a silent connection. */
export type Delivery =
  | { kind: 'dropped' }
  | { kind: 'answer'; answer: CloudAnswer; body: 'whole' | 'break' | 'stall' }

/** A cloud as a network sees it. */
export type Exchanging = {
  /** `deliver` is called once, now or later. */
  exchange(request: CloudRequest, deliver: (delivery: Delivery) => void): void
  /** The answer to a body that is larger than anything a till sends. */
  tooLarge(): CloudAnswer
}

/** How a cloud words the errors that are ordered and not its own. */
export type ErrorVoice = {
  serverError(status: number): CloudAnswer
  tooManyRequests(): CloudAnswer
  notFound(): CloudAnswer
  refundRefused(code: string, detail: string): CloudAnswer
}

/** What an ordered fault makes of one exchange, apart from the waiting. */
type FaultedExchange = {
  /** When the cloud acts on the request; empty: it never does. Two entries: it does so twice. */
  handledAfterMs: number[]
  answeredAfterMs: number
  /** From the cloud's own answer (null when it never acted) to what is delivered. */
  deliver(own: CloudAnswer | null): Delivery
}

const whole = (answer: CloudAnswer): Delivery => ({ kind: 'answer', answer, body: 'whole' })
const ownOrDropped = (own: CloudAnswer | null): Delivery => (own ? whole(own) : { kind: 'dropped' })

export type ExchangeParts<Operation extends string> = {
  clock: Clock
  later(atMs: number, work: () => void): void
  faults: Pick<FaultSource<Operation, { kind: string }>, 'takeForExchange'>
  log: ExchangeLog
  voice: ErrorVoice
  operationOf(request: CloudRequest): Operation | null
  /** The header that carries the key, in lower case. */
  keyHeader: string
  handle(request: CloudRequest): CloudAnswer
}

/** The way of a request over an imagined network: logged, with the ordered faults. */
export function createExchange<Operation extends string>(
  parts: ExchangeParts<Operation>,
): Exchanging['exchange'] {
  const { clock, log, voice } = parts
  return (request, deliver) => {
    const operation = parts.operationOf(request)
    const fault = parts.faults.takeForExchange(operation)
    const entry = log.begin({
      operation,
      method: request.method,
      path: request.path,
      query: request.query,
      keyEnd: (request.headers[parts.keyHeader] ?? '').slice(-4),
      requestBody: request.body,
      receivedAt: clock.now(),
      fault: fault?.kind ?? null,
      status: null,
      contentType: '',
      answerBody: '',
    })
    const note = () => {
      const own = parts.handle(request)
      // A request that was handed over twice is logged with its first answer, the one that is delivered.
      if (entry.status !== null) return own
      entry.status = own.status
      entry.contentType = own.headers['content-type'] ?? ''
      entry.answerBody = own.body
      return own
    }
    const later = (afterMs: number, work: () => void) => parts.later(clock.now() + afterMs, work)
    runExchange(later, faultExchange(voice, fault), note, (own, delivery) => {
      const spoilt = delivery.kind === 'answer' && (delivery.answer !== own || delivery.body !== 'whole')
      log.end(entry, delivery.kind === 'dropped' ? 'nothing' : spoilt ? 'spoilt' : 'whole', clock.now())
      deliver(delivery)
    })
  }
}

function faultExchange(voice: ErrorVoice, fault: ExchangeFault | null): FaultedExchange {
  const acted = (deliver: (own: CloudAnswer) => Delivery): FaultedExchange => ({
    handledAfterMs: [0],
    answeredAfterMs: 0,
    deliver: (own) => (own ? deliver(own) : { kind: 'dropped' }),
  })
  const untouched = (answer: CloudAnswer): FaultedExchange => ({
    handledAfterMs: [],
    answeredAfterMs: 0,
    deliver: () => whole(answer),
  })
  if (!fault) return acted(whole)
  switch (fault.kind) {
    case 'lost-on-the-way':
      return { handledAfterMs: [], answeredAfterMs: 0, deliver: () => ({ kind: 'dropped' }) }
    case 'answer-lost':
      return acted(() => ({ kind: 'dropped' }))
    case 'request-delayed':
      return { handledAfterMs: [fault.ms], answeredAfterMs: fault.ms, deliver: ownOrDropped }
    case 'answer-delayed':
      return { handledAfterMs: [0], answeredAfterMs: fault.ms, deliver: ownOrDropped }
    case 'handled-twice':
      return { handledAfterMs: [0, fault.afterMs], answeredAfterMs: 0, deliver: ownOrDropped }
    case 'error-before':
      return untouched(serverError(voice, fault.status, fault.body))
    case 'error-after':
      return acted(() => whole(serverError(voice, fault.status, fault.body)))
    case 'too-many-requests':
      return untouched(tooMany(voice, fault.retryAfterSeconds))
    case 'redirect':
      return untouched({ status: fault.status, headers: { location: fault.location }, body: '' })
    case 'captive-portal':
      return untouched(page(200, 'Welcome to the guest network. Please sign in.'))
    case 'garbage':
      return acted((own) => whole({ ...own, body: '\u0000\u0001{]"truth": 12.' }))
    case 'empty-body':
      return acted((own) => whole({ ...own, body: '' }))
    case 'truncated':
      return acted((answer) => ({ kind: 'answer', answer, body: 'break' }))
    case 'stalled':
      return acted((answer) => ({ kind: 'answer', answer, body: 'stall' }))
    case 'oversized':
      // Still the same JSON, drowned in white space: only a limit on the size can refuse it.
      return acted((own) => whole({ ...own, body: own.body.padEnd(fault.bytes, ' ') }))
    case 'field':
      return acted((own) => whole({ ...own, body: replaceField(own.body, fault.path, fault.value) }))
    case 'not-found':
      return untouched(voice.notFound())
    case 'refund-refused':
      return untouched(voice.refundRefused(fault.code, fault.detail))
  }
}

/** Lets time pass, calls the cloud as often as the fault says, and delivers once. */
function runExchange(
  later: (afterMs: number, work: () => void) => void,
  exchange: FaultedExchange,
  handle: () => CloudAnswer,
  done: (own: CloudAnswer | null, delivery: Delivery) => void,
): void {
  let own: CloudAnswer | null = null
  const at = (ms: number, work: () => void) => (ms === 0 ? work() : later(ms, work))
  const [first, ...repeats] = exchange.handledAfterMs
  const answer = () => done(own, exchange.deliver(own))
  if (first === undefined) {
    at(exchange.answeredAfterMs, answer)
    return
  }
  at(first, () => {
    own = handle()
    at(exchange.answeredAfterMs - first, answer)
  })
  for (const repeatMs of repeats) at(repeatMs, handle)
}

function page(status: number, text: string): CloudAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html><body><h1>${text}</h1></body></html>`,
  }
}

function serverError(voice: ErrorVoice, status: number, body: 'json' | 'html' | 'empty'): CloudAnswer {
  if (body === 'html') return page(status, `${status} from the gateway`)
  if (body === 'empty') return { status, headers: {}, body: '' }
  return voice.serverError(status)
}

function tooMany(voice: ErrorVoice, retryAfterSeconds: number): CloudAnswer {
  const answer = voice.tooManyRequests()
  answer.headers['retry-after'] = String(retryAfterSeconds)
  return answer
}

/** A body without that field stays as it is. */
function replaceField(body: string, path: string, value: unknown): string {
  if (body === '') return body
  const root: unknown = JSON.parse(body)
  const names = path.split('.')
  const last = names.pop() ?? ''
  let holder: unknown = root
  for (const name of names) {
    holder = Array.isArray(holder) ? holder[Number(name)] : isObject(holder) ? holder[name] : undefined
  }
  if (Array.isArray(holder)) holder[Number(last)] = value
  else if (isObject(holder)) {
    if (value === undefined) delete holder[last]
    else holder[last] = value
  }
  return JSON.stringify(root)
}
