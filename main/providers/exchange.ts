import { parseServiceAddress } from '../domain/service-address.ts'
import type { Evidence } from '../ports.ts'
import type { HttpResult } from './http-client.ts'

/* What every provider's client needs around a request: a safe address, and what is kept of the exchange. */

export type Exchange = { result: HttpResult; evidence: Evidence }

/** @throws when a key must not be sent there; whoever configures an account has asked before */
export function refuseUnsafeUrl(baseUrl: string): void {
  if (parseServiceAddress(baseUrl)?.url === baseUrl) return
  const { protocol, hostname } = new URL(baseUrl)
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
  return exchangeOf(request, result, [])
}

/** Shorter ones would be found in the middle of innocent words, and open nothing. */
const shortestSecret = 6

/**
 * One exchange without the account's secrets in it: an answer may repeat what it was sent, and what is read from it reaches
 * the database, the log and the screen.
 */
export function exchangeOf(request: string, result: HttpResult, secrets: readonly string[]): Exchange {
  const hushed = result.kind === 'answered' ? { ...result, text: hush(result.text, secrets) } : result
  const body = hushed.kind === 'answered' ? hushed.text : `(${hushed.reason})`
  const httpStatus = hushed.kind === 'not-sent' ? null : hushed.status
  return { result: hushed, evidence: { request, httpStatus, body, tookMs: hushed.tookMs } }
}

function hush(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
}

/** Several exchanges that make one answer. */
export function together(evidence: Evidence[]): Evidence {
  return {
    request: evidence.map((one) => one.request).join(' + '),
    httpStatus: evidence.at(-1)?.httpStatus ?? null,
    body: evidence.map((one) => one.body).join('\n'),
    tookMs: evidence.reduce((sum, one) => sum + one.tookMs, 0),
  }
}
