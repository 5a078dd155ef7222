import type { CardProvider, Clock } from '../../main/ports.ts'
import type { Fetch } from '../../main/providers/http-client.ts'
import type { Delivery } from '../../main/training/cloud-exchange.ts'
import type { ExchangeFault } from '../../main/training/cloud-faults.ts'
import type { CloudRequest } from '../../main/training/cloud-types.ts'

/*
 * What the simulation needs of a provider: its real client, its virtual cloud, its devices, and its true books. A second
 * provider is a second adapter.
 */

/** A request of the till in neutral words. */
export type Asked = {
  what: 'submit' | 'refund' | 'cancel' | 'ask-payment' | 'ask-reader' | 'other'
  /** Our own reference, where the request carries it. */
  reference: string | null
  /** Answers of one form can be mistaken for each other. A 'verdict' carries the provider's word for how it stands. */
  form: string
}

export type Charge = {
  reference: string
  chargedMinor: number
  tipMinor: number
  currency: string
  /** When it became a charge, which may be after a decline that the provider told first. */
  since: number
}

/** What the provider holds for one of our references: nothing, something that may still charge, a charge, or an end. */
export type Standing = 'nothing' | 'open' | 'charged' | 'ended'

/** Goes with an accepted payment through its whole life. */
export type PaymentFault =
  | 'never-starts'
  | 'wrong-amount'
  | 'wrong-currency'
  | 'decline-then-approve'
  | 'lookup-lag'
  | 'duplicate-charge'
  /** Approved, and taken back by the provider before it is settled. */
  | 'taken-back'

/** What the person at the device, or whoever is near its plug, does. False: that was not possible now. */
export type DeviceAction =
  | 'tap'
  | 'tap-declined'
  | 'tap-needs-pin'
  | 'insert'
  | 'pin'
  | 'wrong-pin'
  | 'red-key'
  | 'walk-away'
  | 'lose-network'
  | 'regain-network'
  | 'unplug'
  | 'plug-in'

export type Device = {
  isWaitingForCard(): boolean
  act(action: DeviceAction): boolean
  onChange(listener: () => void): void
}

/** The virtual devices' own words. */
export const deviceWords: Record<DeviceAction, string> = {
  tap: 'tap-good',
  'tap-declined': 'tap-declined',
  'tap-needs-pin': 'tap-needs-pin',
  insert: 'insert-good',
  pin: 'pin-correct',
  'wrong-pin': 'pin-wrong',
  'red-key': 'cancel',
  'walk-away': 'walk-away',
  'lose-network': 'lose-network',
  'regain-network': 'regain-network',
  unplug: 'unplug',
  'plug-in': 'plug-in',
}

export type ProviderId = 'sumup' | 'cm'

export type CloudAdapter = {
  providerId: ProviderId
  baseUrl: string
  device: Device
  /** A status that nobody knows, in an answer of the form 'verdict'. */
  unknownWord: ExchangeFault
  /** Its client asks whether the reader is free, and may refuse without having sent the payment. */
  looksBeforeSending: boolean
  /** Every payment ends some day without anybody's doing. */
  endsByItself: boolean
  provider(outside: { fetch: Fetch; clock: Clock }): CardProvider
  describe(request: CloudRequest): Asked
  /** Hands the request over, with that fault or none; `deliver` is called once, now or later. */
  exchange(request: CloudRequest, fault: ExchangeFault | null, deliver: (delivery: Delivery) => void): void
  orderForPayment(fault: PaymentFault, ms: number): void
  /** From now on the till's key opens nothing, or again everything. */
  setKeyValid(isValid: boolean): void
  /** Every charge that is on somebody's card now. */
  charges(): Charge[]
  standing(reference: string): Standing
  /** What went back of each charge, by its reference. */
  refunds(): { reference: string; refundedMinor: number }[]
  /** Nothing is on its way any more: no open payment, and no approval to come. */
  isSettled(): boolean
  /** Somebody could still hold a card to the reader for something that was asked for. */
  waitsForCard(): boolean
  close(): void
}

export type CloudHabits = {
  busyAfterAcceptMs: number
  untypedBusy: boolean
  lookupLagMs: number
  omitsIds: boolean
}

export type OpenCloud = (outside: { clock: Clock; random: () => number; habits: CloudHabits }) => CloudAdapter
