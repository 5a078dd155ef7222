/*
 * A cell that begins with = + - @ runs as a formula when somebody opens the list in a spreadsheet. On the way out such
 * a text gets an apostrophe before it, on the way in one is taken off, so that a list comes back as it went.
 */

const dangerous = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

export const guardFormula = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

export const unguardFormula = (text: string): string =>
  text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
