import type { Clock } from '../ports.ts'
import type { FaultPlan, FaultSource } from './cloud-faults.ts'
import type { Random } from './cloud-types.ts'
import type { CmLedger } from './cm-cloud-ledger.ts'
import type {
  CmOperationName,
  CmOrganisation,
  CmPaymentFault,
  CmQuirks,
  CmTimings,
} from './cm-cloud-types.ts'

/** What every part of the virtual CM cloud works on; handed in first, never imported. */
export type CmWorld = {
  clock: Clock
  random: Random
  organisation: CmOrganisation
  timings: CmTimings
  quirks: CmQuirks
  ledger: CmLedger
  /** When each key was used last, by its id. */
  lastUsage: Map<number, number>
  faults: FaultPlan<CmOperationName, CmPaymentFault> & FaultSource<CmOperationName, CmPaymentFault>
  /** Tells a terminal that its next poll would bring something. */
  stir(terminalId: string): void
  /** Like `clock.schedule`, called off when the cloud is closed. */
  later(atMs: number, work: () => void): void
}

export const defaultCmTimings: CmTimings = { clearMs: 3_000 }

export const defaultCmQuirks: CmQuirks = {
  linksOfTheGuide: false,
  cancellableUntil: 'card',
  whileBusy: 'queue',
  lookupLagMs: 0,
  listOrder: 'newest-first',
  createdStatus: 201,
  uniqueReferences: false,
  longestReference: 36,
  partialRefunds: true,
  dayTotalsAs: 'text',
}
