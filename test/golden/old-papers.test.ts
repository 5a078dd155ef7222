import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hashesFile, paperMaker, readPapers } from './papers.ts'

const { papers, logos } = readPapers()
const hashes = new Map(
  readFileSync(hashesFile, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  ').reverse() as [string, string]),
)

test('two hundred old papers come out today as they did, byte for byte', () => {
  expect(papers.length).toBeGreaterThanOrEqual(200)
  expect(papers.map(({ name }) => name).sort()).toEqual([...hashes.keys()].sort())
  const make = paperMaker(logos)
  const changed = papers.filter((paper) => make(paper).hash !== hashes.get(paper.name))
  expect(changed.map(({ name }) => name)).toEqual([])
})

test('they are of every kind, both layouts, both widths, and need every sort of letter', () => {
  const make = paperMaker(logos)
  const kinds = new Set(papers.map(({ kind, columns }) => `${kind} ${columns}`))
  expect(kinds.size).toBe(14)
  for (const version of [1, 2])
    expect(
      papers.filter((paper) => paper.kind === 'sale' && paper.document.version === version).length,
    ).toBeGreaterThan(40)
  const text = papers.map((paper) => JSON.stringify(paper.document)).join('')
  for (const script of [
    'Latin',
    'Greek',
    'Cyrillic',
    'Arabic',
    'Hebrew',
    'Han',
    'Hangul',
    'Thai',
    'Georgian',
  ])
    expect(text).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
  const withLogo = papers.find((paper) => paper.kind === 'sale' && paper.document.shop.logo !== undefined)
  if (!withLogo) throw new Error('no paper has a logo')
  // A till that lost the logo would print another paper: the test above would see it.
  expect(paperMaker({})(withLogo).hash).not.toBe(make(withLogo).hash)
})
