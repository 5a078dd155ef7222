import { expect, test } from 'vitest'
import { emptyEntry, enterKey, entryMinor, isEmptyEntry } from '../../../renderer/entry/amount-entry.ts'

const keyed = (keys: string[], currency: string) =>
  keys.reduce((entry, key) => enterKey(entry, key, currency), emptyEntry)

test.each([
  [['1', '2', '5', '0'], 'EUR', 1250],
  [['5', '00'], 'EUR', 500],
  [['5', '0', ','], 'EUR', 5000],
  [['1', '2', '.', '5'], 'EUR', 1250],
  [['1', '2', ',', '5', '0', '9'], 'EUR', 1250],
  [[',', '5'], 'EUR', 50],
  [['0', '0', '7'], 'EUR', 7],
  [['1', '2', '5'], 'JPY', 125],
  [['1', ',', '2'], 'JPY', 12],
  [['1', ',', '2'], 'KWD', 1200],
  [['1', '2', 'back'], 'EUR', 1],
  [['1', ',', '5', 'back', 'back', '0'], 'EUR', 10],
  [['1', '2', 'clear'], 'EUR', 0],
  [[], 'EUR', 0],
])('keys %j in %s mean %i', (keys, currency, minor) => {
  expect(entryMinor(keyed(keys, currency), currency)).toBe(minor)
})

test('knows an empty entry from a keyed zero', () => {
  expect(isEmptyEntry(emptyEntry)).toBe(true)
  expect(isEmptyEntry(keyed([','], 'EUR'))).toBe(false)
  expect(isEmptyEntry(keyed(['4', 'back'], 'EUR'))).toBe(true)
})

test('takes no more digits than an amount can have', () => {
  const many = Array.from({ length: 30 }, () => '9')
  expect(Number.isSafeInteger(entryMinor(keyed(many, 'EUR'), 'EUR'))).toBe(true)
})
