import { isObject } from './sumup-cloud-call.ts'
import { json, problem, resourceNotFound } from './sumup-cloud-errors.ts'
import type { ExchangeFault } from './sumup-cloud-faults.ts'
import { newTraceId } from './sumup-cloud-ids.ts'
import { refundFailed } from './sumup-cloud-refunds.ts'
import type { CloudAnswer, Random } from './sumup-cloud-types.ts'

/** What comes back on the wire. `break` and `stall` give half of the body, then a broken or a silent connection. */
export type Delivery =
  | { kind: 'dropped' }
  | { kind: 'answer'; answer: CloudAnswer; body: 'whole' | 'break' | 'stall' }

/** What an ordered fault makes of one exchange, apart from the waiting. */
export type FaultedExchange = {
  /** When the cloud acts on the request; empty: it never does. Two entries: it does so twice. */
  handledAfterMs: number[]
  answeredAfterMs: number
  /** From the cloud's own answer (null when it never acted) to what is delivered. */
  deliver(own: CloudAnswer | null): Delivery
}

const whole = (answer: CloudAnswer): Delivery => ({ kind: 'answer', answer, body: 'whole' })
const ownOrDropped = (own: CloudAnswer | null): Delivery => (own ? whole(own) : { kind: 'dropped' })

export function faultExchange(random: Random, fault: ExchangeFault | null): FaultedExchange {
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
      return untouched(serverError(random, fault.status, fault.body))
    case 'error-after':
      return acted(() => whole(serverError(random, fault.status, fault.body)))
    case 'too-many-requests':
      return untouched(tooMany(random, fault.retryAfterSeconds))
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
      return untouched(resourceNotFound())
    case 'refund-refused':
      return untouched(refundFailed(random, { code: fault.code, detail: fault.detail }))
  }
}

/** Lets time pass, calls the cloud as often as the fault says, and delivers once. */
export function runExchange(
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

function serverError(random: Random, status: number, body: 'json' | 'html' | 'empty'): CloudAnswer {
  if (body === 'html') return page(status, `${status} from the gateway`)
  if (body === 'empty') return { status, headers: {}, body: '' }
  return json(status, { errors: { detail: 'Internal Server Error' }, trace_id: newTraceId(random) })
}

function tooMany(random: Random, retryAfterSeconds: number): CloudAnswer {
  const answer = problem(random, 429, 'too-many-requests', 'Too Many Requests', 'Too many requests.')
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
