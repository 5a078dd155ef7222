import type { CloudRequest } from './cloud-types.ts'

export type JsonObject = { [name: string]: unknown }

/** The JSON object of a body; null for everything that is none. */
export function bodyObject(request: CloudRequest): JsonObject | null {
  try {
    const value: unknown = JSON.parse(request.body)
    return isObject(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString()
}
