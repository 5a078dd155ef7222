import type { Reports } from '../day/reports.ts'
import type { Handlers } from './door.ts'

export function reportHandlers({ reports }: { reports: Reports }) {
  return {
    'report.get': (request) => reports.get(request),
    'report.csv': (request) => reports.csv(request),
    'report.print': (request) => reports.print(request),
  } satisfies Partial<Handlers>
}
