import { createCoverage } from './coverage.ts'
import type { Detection } from './detection.ts'
import { diskInMemory } from './disk.ts'
import { measuredPlanOf } from './plan.ts'
import { furnish, simulateSeed } from './simulate-seed.ts'

/** Only lives that are measured, one after the other. Call it outside of microtasks. */
export function measureDetection(lives: number): ReturnType<Detection['figures']> {
  const disk = diskInMemory(furnish)
  const coverage = createCoverage()
  for (let seed = 1; seed <= lives; seed += 1) {
    const [violation] = simulateSeed(seed, { disk, coverage, plan: measuredPlanOf(seed) })
    if (violation) throw new Error(`seed ${seed}: ${violation.invariant} ${violation.what}`)
  }
  disk.remove()
  return coverage.detection.figures()
}
