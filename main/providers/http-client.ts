import type { AnswerSigns } from '../domain/answer-signs.ts'
import type { Clock } from '../ports.ts'

/*
 * One request to a provider, sorted by what its end proves: surely not sent, answered, or nobody knows. Nothing here is
 * ever repeated; whether to ask again is decided where it is known what the request was for.
 */

export type Fetch = (input: string, init: RequestInit) => Promise<Response>

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
}

type UnknownEnd =
  | 'timeout'
  | 'connection-lost'
  /** Followed redirects would carry the key and the payment to another host. */
  | 'redirected'
  /** A page for people in place of an answer: a network that wants a sign-in first, or a filter on the way. */
  | 'sign-in-page'
  | 'answer-too-large'
  | 'answer-broken'

type NotSentReason = 'name-not-found' | 'not-connected' | 'connection-not-secure' | 'address-invalid'

export type HttpResult = { tookMs: number } & (
  | { kind: 'answered'; status: number; text: string; retryAfterMs: number | null }
  /** No byte of the request left the machine. */
  | { kind: 'not-sent'; reason: NotSentReason }
  | { kind: 'unknown'; reason: UnknownEnd; status: number | null }
)

export type HttpDeadlines = {
  /**
   * To the first byte of the answer, connecting included. Fetch has no deadline of its own for connecting, the platform
   * ends that after 10 s with an error that proves "not sent": this one must come later, or it would hide the proof.
   */
  firstByteMs: number
  /** To the last byte of the body: a stalled body would otherwise hang for ever. */
  wholeMs: number
}

const defaultDeadlines: HttpDeadlines = { firstByteMs: 15_000, wholeMs: 20_000 }
const longestBodyBytes = 1_048_576

export type HttpClient = (request: HttpRequest) => Promise<HttpResult>

export function createHttpClient(
  outside: { fetch: Fetch; clock: Clock; onSigns?: (signs: AnswerSigns) => void },
  deadlines: HttpDeadlines = defaultDeadlines,
): HttpClient {
  const { fetch, clock, onSigns } = outside
  return async (request) => {
    const startedAt = clock.now()
    const abort = new AbortController()
    // Both from the beginning: one that is set in the middle would be hours away when the clock was set back meanwhile.
    const callOffFirst = clock.schedule(startedAt + deadlines.firstByteMs, () => abort.abort())
    const callOffWhole = clock.schedule(startedAt + deadlines.wholeMs, () => abort.abort())
    const ended = <Result>(result: Result) => ({ ...result, tookMs: clock.now() - startedAt })
    try {
      const response = await fetch(request.url, toInit(request, abort.signal))
      callOffFirst()
      const { status } = response
      const receivedAt = clock.now()
      const body = await readBody(response, abort.signal)
      if (body.kind === 'unknown') return ended({ ...body, status })
      const isSignIn = isPageForPeople(response, body.text)
      onSigns?.({ serverAt: timeOf(response), sentAt: startedAt, receivedAt, isSignIn })
      if (isSignIn) return ended({ kind: 'unknown' as const, reason: 'sign-in-page' as const, status })
      return ended({
        kind: 'answered' as const,
        status,
        text: body.text,
        retryAfterMs: retryAfterMs(response.headers.get('retry-after'), clock.now()),
      })
    } catch (error) {
      const failure = sortFailure(error, abort.signal.aborted)
      if (failure.reason === 'redirected')
        onSigns?.({ serverAt: null, sentAt: startedAt, receivedAt: clock.now(), isSignIn: true })
      return ended(failure)
    } finally {
      callOffFirst()
      callOffWhole()
    }
  }
}

function toInit(request: HttpRequest, signal: AbortSignal): RequestInit {
  const hasBody = request.body !== undefined
  return {
    method: request.method,
    headers: hasBody ? { ...request.headers, 'content-type': 'application/json' } : request.headers,
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    signal,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  }
}

/** No service answers a program so. A gateway's error page keeps its status, which says more. */
function isPageForPeople(response: Response, text: string): boolean {
  if (!response.ok && response.status !== 511) return false
  return /html/i.test(response.headers.get('content-type') ?? '') && text.trimStart().startsWith('<')
}

function timeOf(response: Response): number | null {
  const at = Date.parse(response.headers.get('date') ?? '')
  return Number.isFinite(at) ? at : null
}

type Body = { kind: 'text'; text: string } | { kind: 'unknown'; reason: UnknownEnd }

async function readBody(response: Response, signal: AbortSignal): Promise<Body> {
  if (!response.body) return { kind: 'text', text: '' }
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body) {
      size += chunk.byteLength
      // Leaving the loop cancels the body: nothing more is read.
      if (size > longestBodyBytes) break
      chunks.push(chunk)
    }
  } catch {
    return { kind: 'unknown', reason: signal.aborted ? 'timeout' : 'answer-broken' }
  }
  if (size > longestBodyBytes) return { kind: 'unknown', reason: 'answer-too-large' }
  const [only] = chunks
  const bytes =
    chunks.length === 1 && only ? Buffer.from(only.buffer, only.byteOffset, size) : Buffer.concat(chunks)
  return { kind: 'text', text: bytes.toString('utf8') }
}

/**
 * Failures of connecting: they end before the request is written. Everything that is not on a list is unknown. Codes like
 * EHOSTUNREACH are missing on purpose: a connection that stands can also end with them, long after the request left.
 */
const nameFailures = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
const connectFailures = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT'])
const certificateFailures = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
])

type Failure =
  | Pick<Extract<HttpResult, { kind: 'not-sent' }>, 'kind' | 'reason'>
  | Pick<Extract<HttpResult, { kind: 'unknown' }>, 'kind' | 'reason' | 'status'>

function sortFailure(error: unknown, wasAborted: boolean): Failure {
  if (wasAborted) return { kind: 'unknown', reason: 'timeout', status: null }
  const causes = innermostErrors(error)
  const proofs = causes.map(proofOfNotSent)
  const [first] = proofs
  // Several addresses may have been tried: only when every one of them failed to connect was nothing sent.
  if (first && proofs.every((proof) => proof !== undefined)) return { kind: 'not-sent', reason: first }
  const wasRedirected = causes.some((cause) => /redirect/i.test(cause.message))
  return { kind: 'unknown', reason: wasRedirected ? 'redirected' : 'connection-lost', status: null }
}

function proofOfNotSent(error: Error): NotSentReason | undefined {
  const code = 'code' in error ? String(error.code) : ''
  const call = 'syscall' in error ? String(error.syscall) : ''
  if (nameFailures.has(code) || call === 'getaddrinfo') return 'name-not-found'
  if (connectFailures.has(code) || call === 'connect') return 'not-connected'
  if (certificateFailures.has(code)) return 'connection-not-secure'
  return undefined
}

function innermostErrors(error: unknown): Error[] {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(innermostErrors)
  if (!(error instanceof Error)) return [new Error(String(error))]
  return error.cause instanceof Error ? innermostErrors(error.cause) : [error]
}

const longestRetryAfterMs = 600_000

/** Seconds or a date; nonsense is no advice. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null
  const wanted = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now
  if (!Number.isFinite(wanted)) return null
  return Math.min(Math.max(wanted, 0), longestRetryAfterMs)
}
