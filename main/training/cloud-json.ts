import type { CloudRequest } from './cloud-types.ts'

export type JsonObject = { [name: string]: unknown }

/** Parsing has no limit of its own, writing has: a body that could be taken in but never be written down again. */
const deepestBody = 100

/** The JSON object of a body; null for everything that is none. */
export function bodyObject(request: CloudRequest): JsonObject | null {
  try {
    const value: unknown = JSON.parse(request.body)
    return isObject(value) && !isDeeperThan(deepestBody, value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner))
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString()
}
