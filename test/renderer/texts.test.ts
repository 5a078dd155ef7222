import { describe, expect, it } from 'vitest'
import { machineWarningCodes } from '../../preload/contract/machine-warnings.ts'
import { errorCodes } from '../../preload/contract/result.ts'
import type { Language } from '../../preload/contract/views.ts'
import { codeSentence } from '../../renderer/texts/code-sentence.ts'
import { type CodeText, codesEn } from '../../renderer/texts/codes-en.ts'
import type { Texts } from '../../renderer/texts/en.ts'
import { errorSentence } from '../../renderer/texts/error-sentence.ts'
import { loadTexts } from '../../renderer/texts/load-texts.ts'
import {
  importReasonsInSources,
  printReasonsInSources,
  readerActionsInSources,
  readerStatesInSources,
  reasonsInSources,
  toldByPayments,
} from '../support/codes-of-main.ts'

const languages: readonly Language[] = ['en', 'de', 'nl', 'fr']

describe.each(languages)('the texts in %s', (language) => {
  it('have a whole sentence for every error, also when its values are missing', async () => {
    const texts = await loadTexts(language)
    for (const code of errorCodes) {
      const sentence = errorSentence(texts, { code })
      expect(sentence, code).toMatch(/^\p{Lu}.*[.!?]$/u)
      expect(sentence, code).not.toContain('undefined')
    }
  })

  it('tell every step of a payment, with the values that come with it', async () => {
    const { codes } = await loadTexts(language)
    const { timeline } = toldByPayments()
    expect(timeline.length).toBeGreaterThan(25)
    for (const { code, values } of timeline) {
      const sentence = codeSentence(codes.timeline, code, values, language)
      expect(sentence, `${code} has no words`).not.toBe(code)
      expect(sentence, code).toMatch(/^[\p{Lu}\d€].*[.”“»]$/u)
      expect(sentence, code).not.toMatch(/undefined|\s{2}|\s\.$/)
    }
  })

  it('have words for every reason, reader state, reader action and bad row', async () => {
    const { codes } = await loadTexts(language)
    const told: Record<string, [Readonly<Record<string, CodeText>>, ReadonlySet<string>, number]> = {
      reason: [codes.reason, new Set([...toldByPayments().reasons, ...reasonsInSources()]), 35],
      readerState: [codes.readerState, readerStatesInSources(), 7],
      readerAction: [codes.readerAction, readerActionsInSources(), 17],
      importReason: [codes.importReason, importReasonsInSources(), 23],
    }
    for (const [area, [words, found, atLeast]] of Object.entries(told)) {
      // Fewer would mean that the sources are written differently now and the search reads past them.
      expect(found.size, `${area} codes found in main`).toBeGreaterThanOrEqual(atLeast)
      const wordless = [...found].filter((code) => codeSentence(words, code, {}, language) === code)
      expect(wordless, `${area} codes without words`).toEqual([])
    }
  })

  it('say what is wrong with the machine, and what to do', async () => {
    const { warnings } = await loadTexts(language)
    expect(Object.keys(warnings).sort()).toEqual([...machineWarningCodes].sort())
    for (const { title, text } of Object.values(warnings)) {
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
      for (const count of [1, 2]) {
        const values = {
          count,
          time: '12:30',
          megabytes: '7',
          span: '3:00 h',
          now: '15 Jan 2026, 12:30',
          last: '14 Jan 2026, 18:00',
          date: '14 Jan 2026',
          place: 'nfs',
          isAhead: count === 1,
          entry: 812,
          others: count - 1,
        }
        expect(typeof text === 'string' ? text : text(values)).toMatch(/^[\p{Lu}\d].*\.$/u)
      }
    }
  })

  it('say why a paper did not come out', async () => {
    const { queue } = await loadTexts(language)
    const found = printReasonsInSources()
    expect(found.size).toBeGreaterThanOrEqual(9)
    expect([...found].filter((reason) => !queue.paperCause[reason])).toEqual([])
  })

  it('ask for no value that the English sentence does not use', async () => {
    const { codes } = await loadTexts(language)
    for (const [area, words] of Object.entries(codesEn)) {
      const translated: Readonly<Record<string, CodeText>> = codes[area as keyof typeof codesEn]
      for (const [code, text] of Object.entries(words))
        expect(valuesOf(translated[code]), `${area} ${code}`).toEqual(valuesOf(text))
    }
  })

  it('say nothing in the words of one provider', async () => {
    const named = everyText(await loadTexts(language)).filter((text) => /sum ?up|checkout|\bcm\b/i.test(text))
    expect(named).toEqual([])
  })

  it('tell one from many', async () => {
    const { sales } = await loadTexts(language)
    const expected = {
      en: ['1 sale', '2 sales'],
      de: ['1 Verkauf', '2 Verkäufe'],
      nl: ['1 verkoop', '2 verkopen'],
      fr: ['1 vente', '2 ventes'],
    }
    expect([sales.count(1), sales.count(2)]).toEqual(expected[language])
  })
})

it('keep a narrow space, which never breaks, before the double signs of French', async () => {
  const texts = everyText(await loadTexts('fr'))
  // A colon between digits, or behind the word for a print queue, is part of an address; a narrow space is U+202F.
  const words = texts.map((text) => text.replace(/\b(?:queue:|https:\/\/)[\w/.{}]*/g, ''))
  const wrong = words.filter((text) => /[^\u202f][;!?»]|[^\u202f\d]:|«[^\u202f]/u.test(text))
  expect(wrong.filter((text) => text !== ';')).toEqual([])
})

it('show a code that nobody knows as it is', () => {
  expect(codeSentence(codesEn.reason, 'brand-new')).toBe('brand-new')
})

/** Which values a sentence asks for. */
function valuesOf(text: CodeText | undefined): string[] {
  if (typeof text !== 'function') return []
  const asked = new Set<string>()
  const note = (_: object, name: string | symbol) => {
    asked.add(String(name))
    return String(name)
  }
  const values = new Proxy<Record<string, string>>({}, { get: note })
  text(values, (name) => {
    asked.add(name)
    return '1'
  })
  return [...asked].sort()
}

/** Every text of a language, with the blanks filled in. */
function everyText(part: Texts | object): string[] {
  return Object.values(part).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return [0, 1, 2].map((number) => filled(value, number))
    return typeof value === 'object' && value !== null ? everyText(value) : []
  })
}

/** Texts take numbers and strings; those of errors and codes take a record of values and a way to write money. */
function filled(text: CallableFunction, number: number): string {
  const values = new Proxy(
    {},
    { get: (_, name) => (name === Symbol.toPrimitive ? () => number : String(number)) },
  )
  return String(text(values, (name: string) => `${name} ${number}`))
}
