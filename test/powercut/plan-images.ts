import type { Random } from '../bench/random.ts'
import { createDisk, type Policy } from './disk.ts'
import type { Recording } from './record.ts'

const begins = JSON.stringify({ said: 'begin' })

/** An image: the power goes after so many steps, and the disk holds what the policy says. */
export type PlannedImage = { cut: number; policy: Policy; seed: number }

/**
 * Which images to build, in the order of their cuts. Every cut that a kill or a strict power cut can tell apart is there
 * once; the rest of the wanted number are draws of chance, spread over the cuts where chance has something to decide. Where
 * fewer are wanted than there are cuts, each policy gets a third.
 */
export function planImages(recording: Recording, wanted: number, random: Random): PlannedImage[] {
  const { killed, synced, open } = cutsOf(recording)
  const third = Math.ceil(wanted / 3)
  const plan: PlannedImage[] = []
  const add = (cuts: readonly number[], policy: Policy) => {
    for (const cut of cuts) plan.push({ cut, policy, seed: random.below(2 ** 32) })
  }
  add(spread(killed, third), 'killed')
  add(spread(synced, third), 'synced')
  if (open.length === 0) throw new Error('nothing in this recording was ever unsynced: it is no recording')
  while (plan.length < wanted) add(spread(open, wanted - plan.length), 'torn')
  return plan.sort((a, b) => a.cut - b.cut)
}

function cutsOf({ folder, steps }: Recording): { killed: number[]; synced: number[]; open: number[] } {
  const disk = createDisk(folder)
  const cuts = { killed: [] as number[], synced: [] as number[], open: [] as number[] }
  // What a recording was given to begin with was not written by this till: there the power stays on.
  const first = steps.findIndex((step) => step.kind === 'said' && step.text === begins) + 1
  let claims = 0
  const seen = { killed: '', synced: '' }
  if (first === 0) {
    cuts.killed.push(0)
    cuts.synced.push(0)
  }
  for (const [index, step] of steps.entries()) {
    disk.apply(step)
    if (index + 1 < first) continue
    if (step.kind === 'said') claims += 1
    const killed = `${disk.version()} ${claims}`
    const synced = `${disk.syncedVersion()} ${claims}`
    if (killed !== seen.killed) cuts.killed.push(index + 1)
    if (synced !== seen.synced) cuts.synced.push(index + 1)
    if (disk.hasUnsynced()) cuts.open.push(index + 1)
    seen.killed = killed
    seen.synced = synced
  }
  return cuts
}

/** At most so many of them, evenly. */
function spread(cuts: readonly number[], most: number): number[] {
  if (cuts.length <= most) return [...cuts]
  return Array.from({ length: most }, (_, index) => cuts[Math.floor((index * cuts.length) / most)] ?? 0)
}
