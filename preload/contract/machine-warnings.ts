/*
 * What is wrong with the machine that the till runs on, or with the way out of it. Said on every screen, above all else, with
 * what somebody should do; it goes by itself when it is over.
 */

export type MachineWarning =
  /** The disk has nothing left; cash goes on from a reserve. */
  | { code: 'reserve-in-use'; freeBytes: number }
  /** Nothing can be written: nothing can be sold. */
  | { code: 'storage-failing'; since: number }
  /** Approved by the card service and noted beside the database, which could not be written. */
  | { code: 'approvals-aside'; count: number }
  /** The same, and no other place could be written either. */
  | { code: 'approvals-in-memory'; count: number }

export const machineWarningCodes = [
  'reserve-in-use',
  'storage-failing',
  'approvals-aside',
  'approvals-in-memory',
] as const satisfies readonly MachineWarning['code'][]
