import { createDetection, type Detection } from './detection.ts'

/* What really happened in all runs together: faults by kind, rows of the fault catalogue, invariants that were looked at. */

export const rows = {
  P1: 'request lost on the way',
  P2: 'answer lost after the provider took it',
  P3: '5xx after acceptance',
  P4: 'killed while waiting for the card',
  P5: 'power lost between approval and recording',
  P6: 'look-up says not found right after creation',
  P7: 'status regresses after a final one',
  P11: 'declined',
  P12: 'declined, then approved by itself',
  P13: 'two approved charges for one reference',
  P14: 'approved for another amount',
  P15: 'approved in another currency',
  P16: 'approved after cash was taken',
  P17: 'reader offline when asked',
  P18: 'reader offline in the middle',
  P19: 'reader busy',
  P21: 'provider answers, but slowly',
  P22: 'provider down',
  P23: 'key revoked',
  P24: '429',
  P25: 'approved, and taken back later',
  R1: 'cancel, and the card is approved',
  R2: 'terminate accepted, never confirmed',
  R3: 'terminate refused or lost',
  R4: 'terminate while another payment follows on the reader',
  R5: 'cancel pressed ten times',
  R6: 'refund request lost or without an answer',
  R7: 'the same refund by two people',
  R8: 'partial refunds beyond the charge',
  R9: 'refund of a payment whose outcome is unknown',
  R10: 'status stays successful after a full refund',
  K1: 'power cut in the middle of a commit',
  K2: 'power cut right after a commit',
  K3: 'killed between commit and receipt',
  K9: 'sleep and resume',
  C1: 'clock set back',
  C6: 'Z while a payment is open',
  C7: 'Z pressed twice',
  N2: 'captive portal',
  N5: 'answer that stalls',
  N6: 'endless body',
  N8: 'answer about another payment',
  N9: 'redirect',
  N13: 'status word nobody knows',
} as const

/** What a shop with both card services goes through; the catalogue has no rows for it. */
export const ofBothServices = {
  'reader-changed': 'the till is given the reader of the other service',
  'second-service-refused': 'the other service is wanted while the first attempt is open',
  'second-service-after-the-end': 'the other service is asked for money once the first attempt is final',
} as const

/** Where the card service could not say what became of a payment. */
export const ofDecisions = {
  decided: 'a person decides, and the service can be asked again',
  'decided-for-good': 'a person decides, and the service never comes back',
  'decided-contradiction': 'a person decides about an answer that contradicts',
  'decision-confirmed': 'the service says the same afterwards',
  'decision-contradicted': 'the service says otherwise afterwards',
} as const

/** Goods that come back. */
export const ofReturns = {
  'goods-returned': 'goods of a card sale come back',
  'returned-to-card': 'their money goes to the card that paid',
} as const

export type Row =
  | keyof typeof rows
  | keyof typeof ofBothServices
  | keyof typeof ofDecisions
  | keyof typeof ofReturns

export type Coverage = {
  fault(kind: string): void
  /** A request that met an outage; many of them are one fault. */
  outage(): void
  visited(row: Row): void
  life(provider: string): void
  lives: Record<string, number>
  detection: Detection
  faults: Record<string, number>
  rows: Record<string, number>
}

export function createCoverage(): Coverage {
  const faults: Record<string, number> = {}
  const visits: Record<string, number> = {}
  const lives: Record<string, number> = {}
  const count = (list: Record<string, number>, name: string) => {
    list[name] = (list[name] ?? 0) + 1
  }
  return {
    faults,
    rows: visits,
    lives,
    life: (provider) => count(lives, provider),
    detection: createDetection(),
    fault: (kind) => count(faults, kind),
    outage: () => count(faults, 'outage'),
    visited: (row) => count(visits, row),
  }
}

export function rowsNeverVisited(visited: Readonly<Record<string, number>>): Row[] {
  return (Object.keys({ ...rows, ...ofBothServices, ...ofDecisions, ...ofReturns }) as Row[]).filter(
    (row) => (visited[row] ?? 0) === 0,
  )
}
