/** Only a code has words; the text of an exception is for the log. */
export function problemOf(lastError: string | null): string | null {
  if (lastError === null) return null
  return /^[a-z][a-z0-9-]{1,60}$/.test(lastError) ? lastError : 'internal'
}
