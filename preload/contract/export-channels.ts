import * as v from 'valibot'
import { channel, id } from './channel.ts'
import { type BookingAccounts, type ExportView, periodExports, separators } from './export-views.ts'

const zNumber = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1e9)))
const exportId = v.object({ exportId: id })

const digits = (most: number) => v.pipe(v.string(), v.regex(new RegExp(`^\\d{1,${most}}$`)))
const account = digits(8)

export const bookingAccounts = v.object({
  consultant: digits(7),
  client: digits(5),
  yearStart: v.pipe(v.string(), v.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/)),
  accountLength: v.pipe(v.number(), v.safeInteger(), v.minValue(4), v.maxValue(8)),
  cash: account,
  card: account,
  tips: account,
  rounding: account,
  clearing: account,
  revenue: v.pipe(
    v.array(
      v.object({
        ratePpm: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)),
        account: v.union([v.literal(''), account]),
      }),
    ),
    v.maxLength(50),
  ),
})

/** Exports are written by main, piece by piece, and handed over in pieces: a journal may be larger than any message. */
export const exportChannels = {
  'export.start': channel<ExportView>()(
    v.variant('kind', [
      v.object({
        kind: v.picklist(periodExports),
        /** From this Z report to that one, both included; null: from the beginning, up to now. */
        fromZ: zNumber,
        toZ: zNumber,
        separator: v.optional(v.picklist(separators), ';'),
      }),
      v.object({ kind: v.literal('evidence'), paymentId: id }),
    ]),
  ),
  'export.accounts': channel<BookingAccounts>()(v.optional(v.undefined_())),
  'export.save-accounts': channel<BookingAccounts>()(bookingAccounts),
  'export.progress': channel<ExportView>()(exportId),
  /** The next piece of a file that is ready; `next` is null behind the last. */
  'export.read': channel<{ base64: string; next: number | null }>()(
    v.object({ exportId: id, offset: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  ),
  /** The file was handed over, or nobody wants it any more. */
  'export.end': channel<null>()(exportId),
} as const
