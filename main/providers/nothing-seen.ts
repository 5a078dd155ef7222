import type { ChargesSeen } from '../ports.ts'

/** What a look has found before it begins. */
export const nothingSeen = (): ChargesSeen => ({
  named: [],
  others: [],
  odd: [],
  copiesWait: [],
  foreign: [],
  takenBack: [],
  asked: [],
  unlooked: null,
})
