import type { CloudAnswer, CloudMerchant, CloudRequest } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

/** One request, authorised and taken apart. */
export type CloudCall = {
  request: CloudRequest
  /** The parts of the path that stand for something, decoded. */
  parameters: Record<string, string>
  query: URLSearchParams
  /** The merchant whose key this is. */
  merchant: CloudMerchant
  mayRefund: boolean
}

export type CloudHandler = (world: CloudWorld, call: CloudCall) => CloudAnswer

/** The JSON object of a body; null for everything that is none. */
export function bodyObject(request: CloudRequest): { [name: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(request.body)
    return isObject(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function parameter(call: CloudCall, name: string): string {
  return call.parameters[name] ?? ''
}

export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString()
}
