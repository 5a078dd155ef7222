/**
 * Folds a text to the form in which names are compared: lower case, no accents, no ligatures, full-width and other
 * compatibility forms as plain letters. Marks that only decorate a letter (Latin, Greek and Cyrillic accents, Arabic
 * and Hebrew vowel points) are dropped; marks that are letters of their own (Thai, Devanagari, Bengali vowels) stay,
 * because without them different words would become one.
 */
export const foldText = (text: string): string => {
  if (isPlain(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(DECORATION, '')
    .toLowerCase()
    .replace(DECORATION, '')
    .replace(LETTERS_WITHOUT_DECOMPOSITION, (letter) => REPLACEMENTS[letter] ?? letter)
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** True when every character is ASCII, so that lower case is all there is to fold. */
const isPlain = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return false
  }
  return true
}

// Combining accents, Hebrew points, Arabic harakat and the stretching tatweel; then joiners and variation selectors.
const DECORATION =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u0640]|[\u200b-\u200f]|[\ufe00-\ufe0f]/g

const REPLACEMENTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ƒ: 'f',
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
  ک: 'ك',
  ی: 'ي',
}

const LETTERS_WITHOUT_DECOMPOSITION = new RegExp(`[${Object.keys(REPLACEMENTS).join('')}]`, 'g')

// The digits of Arabic and of Persian; the last four bits are the value.
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
