import type { Evidence } from '../ports.ts'
import type { HttpResult } from './http-client.ts'

/* What every provider's client needs around a request: a safe address, and what is kept of the exchange. */

export type Exchange = { result: HttpResult; evidence: Evidence }

/** A key over plain http, or to an address with a password in it, is a key given away. */
export function refuseUnsafeUrl(baseUrl: string): void {
  const { protocol, hostname, username, password, search, hash } = new URL(baseUrl)
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback)
  if (!isSafe || username || password || search || hash || baseUrl.endsWith('/'))
    throw new Error(`not an address that may be used for payments: ${protocol}//${hostname}`)
}

/**
 * Undefined when a part would change the path even encoded: an address is normalised before it is sent, and "..",
 * also as %2E%2E, climbs. A slash at the end, which an empty last part makes, is another path.
 */
export function pathOf(parts: string[]): string | undefined {
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('')
}

export function neverSent(request: string): Exchange {
  const result: HttpResult = { kind: 'not-sent', reason: 'address-invalid', tookMs: 0 }
  return { result, evidence: evidenceOf(request, result, '') }
}

export function evidenceOf(request: string, result: HttpResult, apiKey: string): Evidence {
  const text = result.kind === 'answered' ? result.text : `(${result.reason})`
  return {
    request,
    httpStatus: result.kind === 'not-sent' ? null : result.status,
    body: apiKey === '' ? text : text.replaceAll(apiKey, '…'),
    tookMs: result.tookMs,
  }
}
