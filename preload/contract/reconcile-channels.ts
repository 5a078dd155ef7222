import * as v from 'valibot'
import { channel, id, limit, nothing, offset, rowId } from './channel.ts'
import type { DayToLookAt, ReconciledDay, ReconcilePage } from './reconcile-views.ts'
import { text } from './settings-schema.ts'

/* Calls about days beside the card services' lists; a part of the contract in channels.ts. */

/** 0: the time between a Z report and the next sale. */
const dayId = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const reconcileChannels = {
  'reconcile.day': channel<ReconciledDay>()(v.object({ dayId })),
  'reconcile.to-look-at': channel<DayToLookAt[]>()(nothing),
  /** Asks the services again, now. */
  'reconcile.now': channel<ReconciledDay>()(v.object({ dayId })),
  'reconcile.lines': channel<ReconcilePage>()(
    v.object({
      runId: rowId,
      offset,
      limit,
    }),
  ),
  'reconcile.adopt': channel<ReconciledDay>()(
    v.object({
      runId: rowId,
      position: rowId,
      choice: v.picklist(['adopt', 'reverse']),
      /** Names the way back; the same button twice sends nothing twice. */
      refundId: id,
      reason: v.optional(v.pipe(text(200), v.trim()), ''),
    }),
  ),
} as const
