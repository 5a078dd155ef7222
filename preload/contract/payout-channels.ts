import * as v from 'valibot'
import { channel, nothing } from './channel.ts'
import type { PayoutRowView, PayoutsView } from './payout-views.ts'
import { currency, text } from './settings-schema.ts'

/* Calls about what card services sent to the bank; a part of the contract in channels.ts. */

export const payoutChannels = {
  'payouts.view': channel<PayoutsView>()(nothing),
  /** Asks the services again, now. */
  'payouts.read': channel<PayoutsView>()(nothing),
  'payouts.transfer': channel<PayoutRowView[]>()(
    v.object({
      provider: text(40),
      date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
      reference: text(200),
      currency,
    }),
  ),
} as const
