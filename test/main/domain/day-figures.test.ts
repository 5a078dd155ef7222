import { describe, expect, test } from 'vitest'
import { dayFigures, figureDifferences, hourLabels } from '../../../main/domain/day-figures.ts'

const total = (
  dimension: 'day' | 'tender' | 'tax' | 'category' | 'hour',
  key: string,
  amountMinor: number,
) => ({
  dimension,
  key,
  count: 1,
  quantityMilli: 1000,
  amountMinor,
  netMinor: 0,
  taxMinor: 0,
  discountMinor: 0,
  tipMinor: 0,
  roundingMinor: 0,
})

test('a day without sales is all zero', () => {
  expect(dayFigures([])).toMatchObject({ sales: 0, grossMinor: 0, byTender: [], byHour: [] })
})

test('the order of a report does not depend on the order of the sums', () => {
  const totals = [
    total('hour', '2026-11-21T15:00+01:00', 3),
    total('hour', '2026-11-21T09:00+01:00', 1),
    total('tax', '70000 Reduced', 1),
    total('tax', '190000 Standard', 1),
    total('category', 'Tea', 5),
    total('category', 'Cake', 9),
    total('tender', 'card', 2),
    total('tender', 'cash', 1),
  ]
  const figures = dayFigures(totals)
  expect(figures.byHour.map((entry) => entry.amountMinor)).toEqual([1, 3])
  expect(figures.byTax.map((entry) => entry.name)).toEqual(['Standard', 'Reduced'])
  expect(figures.byCategory.map((entry) => entry.name)).toEqual(['Cake', 'Tea'])
  expect(figures.byTender.map((entry) => entry.tender)).toEqual(['cash', 'card'])
  expect(dayFigures(totals.toReversed())).toEqual(figures)
})

test('differences name the figure and both accounts', () => {
  const kept = dayFigures([total('day', 'all', 100), total('category', 'Tea', 100)])
  const counted = dayFigures([total('day', 'all', 99), total('hour', '2026-11-21T09:00+01:00', 99)])
  expect(figureDifferences(kept, kept)).toEqual([])
  expect(figureDifferences(kept, counted)).toEqual([
    { what: 'grossMinor', kept: '100', counted: '99' },
    { what: 'category Tea', kept: '1000; 100', counted: 'nothing' },
    { what: 'hour 2026-11-21T09:00+01:00', kept: 'nothing', counted: '1; 99' },
  ])
})

describe('hours on a report', () => {
  test('are plain on a plain day', () => {
    expect(hourLabels(['2026-11-21T09:00+01:00', '2026-11-21T14:00+01:00'])).toEqual(['09:00', '14:00'])
  })

  test('are two where the clock was put back', () => {
    const keys = ['2026-10-25T01:00+02:00', '2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00']
    expect(hourLabels(keys)).toEqual(['01:00', '02:00 A', '02:00 B'])
  })

  test('run past midnight without a date, and name it where an hour comes twice', () => {
    expect(hourLabels(['2026-11-21T23:00+01:00', '2026-11-22T00:00+01:00'])).toEqual(['23:00', '00:00'])
    expect(hourLabels(['2026-11-21T09:00+01:00', '2026-11-22T09:00+01:00'])).toEqual([
      '11-21 09:00',
      '11-22 09:00',
    ])
  })
})
