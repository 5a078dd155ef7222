import { expect, test } from 'vitest'
import { keyMap } from '../../../renderer/frame/key-map.ts'
import { en } from '../../../renderer/texts/en.ts'

test('explains every key that it publishes, and publishes every explained action', () => {
  const published = new Set(
    Object.values(keyMap)
      .flat()
      .map(({ action }) => action),
  )
  expect([...published].sort()).toEqual(Object.keys(en.keys.actions).sort())
})

test('gives one key one meaning on each screen', () => {
  for (const group of Object.values(keyMap)) {
    const functionKeys = group.flatMap(({ keys }) => keys.filter((key) => /^F\d+$/.test(key)))
    expect(new Set(functionKeys).size).toBe(functionKeys.length)
  }
})
