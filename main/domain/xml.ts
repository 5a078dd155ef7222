/* XML 1.0, written. */

/** Those that no XML document may have, not even escaped. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Written as it is, a reader would make a line feed of it.
  '\r': '&#13;',
}

/** A text of the shop as the content of an element: what XML cannot carry becomes a sign of its own. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"\r]/g, (sign) => signs[sign] ?? sign)

/** An element with a text, or with elements that are written already. */
export const element = (name: string, content: string | { xml: string }): string =>
  `<${name}>${typeof content === 'string' ? xmlText(content) : content.xml}</${name}>`

export const elements = (name: string, parts: readonly string[]): string =>
  element(name, { xml: parts.join('') })
