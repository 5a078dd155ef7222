import * as v from 'valibot'
import { channel } from './channel.ts'
import { type ReportView, reportPresets } from './report-views.ts'

const date = v.pipe(v.string(), v.isoDate())
const mostDays = 3_660
const dayMs = 86_400_000

export const reportRequest = v.object({
  period: v.variant('kind', [
    v.object({ kind: v.picklist(reportPresets) }),
    v.pipe(
      v.object({ kind: v.literal('own'), from: date, to: date }),
      v.check(({ from, to }) => {
        const days = (Date.parse(to) - Date.parse(from)) / dayMs
        return days >= 0 && days < mostDays
      }),
    ),
  ]),
  currency: v.optional(v.nullable(v.pipe(v.string(), v.length(3))), null),
})

/** Figures of any period, from the sums that are kept as days close. */
export const reportChannels = {
  'report.get': channel<ReportView>()(reportRequest),
  'report.csv': channel<{ fileName: string; text: string }>()(reportRequest),
  'report.print': channel<{ queued: boolean }>()(reportRequest),
} as const
