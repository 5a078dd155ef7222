/*
 * What a text may be before it is stored. Printer commands (ESC, GS, DLE …) and other control characters never get in;
 * everything a person can read stays as typed: any script, emoji, both forms of é.
 */

/** Letters of Windows-1252 at 0x80–0x9F. Files read as Latin-1 by somebody else carry them as control characters. */
export const windows1252Letters =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/**
 * One line of readable text. "C\u009curs" is "Cœurs", a line break is a space, a command is nothing; neither is what turns
 * the direction of all that is written behind it, on screens and on paper.
 */
export function cleanText(text: string): string {
  if (plainText.test(text)) return text.trim()
  return text
    .toWellFormed()
    .replace(/[\u0080-\u009f]/g, (character) => windows1252Letters[character.charCodeAt(0) - 0x80] ?? '')
    .replace(/\r\n|[\t\n\v\f\r\u2028\u2029]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g, '')
    .trim()
}

const plainText = /^[\u0020-\u007e\u00a0-\u024f]*$/

/** False for a text of nothing but spaces and invisible characters: nobody could tap on it. */
export const isReadable = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u.test(text)

/** Whether two texts are the same name of a category or rate: "BÄCKEREI" is "Bäckerei". */
export const nameKey = (text: string): string => text.normalize('NFC').toLowerCase()

export const longestName = 500
export const longestCategoryName = 80
export const longestTaxRateName = 40
export const longestBarcode = 64
export const mostBarcodes = 20

/**
 * The barcodes in a text, as texts: leading zeros stay. Several may stand in one cell; spreadsheet armour (an
 * apostrophe, ="…") is taken off; spaces never belong to a code, since no scanner sends them from a product; "-" is how
 * lists say that there is none.
 */
export function splitBarcodes(text: string): string[] {
  const codes = cleanText(text)
    .normalize('NFKC')
    .split(/[\s,;|]+/u)
    .map((part) =>
      part
        .replace(/^="(.*)"$/, '$1')
        .replace(/^'+/, '')
        .replace(/\p{Cf}/gu, ''),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  return [...new Set(codes)]
}
