import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRow, longestRow, readCsv } from '../../../main/catalogue/import-csv.ts'

const read = (text: string, separator = ',', sliceLength = text.length || 1): CsvRow[] => {
  const slices: string[] = []
  for (let at = 0; at < text.length; at += sliceLength) slices.push(text.slice(at, at + sliceLength))
  return [...readCsv(slices, separator)].filter((row) => row !== undefined)
}
const cellsOf = (text: string, separator = ','): unknown[] =>
  read(text, separator).map((row) => ('cells' in row ? row.cells : row.problem))

describe('reading CSV', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a,1","b ""2""",c', [['a,1', 'b "2"', 'c']]],
    [
      '"two\nlines",x\n"three\n\n3",y',
      [
        ['two\nlines', 'x'],
        ['three\n\n3', 'y'],
      ],
    ],
    ['7" cake,1,a "b" c', [['7" cake', '1', 'a "b" c']]],
    ['"a" , "b" ,c', [['a', 'b', 'c']]],
    [',,\n\n"",', [['', '', ''], [''], ['', '']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected)
  })

  it('keeps spaces and separators of another kind', () => {
    expect(cellsOf(' a ;b,c;"d;e"', ';')).toEqual([[' a ', 'b,c', 'd;e']])
    expect(cellsOf('a\t"b\tc"\t', '\t')).toEqual([['a', 'b\tc', '']])
  })

  it('tells a row with a wrong quote by its line and goes on with the next', () => {
    expect(read('a,b\n1,"x"y\n2,z\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, problem: 'quote-wrong', text: '1,"x"y' },
      { line: 3, cells: ['2', 'z'] },
    ])
  })

  it('does not let a quote that was never closed swallow the rows behind it', () => {
    expect(read('a,b\n1,"x\n2,y\n3,z')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, problem: 'quote-open', text: '1,"x' },
      { line: 3, cells: ['2', 'y'] },
      { line: 4, cells: ['3', 'z'] },
    ])
    expect(read('1,"x\n2,y\n3,"z"w\n4,v')).toEqual([
      { line: 1, problem: 'quote-open', text: '1,"x' },
      { line: 2, cells: ['2', 'y'] },
      { line: 3, problem: 'quote-wrong', text: '3,"z"w' },
      { line: 4, cells: ['4', 'v'] },
    ])
  })

  it('reads over a line of ten megabytes without keeping it', () => {
    const rows = read(`a,b\n${'x'.repeat(10_000_000)},1\n2,z\n`, ',', 65_536)
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, problem: 'row-too-long', text: '' },
      { line: 3, cells: ['2', 'z'] },
    ])
  })

  it('gives up a quoted cell that is longer than any row', () => {
    const rows = read(`a\n"x\n${'line\n'.repeat(longestRow / 4)}`)
    expect(rows[1]).toEqual({ line: 2, problem: 'quote-open', text: '"x' })
    expect(rows[2]).toEqual({ line: 3, cells: ['line'] })
    expect(rows).toHaveLength(2 + longestRow / 4)
  })

  it('does not look far ahead for the end of a quote when many before were never closed', () => {
    let taken = 0
    function* slices(): Generator<string> {
      for (; taken < 100; taken += 1) yield `a","${'x'.repeat(longestRow / 10)}\n`
    }
    const ahead: number[] = []
    for (const row of readCsv(slices(), ',')) {
      if (row && 'problem' in row) ahead.push(taken - row.line)
    }
    expect(ahead).toHaveLength(100)
    expect(ahead[0]).toBeGreaterThan(5)
    expect(ahead[80]).toBeLessThanOrEqual(1)
  })

  it('reads what another program writes, wherever the slices end', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '😀', ';'), maxLength: 8 })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, sliceLength) => {
          const text = rows
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n')
          const ours = read(text, ',', sliceLength).map((row) => ('cells' in row ? row.cells : row.problem))
          expect(ours).toEqual(rows)
          expect(ours).toEqual(parse(text, { relax_column_count: true }))
        },
      ),
    )
  })
})
