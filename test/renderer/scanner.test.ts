import { expect, test } from 'vitest'
import { createScanner, type ScanDecision, type Scanner } from '../../renderer/scanner.ts'

/** Feeds a text with the same pause between all keys; returns what was decided, and the time after the last key. */
function type(scanner: Scanner, text: string, gapMs: number, startMs = 1_000) {
  let at = startMs - gapMs
  const decisions: ScanDecision[] = []
  for (const key of [...text].map((sign) => (sign === '\n' ? 'Enter' : sign === '\t' ? 'Tab' : sign))) {
    at += gapMs
    decisions.push(scanner.feed({ key, at, modified: false }))
  }
  return { decisions, at }
}

const scans = (decisions: ScanDecision[]) =>
  decisions.flatMap((decision) => (decision.kind === 'scan' ? [decision.code] : []))

test.each([
  ['4006381333931\n', '4006381333931'],
  ['4006381333931\t', '4006381333931'],
  ['ABC-123/x\n', 'ABC-123/x'],
  ['12345\n', '12345'],
])('reads %j, sent at a scanner’s pace, as a scan', (sent, code) => {
  expect(scans(type(createScanner(), sent, 4).decisions)).toEqual([code])
})

test.each([45, 80, 140, 300])('leaves typing with %i ms between keys alone', (gapMs) => {
  const { decisions } = type(createScanner(), 'cappuccino\n', gapMs)
  expect(decisions.every((decision) => decision.kind === 'pass')).toBe(true)
})

test('keeps no key from the page that a slow hand typed, and says what leaked of a fast code', () => {
  const { decisions } = type(createScanner(), '90311017\n', 5)
  expect(decisions.slice(0, 3).map((decision) => decision.kind)).toEqual(['pass', 'pass', 'pass'])
  expect(decisions.slice(3, -1).every((decision) => decision.kind === 'hold')).toBe(true)
  expect(decisions.at(-1)).toEqual({ kind: 'scan', code: '90311017', leaked: '903' })
})

test('counts two hundred codes in a row, each once and in order', () => {
  const scanner = createScanner()
  const codes = Array.from({ length: 200 }, (_, index) => String(4_000_000_000_000 + index))
  const { decisions } = type(scanner, `${codes.join('\n')}\n`, 3)
  expect(scans(decisions)).toEqual(codes)
})

test('takes the same code twice as two scans', () => {
  expect(scans(type(createScanner(), '40063813\n40063813\n', 2).decisions)).toEqual(['40063813', '40063813'])
})

test('lets Enter through after a slow word, so that it adds or pays', () => {
  expect(type(createScanner(), 'tea\n', 120).decisions.at(-1)).toEqual({ kind: 'pass', startsBurst: false })
})

test('takes a fast short number and Enter for a hand', () => {
  expect(scans(type(createScanner(), '10\n', 10).decisions)).toEqual([])
  expect(scans(type(createScanner(), '100\n', 10).decisions)).toEqual([])
})

test('gives back what it kept when no Enter came', () => {
  const scanner = createScanner()
  type(scanner, 'abcdef', 10)
  expect(scanner.isHolding).toBe(true)
  expect(scanner.quiet()).toEqual({ kind: 'release', text: 'def' })
  expect(scanner.isHolding).toBe(false)
  expect(scanner.quiet()).toEqual({ kind: 'release', text: '' })
})

test('keeps a code whole whose keys a busy machine hands on late', () => {
  const scanner = createScanner()
  const { at } = type(scanner, '290000', 5)
  expect(scanner.quiet()).toEqual({ kind: 'release', text: '000' })
  const { decisions } = type(scanner, '0000155\n', 5, at + 5)
  expect(decisions.at(-1)).toEqual({ kind: 'scan', code: '2900000000155', leaked: '290000' })
})

test('gives back what it kept before a key that comes at a hand’s pace', () => {
  const scanner = createScanner()
  const { at } = type(scanner, 'abcde', 10)
  expect(scanner.feed({ key: 'f', at: at + 300, modified: false })).toEqual({ kind: 'release', text: 'de' })
})

test('does not take Enter for the end of a code when it comes late', () => {
  const scanner = createScanner()
  const { at } = type(scanner, 'abcde', 10)
  expect(scanner.feed({ key: 'Enter', at: at + 500, modified: false })).toEqual({
    kind: 'release',
    text: 'de',
  })
})

test('reads a code whose first key woke something up, and one with a hiccup in it', () => {
  const scanner = createScanner()
  const sent = [...'4006381333931']
  let at = 0
  const decisions = sent.map((key, index) => {
    at += index === 1 ? 90 : index === 2 ? 60 : index === 8 ? 80 : 4
    return scanner.feed({ key, at, modified: false })
  })
  decisions.push(scanner.feed({ key: 'Enter', at: at + 90, modified: false }))
  expect(scans(decisions)).toEqual(['4006381333931'])
})

test('is not disturbed by the Shift between capitals', () => {
  const scanner = createScanner()
  const decisions = ['Shift', 'A', 'Shift', 'B', 'Shift', 'C', '1', '2', 'Enter'].map((key, index) =>
    scanner.feed({ key, at: index * 3, modified: false }),
  )
  expect(scans(decisions)).toEqual(['ABC12'])
})

test('is ended by a shortcut or a function key', () => {
  for (const [key, modified] of [
    ['a', true],
    ['F8', false],
    ['Escape', false],
  ] as const) {
    const scanner = createScanner()
    const { at } = type(scanner, '40063', 3)
    expect(scanner.feed({ key, at: at + 3, modified })).toEqual({ kind: 'release', text: '63' })
    expect(scans(type(scanner, '\n', 3, at + 6).decisions)).toEqual([])
  }
})

test('takes the silence after a code for its end where the scanner presses nothing', () => {
  const scanner = createScanner(undefined, () => true)
  type(scanner, '90311017', 5)
  expect(scanner.quiet()).toEqual({ kind: 'scan', code: '90311017', leaked: '903' })
  expect(scanner.quiet()).toEqual({ kind: 'release', text: '' })
})

test('gives back what a fast hand typed, also where silence ends a code', () => {
  const scanner = createScanner(undefined, () => true)
  type(scanner, '900', 5)
  expect(scanner.quiet()).toEqual({ kind: 'release', text: '' })
})
