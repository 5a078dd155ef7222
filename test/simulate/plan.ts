import type { ExchangeFault } from '../../main/training/cloud-faults.ts'
import type { CloudHabits, PaymentFault, ProviderId } from './cloud-adapter.ts'
import { type Chance, chanceOf } from './random.ts'

/*
 * What one seed decides beforehand: which faults exist in this run at all, and how often. Each run has its own mix, so
 * that rare pairs of faults meet often, and no fault hides behind another.
 */

export const networkFaults = [
  'not-sent',
  'lost-on-the-way',
  'answer-lost',
  'request-delayed',
  'answer-delayed',
  'handled-twice',
  'error-before',
  'error-after',
  'too-many-requests',
  'redirect',
  'captive-portal',
  'garbage',
  'empty-body',
  'truncated',
  'stalled',
  'oversized',
  'unknown-word',
  'not-found',
  'mixed-up',
] as const
export type NetworkFault = (typeof networkFaults)[number]

const sharedFaults = [
  'never-starts',
  'wrong-amount',
  'wrong-currency',
  'decline-then-approve',
  'lookup-lag',
  'duplicate-charge',
] as const satisfies readonly PaymentFault[]

/** What can happen to a payment at each provider, whatever is asked about it. */
export const paymentFaults: Record<ProviderId, readonly PaymentFault[]> = {
  sumup: sharedFaults,
  cm: [...sharedFaults, 'taken-back'],
}

export type Habit = 'tap' | 'chip' | 'tap-and-pin' | 'declined' | 'wrong-pin' | 'red-key' | 'walk-away'

export type Plan = {
  /** A customer of flesh and blood and not one fault: here is measured how soon the till knows. */
  isMeasured: boolean
  provider: ProviderId
  /** The shop has the other service's reader on its counter as well. */
  second: ProviderId | null
  visits: Visit[]
  network: { kinds: readonly NetworkFault[]; submitChance: number; chance: number }
  /** All requests fail from when to when, in milliseconds from the start. */
  outage: { from: number; to: number; as: 'error-before' | 'lost-on-the-way' } | null
  /** Each request for a refund is handed over twice: that is rare among all faults, and always costs money. */
  doublesRefunds: boolean
  payment: { kinds: readonly PaymentFault[]; chance: number }
  /** Each charge is wrong, and no look-up shows it for a while: two faults that hardly ever meet by themselves. */
  hidesWrongCharges: boolean
  /** SumUp takes back what was approved, and the list alone shows it. */
  takesBack: boolean
  deviceChance: number
  /** How many fault points each life lives; the last life has no end. */
  lives: number[]
  /** The till's wall clock is moved by so much, so long after the start. */
  clockJumps: { at: number; by: number }[]
  /** The till's key opens nothing between these two, in milliseconds from the start. */
  revoked: { from: number; to: number } | null
  faultsUntil: number
  habits: CloudHabits
  printsReceipts: boolean
  /** Goes on until every look after a ruled-out attempt was taken; else ends when nothing more can come. */
  watchesToTheEnd: boolean
  pressesZ: 'never' | 'at-end' | 'any-time'
  /** The first customer who paid by card brings this back. */
  returns: 'all' | 'first' | null
  /** Somebody decides about what the card service leaves open. Dark: it refuses every answer from then on, or until then. */
  decides: { isRight: boolean; dark: { from: number; until: number | null } | null } | null
}

/** How money goes back after the payment; 'early' is before its verdict. */
export type GiveBack = 'all' | 'in-parts' | 'twice' | 'early'

export type Visit = {
  givesBack: GiveBack | null
  products: number[]
  /** From the card in the reader to the PIN. */
  pinMs: number
  tender: 'card' | 'cash' | 'split'
  habit: Habit
  thinkMs: number
  /** Cancel is pressed so long after Card; several times in a hurry. */
  cancelAfterMs: number | null
  cancelPresses: number
  doublePress: boolean
  /** How long the cashier waits before trying something else. */
  patienceMs: number
}

const habits: readonly Habit[] = ['tap', 'tap', 'tap', 'tap', 'tap', 'chip', 'tap-and-pin']
const others: readonly Habit[] = ['declined', 'declined', 'wrong-pin', 'red-key', 'red-key', 'walk-away']

/** Those who are measured come in the shares and with the pauses that are seen at real counters. */
function measuredVisit(chance: Chance): Visit {
  const kind = chance.next()
  const isSlow = kind < 0.05
  return {
    ...visitOf(chance),
    tender: 'card',
    habit: kind < 0.3 && !isSlow ? 'chip' : 'tap',
    thinkMs: isSlow ? chance.between(20_000, 50_000) : chance.between(1_500, 8_000),
    pinMs: chance.between(2_500, 7_000),
    cancelAfterMs: null,
    givesBack: null,
    doublePress: false,
    patienceMs: 120_000,
  }
}

function measuredPlan(provider: ProviderId, chance: Chance): Plan {
  return {
    isMeasured: true,
    provider,
    second: null,
    visits: [measuredVisit(chance)],
    network: { kinds: ['lost-on-the-way'], submitChance: 0, chance: 0 },
    outage: null,
    doublesRefunds: false,
    payment: { kinds: ['lookup-lag'], chance: 0 },
    hidesWrongCharges: false,
    takesBack: false,
    deviceChance: 0,
    lives: [],
    clockJumps: [],
    revoked: null,
    faultsUntil: 20_000,
    habits: { busyAfterAcceptMs: 0, untypedBusy: false, lookupLagMs: 0, omitsIds: false },
    printsReceipts: false,
    watchesToTheEnd: false,
    pressesZ: 'never',
    returns: null,
    decides: null,
  }
}

/** The same shares of providers as in all other lives. */
export function measuredPlanOf(seed: number): Plan {
  return measuredPlan(seed % 5 < 3 ? 'sumup' : 'cm', chanceOf(seed, 0))
}

const shareOfBoth = 0.12
const shareOfHidden = 0.01
const shareOfTakenBack = 0.01
/** One in which each kept seed (kept-seeds.ts) has the services that it had when it found its mistake. */
const streamOfBoth = 59_578

/** Drawn from a stream of its own: the lives of the shops with one service stay as they are. */
function secondOf(seed: number, first: ProviderId): ProviderId | null {
  if (!chanceOf(seed, streamOfBoth).happens(shareOfBoth)) return null
  return first === 'sumup' ? 'cm' : 'sumup'
}

const shareOfDark = 0.015
/** Of the lives in which a charge may contradict what was asked for. */
const shareOfDeciders = 0.5
const hour = 3_600_000

/** Of streams of their own, so that all other lives stay as they were. */
function decidesOf(seed: number, plan: Plan): Plan['decides'] {
  const chance = chanceOf(seed, 21)
  const isRight = chance.happens(0.5)
  if (chanceOf(seed, 22).happens(shareOfDark)) {
    const from = chance.between(1_000, 9_000)
    const until = chance.happens(0.4) ? null : from + chance.between(hour / 4, 40 * hour)
    return { isRight, dark: { from, until } }
  }
  const { kinds, chance: often } = plan.payment
  const mayContradict = often > 0 && (kinds.includes('wrong-amount') || kinds.includes('wrong-currency'))
  if (!mayContradict && !plan.hidesWrongCharges) return null
  return chanceOf(seed, 23).happens(shareOfDeciders) ? { isRight, dark: null } : null
}

/** Nothing but the darkness is wrong with the service: what was decided can be held against its books. */
function inTheDark(plan: Plan): Plan {
  return {
    ...plan,
    visits: plan.visits.map((visit) => ({ ...visit, givesBack: null })),
    doublesRefunds: false,
    payment: { ...plan.payment, chance: 0 },
    hidesWrongCharges: false,
    takesBack: false,
    revoked: null,
    watchesToTheEnd: false,
    pressesZ: 'never',
    returns: null,
  }
}

export function planOf(seed: number): Plan {
  const plan = drawn(seed)
  const decides = plan.isMeasured ? null : decidesOf(seed, plan)
  if (decides === null) return plan
  return { ...(decides.dark ? inTheDark(plan) : plan), decides }
}

function drawn(seed: number): Plan {
  const chance = chanceOf(seed, 0)
  // A third of the runs has no faults of one whole kind, so that each kind is also met alone.
  const has = (share: number) => chance.happens(share)
  const someOf = <T>(list: readonly T[]): T[] => {
    const kept = list.filter(() => chance.happens(0.25))
    return kept.length > 0 ? kept : [chance.pick(list)]
  }
  const provider = has(0.6) ? 'sumup' : 'cm'
  if (has(0.04)) return measuredPlan(provider, chance)
  const faultsUntil = has(0.5) ? chance.between(20_000, 90_000) : chance.between(90_000, 900_000)
  return {
    isMeasured: false,
    provider,
    second: secondOf(seed, provider),
    visits: visitsOf(chance),
    network: {
      kinds: someOf(networkFaults),
      submitChance: has(0.25) ? 0.2 + 0.5 * chance.next() : 0,
      chance: has(0.25) ? 0.3 * chance.next() : 0,
    },
    outage: has(0.05) ? outageOf(chance) : null,
    // Of a stream of its own, so that all other lives stay as they were.
    doublesRefunds: chanceOf(seed, 6).happens(0.25),
    payment: { kinds: someOf(paymentFaults[provider]), chance: has(0.12) ? 0.5 : 0 },
    // Of a stream of its own as well.
    hidesWrongCharges: chanceOf(seed, 9).happens(shareOfHidden),
    takesBack: chanceOf(seed, 12).happens(shareOfTakenBack),
    deviceChance: has(0.08) ? 0.5 : 0,
    lives: has(0.3) ? Array.from({ length: chance.between(1, 3) }, () => chance.between(1, 220)) : [],
    clockJumps: has(0.04) ? [jumpOf(chance)] : [],
    revoked: has(0.03) ? { from: 0, to: chance.between(3_000, 60_000) } : null,
    faultsUntil,
    habits: {
      busyAfterAcceptMs: has(0.15) ? 60_000 : 0,
      untypedBusy: has(0.3),
      lookupLagMs: has(0.3) ? chance.between(100, 4_000) : 0,
      omitsIds: has(0.08),
    },
    printsReceipts: has(0.08),
    watchesToTheEnd: has(0.05),
    pressesZ: has(0.9) ? 'never' : has(0.5) ? 'at-end' : 'any-time',
    // Of a stream of its own, so that all other lives stay as they were.
    returns: returnsOf(chanceOf(seed, 31)),
    decides: null,
  }
}

const shareOfReturns = 0.06

function returnsOf(chance: Chance): Plan['returns'] {
  return chance.happens(shareOfReturns) ? chance.pick(['all', 'first'] as const) : null
}

/** Half of the second customers want the same as the first: only then is another's answer mistaken for one's own. */
function visitsOf(chance: Chance): Visit[] {
  const first = visitOf(chance)
  if (!chance.happens(0.15)) return [first]
  const second = visitOf(chance)
  return [first, chance.happens(0.5) ? { ...second, products: first.products, tender: first.tender } : second]
}

function visitOf(chance: Chance): Visit {
  const tender = chance.happens(0.85) ? 'card' : chance.happens(0.7) ? 'cash' : 'split'
  return {
    products: Array.from({ length: chance.between(1, 2) }, () => chance.between(1, 4)),
    tender,
    habit: chance.happens(0.85) ? chance.pick(habits) : chance.pick(others),
    givesBack: chance.happens(0.06) ? chance.pick(['all', 'in-parts', 'twice', 'early']) : null,
    pinMs: 2_500,
    thinkMs: chance.happens(0.95) ? chance.between(300, 2_500) : chance.between(2_500, 50_000),
    cancelAfterMs: chance.happens(0.2) ? chance.between(0, 6_000) : null,
    cancelPresses: chance.happens(0.3) ? 10 : 1,
    doublePress: chance.happens(0.1),
    patienceMs: chance.happens(0.9) ? chance.between(15_000, 60_000) : chance.between(60_000, 240_000),
  }
}

function outageOf(chance: Chance): NonNullable<Plan['outage']> {
  const from = chance.between(0, 12_000)
  const length = chance.happens(0.95) ? chance.between(2_000, 60_000) : chance.between(600_000, 3_600_000)
  return { from, to: from + length, as: chance.pick(['error-before', 'lost-on-the-way']) }
}

function jumpOf(chance: Chance): Plan['clockJumps'][number] {
  const by = chance.happens(0.5)
    ? chance.between(60_000, 8 * 3_600_000)
    : -chance.between(5_000, 3 * 3_600_000)
  return { at: chance.between(500, 20_000), by }
}

/** The fault as the virtual network understands it; undefined for those that this harness plays itself. */
export function exchangeFault(
  kind: NetworkFault,
  chance: Chance,
  unknownWord: ExchangeFault,
): ExchangeFault | undefined {
  const status = chance.pick([500, 502, 503, 504])
  const body = chance.pick(['json', 'html', 'empty'] as const)
  switch (kind) {
    case 'not-sent':
    case 'mixed-up':
      return undefined
    case 'request-delayed':
    case 'answer-delayed':
      return { kind, ms: chance.between(500, chance.happens(0.5) ? 14_000 : 120_000) }
    case 'handled-twice':
      return { kind, afterMs: chance.between(1, 45_000) }
    case 'error-before':
    case 'error-after':
      return { kind, status, body }
    case 'too-many-requests':
      return { kind, retryAfterSeconds: chance.between(0, 30) }
    case 'redirect':
      return {
        kind,
        status: chance.pick([301, 302, 307, 308] as const),
        location: 'https://elsewhere.example/',
      }
    case 'oversized':
      return { kind, bytes: 1_200_000 }
    case 'unknown-word':
      return unknownWord
    default:
      return { kind }
  }
}
