import type { DayView } from '../../preload/contract/day-views.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import type { ProviderId } from './cloud-adapter.ts'
import type { NetworkFault } from './plan.ts'
import type { FaultPlace } from './world.ts'

/** What the oracle remembers of the run. */
export type Known = {
  costs: Map<string, number>
  /** Final views that a person saw, by payment. */
  shown: Map<string, PaymentView>
  statuses: Map<string, string>
  /** When the till knew of the approval, by payment. */
  approvedKnownAt: Map<string, number>
  sent: Map<string, { at: number; fault: NetworkFault | null; times: number; requests: number }>
  /** Payments by our reference. */
  references: Map<string, string>
  /** References whose request is on its way, or may still be: the provider may get it until then. */
  inFlightUntil: Map<string, number>
  /** When the till last got an answer that was made while the provider had an end for this reference. */
  heardOfEndAt: Map<string, number>
  /** What happened to requests to give money back. */
  refundFaults: Set<NetworkFault>
  /** All requests so far. */
  requests: number
  deaths: { place: FaultPlace; open: Map<string, string>; charged: Set<string> }[]
  z: Map<number, DayView>
  terminates: number
}

/** Nothing follows by itself. */
export const finals: ReadonlySet<string> = new Set(['approved', 'declined', 'cancelled', 'failed'])

/** A payment as the judges read it from the disk. */
export type Row = {
  id: string
  saleId: string
  status: string
  reference: string | null
  reason: string | null
  provider: ProviderId
  submittedAt: number | null
  finalAt: number | null
}
