/** The letters of Windows-1252 between 0x80 and 0x9f; a space where it has none. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** For programs that know nothing newer; a letter that it has not becomes a question mark. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from([...text.normalize('NFC')], (letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
    const place = letter === ' ' ? -1 : upper.indexOf(letter)
    return place === -1 ? 0x3f : 0x80 + place
  })
}
