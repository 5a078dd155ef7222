/** A path of a cloud's document; what stands in braces is a parameter. */
type Addressed = { method: string; path: string; pattern: PathPattern }

export type PathPattern = readonly { word: string; isParameter: boolean }[]

export function pathPattern(path: string): PathPattern {
  return path
    .split('/')
    .map((part) =>
      part.startsWith('{')
        ? { word: part.slice(1, -1), isParameter: true }
        : { word: part, isParameter: false },
    )
}

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
    parts = path.split('/').map((part) => (part.includes('%') ? decodeURIComponent(part) : part))
  } catch (error) {
    if (error instanceof URIError) return { kind: 'malformed-path' }
    throw error
  }
  const allowed: string[] = []
  for (const candidate of operations) {
    const parameters = matchPath(candidate.pattern, parts)
    if (!parameters) continue
    if (candidate.method === method) return { kind: 'found', operation: candidate, parameters }
    allowed.push(candidate.method)
  }
  return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'unknown-path' }
}

function matchPath(pattern: PathPattern, parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  // From the end: what tells two paths apart stands there.
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const expected = pattern[index]
    if (expected?.isParameter ? parts[index] === '' : parts[index] !== expected?.word) return null
  }
  const parameters: Record<string, string> = {}
  for (const [index, { word, isParameter }] of pattern.entries())
    if (isParameter) parameters[word] = parts[index] ?? ''
  return parameters
}
