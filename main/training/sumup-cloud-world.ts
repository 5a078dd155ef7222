import type { Clock } from '../ports.ts'
import type { FaultPlan, FaultSource } from './cloud-faults.ts'
import type { Random } from './cloud-types.ts'
import type { Devices } from './sumup-cloud-devices.ts'
import type { Ledger } from './sumup-cloud-ledger.ts'
import type {
  CloudMerchant,
  CloudQuirks,
  CloudTimings,
  OperationName,
  PaymentFault,
} from './sumup-cloud-types.ts'

/** What every part of the virtual cloud works on; handed in first, never imported. */
export type CloudWorld = {
  clock: Clock
  random: Random
  merchants: CloudMerchant[]
  revokedKeys: Set<string>
  timings: CloudTimings
  quirks: CloudQuirks
  ledger: Ledger
  devices: Devices
  faults: FaultPlan<OperationName, PaymentFault> & FaultSource<OperationName, PaymentFault>
  /** Like `clock.schedule`, called off when the cloud is closed. */
  later(atMs: number, work: () => void): void
}

export const defaultTimings: CloudTimings = {
  startMs: 300,
  startWindowMs: 60_000,
  validForMs: 300_000,
  pairingMs: 1_000,
  pairingCodeValidMs: 300_000,
  terminateMs: 500,
}

export const defaultQuirks: CloudQuirks = {
  busyAfterAcceptMs: 0,
  untypedBusy: false,
  lookupLagMs: 0,
  refundableAfterMs: 0,
  refundsChangeStatus: false,
  omitsCheckoutId: false,
  takesReferencesTwice: false,
  terminateStatus: 202,
  payoutAfterDays: 1,
  payoutFeePpm: 13_900,
}
