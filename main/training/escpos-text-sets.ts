/** What `ESC R n` puts in the place of twelve ASCII characters, in the order of `replaced`. */
const sets = [
  '#$@[\\]^`{|}~',
  '#$à°ç§^`éùè¨',
  '#$§ÄÖÜ^`äöüß',
  '£$@[\\]^`{|}~',
  '#$@ÆØÅ^`æøå~',
  '#¤ÉÄÖÅÜéäöåü',
  '#$@°\\é^ùàòèì',
  '₧$@¡Ñ¿^`¨ñ}~',
  '#$@[¥]^`{|}~',
  '#¤ÉÆØÅÜéæøåü',
  '#$ÉÆØÅÜéæøåü',
]
const replaced = '#$@[\\]^`{|}~'

export function decodeSet(set: number, byte: number): string {
  const character = String.fromCharCode(byte)
  const position = replaced.indexOf(character)
  return position === -1 ? character : (sets[set]?.[position] ?? character)
}
