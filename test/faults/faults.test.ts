import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rows as simulated } from '../simulate/coverage.ts'
import { allRows } from './all-rows.ts'
import { rowCounts } from './row.ts'

const folder = dirname(dirname(fileURLToPath(import.meta.url)))

const sources = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]
    }),
)

/** As a source writes a title: between quotes of one kind. */
function hasTitle(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => {
    const written = title.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
    return source.includes(`${quote}${written}${quote}`)
  })
}

/** Titles that begin with rows of this list, with commas between several and a colon behind the last. */
function namedRows(source: string): { title: string; ids: string[] }[] {
  const titles = source.matchAll(/(['"`])((?:[A-Z]\d{1,2})(?:, [A-Z]\d{1,2})*): ((?:\\.|(?!\1).)*)\1/g)
  return [...titles].map(([, quote = '', ids = '', words = '']) => ({
    title: `${ids}: ${words}`.replaceAll(`\\${quote}`, quote),
    ids: ids.split(', '),
  }))
}

const ids = Object.entries(rowCounts).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
)

describe('the list of faults', () => {
  it('has every row, and no other', () => {
    expect(Object.keys(allRows).sort()).toEqual([...ids].sort())
    expect(Object.keys(simulated).filter((id) => !(id in allRows))).toEqual([])
  })

  it('says of every row what shows it, or what it waits for', () => {
    for (const [id, { fault, tests = {}, later }] of Object.entries(allRows)) {
      const count = Object.values(tests).flat().length
      expect(fault, id).toMatch(/^\S.{8,}\S$/)
      if (count === 0) expect(later, `${id} names neither a test nor what it waits for`).toMatch(/\.$/)
    }
  })

  it('has every test that is named after a row', () => {
    const files = [...sources].filter(([file]) => /\.(test|spec)\.ts$/.test(file))
    const missing = files.flatMap(([file, source]) =>
      namedRows(source).flatMap(({ title, ids: named }) =>
        named
          .filter((id) => allRows[id] && !allRows[id].tests?.[file]?.includes(title))
          .map((id) => `${id}: ${file}: ${title}`),
      ),
    )
    expect(missing).toEqual([])
  })

  it('names no test under another row than its own', () => {
    const wrong = Object.entries(allRows).flatMap(([id, { tests = {} }]) =>
      Object.values(tests)
        .flat()
        .filter((title) => {
          const own = (/^((?:[A-Z]\d{1,2}(?:, )?)+): /.exec(title)?.[1] ?? '').split(', ')
          return own.some((one) => allRows[one]) && !own.includes(id)
        })
        .map((title) => `${id}: ${title}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('a row of the list', () => {
  it.each(
    ids.map((id) => {
      const { fault = '', tests = {} } = allRows[id] ?? {}
      const shown = `${Object.values(tests).flat().length} tests${id in simulated ? ', simulated' : ''}`
      return { id, fault, tests, shown }
    }),
  )('$id, $fault: $shown', ({ tests }) => {
    for (const [file, titles] of Object.entries(tests)) {
      const source = sources.get(file)
      if (source === undefined) throw new Error(`there is no test/${file}`)
      for (const title of titles) expect(hasTitle(source, title), `${file}: ${title}`).toBe(true)
    }
  })
})
