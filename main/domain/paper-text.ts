/*
 * Text from people and foreign systems on its way to paper. What could command a printer (control characters), reorder a
 * price (direction controls) or hide (invisible signs) does not get through; the stored text stays as it was typed.
 */

const lineBreaks = / ?[\t\n\v\f\r\u0085\u2028\u2029]+ ?/g
const controls = /[\x00-\x1f\x7f-\x9f]/g
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/g
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const isPlain = /^[\x20-\x7e]*$/

/** One line of harmless text in composed form (NFC). */
export function paperText(text: string): string {
  if (isPlain.test(text)) return text.trim()
  return harmless(text.toWellFormed().replace(lineBreaks, ' ')).trim()
}

/** The same for a line whose spaces carry its layout: only those at its end go. */
export function paperColumns(line: string): string {
  return harmless(line.toWellFormed().replace(/\t/g, '  ').replace(lineBreaks, ' ')).trimEnd()
}

function harmless(text: string): string {
  return text.replace(controls, '').replace(invisible, '').replace(spaces, ' ').normalize('NFC')
}

/**
 * A text with Hebrew or Arabic keeps to itself: the isolate (U+2068 … U+2069) lets it run from right to left without
 * turning the digits of the price beside it. Both signs have no width and never reach a printer.
 */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}
