/**
 * The forms under which a scanned code may stand in the catalogue, the scanned one first: no more than its other
 * spellings, never a similar code. Scanners add control characters (a return, a group separator), type full-width digits
 * under an Asian keyboard, and give one and the same number as UPC-A (12 digits), EAN-13 or GTIN-14 with zeros in front.
 */
export function scannedForms(raw: string): string[] {
  const code = raw
    .normalize('NFKC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\ufeff]/g, '')
    .trim()
    // The symbology that some scanners say in front ("]E0" for EAN).
    .replace(/^\][A-Za-z]\d(?=.)/, '')
  if (code === '') return []
  if (!/^(?:\d{8}|\d{12,14})$/.test(code)) return [code]
  const digits = code.replace(/^0+/, '')
  const spellings = gtinLengths.filter((length) => digits.length <= length)
  return [...new Set([code, ...spellings.map((length) => digits.padStart(length, '0'))])]
}

/** EAN-8, UPC-A, EAN-13, GTIN-14: one number, written with zeros in front. */
const gtinLengths = [8, 12, 13, 14]
