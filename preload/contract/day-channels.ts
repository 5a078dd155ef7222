import * as v from 'valibot'
import {
  type CashAddedView,
  type CashCountView,
  type CashView,
  cashAddUpRequest,
  cashCountRequest,
  cashMoveRequest,
  cashSettleRequest,
  closingCash,
} from './cash.ts'
import { channel, nothing, rowId } from './channel.ts'
import type { DaySummary, DayView } from './day-views.ts'
import { text } from './settings-schema.ts'

/* Calls about the business day and the drawer's money beside the sales; a part of the contract in channels.ts. */

export const dayChannels = {
  'day.current': channel<DayView>()(nothing),
  'day.get': channel<DayView>()(v.object({ dayId: rowId })),
  'day.list': channel<DaySummary[]>()(nothing),
  'day.close': channel<DayView>()(
    v.optional(
      v.object({
        /** Why it is closed although money is on its way back, or a late charge is not decided. */
        reason: v.optional(v.pipe(text(200), v.trim()), ''),
        cash: v.optional(closingCash),
      }),
      {},
    ),
  ),
  'day.print': channel<{ queued: boolean }>()(v.object({ dayId: rowId })),
  'cash.state': channel<CashView>()(nothing),
  'cash.move': channel<CashView>()(cashMoveRequest),
  /** For the screen that counts. */
  'cash.add-up': channel<CashAddedView>()(cashAddUpRequest),
  'cash.count': channel<CashCountView>()(cashCountRequest),
  'cash.settle': channel<CashCountView>()(cashSettleRequest),
} as const
