import { expect, test } from 'vitest'
import { reportPeriod } from '../../../main/domain/report-period.ts'

const spans = (kind: Parameters<typeof reportPeriod>[0]['kind'], today: string) => {
  const { from, to, before } = reportPeriod({ kind } as Parameters<typeof reportPeriod>[0], today)
  return `${from}..${to} | ${before.from}..${before.to}`
}

test.each([
  ['today', '2026-11-28', '2026-11-28..2026-11-28 | 2026-11-21..2026-11-21'],
  ['yesterday', '2026-03-01', '2026-02-28..2026-02-28 | 2026-02-21..2026-02-21'],
  // A Monday, and a Sunday.
  ['this-week', '2026-11-23', '2026-11-23..2026-11-23 | 2026-11-16..2026-11-16'],
  ['this-week', '2026-11-29', '2026-11-23..2026-11-29 | 2026-11-16..2026-11-22'],
  ['last-week', '2026-01-01', '2025-12-22..2025-12-28 | 2025-12-15..2025-12-21'],
  ['this-month', '2026-11-28', '2026-11-01..2026-11-28 | 2026-10-01..2026-10-28'],
  // The month before is shorter.
  ['this-month', '2026-03-31', '2026-03-01..2026-03-31 | 2026-02-01..2026-02-28'],
  ['this-month', '2024-03-30', '2024-03-01..2024-03-30 | 2024-02-01..2024-02-29'],
  ['last-month', '2026-01-15', '2025-12-01..2025-12-31 | 2025-11-01..2025-11-30'],
  ['this-year', '2028-02-29', '2028-01-01..2028-02-29 | 2027-01-01..2027-02-28'],
  ['last-year', '2026-11-28', '2025-01-01..2025-12-31 | 2024-01-01..2024-12-31'],
] as const)('%s on %s is %s', (kind, today, wanted) => {
  expect(spans(kind, today)).toBe(wanted)
})

test('own dates are compared with as many days before them', () => {
  const wanted = { kind: 'own', from: '2026-03-01', to: '2026-03-10' } as const
  expect(reportPeriod(wanted, '2026-11-28').before).toEqual({ from: '2026-02-19', to: '2026-02-28' })
})
