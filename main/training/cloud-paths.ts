/** A path of a cloud's document; what stands in braces is a parameter. */
type Addressed = { method: string; path: string }

export type Match<Operation> =
  | { kind: 'found'; operation: Operation; parameters: Record<string, string> }
  | Miss

export type Miss =
  /** The path is known by other methods. */
  { kind: 'wrong-method'; allowed: string[] } | { kind: 'unknown-path' | 'malformed-path' }

/** A trailing slash is another path, and one that does not exist. */
export function matchOperation<Operation extends Addressed>(
  operations: readonly Operation[],
  method: string,
  path: string,
): Match<Operation> {
  let parts: string[]
  try {
    parts = path.split('/').map(decodeURIComponent)
  } catch (error) {
    if (error instanceof URIError) return { kind: 'malformed-path' }
    throw error
  }
  const allowed: string[] = []
  for (const candidate of operations) {
    const parameters = matchPath(candidate.path.split('/'), parts)
    if (!parameters) continue
    if (candidate.method === method) return { kind: 'found', operation: candidate, parameters }
    allowed.push(candidate.method)
  }
  return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'unknown-path' }
}

function matchPath(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const parameters: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (expected.startsWith('{')) {
      if (part === '') return null
      parameters[expected.slice(1, -1)] = part
    } else if (part !== expected) return null
  }
  return parameters
}
