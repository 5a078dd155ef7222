/** What the shop says of its scanner. */
export type ScannerWords = { prefix: string; suffix: string }

/*
 * A scanner types as if on an American keyboard. Where the computer has a French or a Czech one, the digits come out as the
 * letters of that row; a code of nothing else is no text of anybody, so that it can be told and turned back.
 */
const digitRows = ['à&é"\'(-è_ç', 'é+ěščřžýáí']

/** The code itself: without what this scanner puts around each, and in digits where the keyboard's layout made letters of them. */
export function scannedText(raw: string, { prefix, suffix }: ScannerWords): string {
  let code = raw.trim()
  if (prefix !== '' && code.startsWith(prefix) && code.length > prefix.length)
    code = code.slice(prefix.length)
  if (suffix !== '' && code.endsWith(suffix) && code.length > suffix.length)
    code = code.slice(0, -suffix.length)
  return inDigits(code)
}

function inDigits(code: string): string {
  for (const row of digitRows) {
    const digits = [...code.normalize('NFC')].map((letter) => row.indexOf(letter))
    if (digits.length >= fewestDigits && !digits.includes(-1)) return digits.join('')
  }
  return code
}

/** A code of signs that is shorter may be a word of somebody, as "--" or "(-". */
const fewestDigits = 6
