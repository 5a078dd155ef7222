import { describe, expect, it } from 'vitest'
import { randomIds } from '../../../main/platform/random-ids.ts'

describe('ids', () => {
  it('are UUIDs of version 7, never twice, with the time in front', () => {
    const ids = randomIds()
    const made = Array.from({ length: 2000 }, () => ids.uuid())
    for (const id of made)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(made).size).toBe(made.length)
    const times = made.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(Math.abs((times[0] ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('make references of fourteen letters and digits that nobody mishears', () => {
    expect(randomIds().reference()).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/)
  })
})
