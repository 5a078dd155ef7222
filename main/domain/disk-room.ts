import type { TillState } from '../../preload/contract/views.ts'

/** From here on somebody is warned: a disk fills up over days. */
const lowBytes = 500_000_000
/** Below this no card payment begins: what the provider takes must have room to be written down. */
const noneBytes = 50_000_000

/** Null: the system does not tell. Then the disk says it itself when it is full. */
export function diskRoom(freeBytes: number | null): TillState['diskRoom'] {
  if (freeBytes === null || freeBytes >= lowBytes) return 'enough'
  return freeBytes < noneBytes ? 'none' : 'low'
}
