import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { LinePicture } from '../../../main/domain/line-picture.ts'
import { linePainter } from '../../../main/platform/line-painter.ts'
import { visualRuns } from '../../../main/platform/visual-runs.ts'
import type { PaperLine } from '../../../preload/contract/views.ts'

const painter = linePainter()
const cell = 12

async function paint(line: PaperLine, columns = 42): Promise<LinePicture> {
  const picture = (await painter.paint([line], columns)).get(line)
  if (!picture) throw new Error('the line was not drawn')
  return picture
}

const isBlack = (picture: LinePicture, x: number, y: number) =>
  ((picture.rows[y * (picture.width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0

/** The columns of characters with any ink, from the left. */
function inkedColumns(picture: LinePicture): number[] {
  const columns = new Set<number>()
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1) if (isBlack(picture, x, y)) columns.add(Math.floor(x / cell))
  return [...columns].sort((left, right) => left - right)
}

function dotsOf(picture: LinePicture, fromColumn: number, toColumn: number): string {
  const rows: string[] = []
  for (let y = 0; y < picture.height; y += 1) {
    let row = ''
    for (let x = fromColumn * cell; x < toColumn * cell; x += 1) row += isBlack(picture, x, y) ? '#' : '.'
    rows.push(row)
  }
  return rows.join('\n')
}

const namesByScript = {
  Arabic: '\u2068قهوة عربية\u2069',
  Hebrew: '\u2068קפה\u2069',
  Chinese: '珍珠奶茶',
  Japanese: 'おにぎり',
  Korean: '김치찌개',
  Greek: 'Ελληνικός',
  Cyrillic: 'Кофе',
  Thai: 'ชาไทย',
  Hindi: 'चाय',
  Georgian: 'ხაჭაპური',
  Emoji: '☕🍕🥐',
}

describe('a line drawn as a picture', () => {
  test.each(Object.entries(namesByScript))('has letters of its own for %s', async (_script, name) => {
    const picture = await paint({ text: name })
    const frames = await paint({ text: '\ue000'.repeat([...name].length) })
    expect(inkedColumns(picture).length).toBeGreaterThan(1)
    expect(picture.rows).not.toEqual(frames.rows)
  })

  test.each(Object.entries(namesByScript))(
    'keeps the amount beside %s in its column',
    async (_script, name) => {
      const amount = '12.49 A'
      const gap = ' '.repeat(42 - amount.length - 20)
      const shown = await paint({ text: name + ' '.repeat(20 - widthOf(name)) + gap + amount })
      const alone = await paint({ text: ' '.repeat(42 - amount.length) + amount })
      expect(dotsOf(shown, 35, 42)).toBe(dotsOf(alone, 35, 42))
    },
  )

  test('is as wide as the paper, and twice as high in large letters', async () => {
    expect(await paint({ text: '茶' })).toMatchObject({ width: 504, height: 30 })
    expect(await paint({ text: '茶' }, 32)).toMatchObject({ width: 384, height: 30 })
    expect(await paint({ text: '茶', large: true })).toMatchObject({ width: 504, height: 60 })
  })

  test('stands where it is aligned', async () => {
    expect(inkedColumns(await paint({ text: '茶', align: 'right' }))).toEqual([40, 41])
    expect(inkedColumns(await paint({ text: '茶', align: 'centre' }))).toEqual([20, 21])
  })

  test('is bolder in bold letters', async () => {
    const count = (picture: LinePicture) =>
      picture.rows.reduce((sum, byte) => sum + byte.toString(2).split('1').length - 1, 0)
    expect(count(await paint({ text: '茶', bold: true }))).toBeGreaterThan(
      count(await paint({ text: '茶' })) * 1.2,
    )
  })

  test('joins Arabic letters', async () => {
    const joined = await paint({ text: '\u2068ببب\u2069' })
    const apart = await paint({ text: '\u2068ب\u200cب\u200cب\u2069' })
    expect(joined.rows).not.toEqual(apart.rows)
  })

  test('shows that something stands where no face has the sign', async () => {
    expect(inkedColumns(await paint({ text: 'a\ue000b' }))).toEqual([0, 1, 2])
  })

  test('never leaves its paper, however long and strange the text', async () => {
    for (const text of [
      '茶'.repeat(100),
      `\u2068${'ق'.repeat(400)}\u2069`,
      `e${'\u0301'.repeat(200)}`,
      '\u2068',
      '𝒳'.repeat(60),
    ])
      expect((await paint({ text })).rows).toHaveLength(63 * 30)
  })

  test('comes out the same, dot by dot, for ever', async () => {
    const hashes = await Promise.all(
      Object.entries(namesByScript).map(async ([script, name]) => {
        const { rows } = await paint({ text: `${name} 3,40` })
        return [script, createHash('sha256').update(rows).digest('hex').slice(0, 16)]
      }),
    )
    expect(Object.fromEntries(hashes)).toMatchSnapshot()
  })
})

describe('the order on paper', () => {
  test('of a Latin text is its own', () => {
    expect(visualRuns('Tea 2x')).toEqual([{ text: 'Tea 2x', direction: 'ltr' }])
  })

  test('of a Hebrew text with a number has the number at the left of what it follows', () => {
    expect(visualRuns('קפה 12')).toEqual([
      { text: '12', direction: 'ltr' },
      { text: 'קפה ', direction: 'rtl' },
    ])
  })

  test('of Latin words inside Hebrew keeps them readable', () => {
    expect(visualRuns('תה Earl Grey חם').map((run) => run.text)).toEqual([' חם', 'Earl Grey', 'תה '])
  })
})

function widthOf(text: string): number {
  return [...text.replace(/[\u2068\u2069]/g, '')].reduce(
    (width, character) =>
      width +
      (/[\u1100-\u115f\u3041-\ud7a3]|\p{Emoji_Presentation}/u.test(character)
        ? 2
        : /\p{M}/u.test(character)
          ? 0
          : 1),
    0,
  )
}
