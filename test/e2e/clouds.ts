import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../main/platform/system-clock.ts'
import { startTrainingDesk, type TrainingDesk } from '../../main/training/training-desk.ts'
import { test as base } from './till-fixture.ts'

/** With an integrator's clouds, as `npm run clouds` has them, in another process than the till. */
export const test = base.extend<{ clouds: TrainingDesk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  clouds: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'suretill-clouds-'))
    const clouds = await startTrainingDesk({
      folder,
      clock: systemClock(),
      random: Math.random,
      currency: 'EUR',
    })
    await use(clouds)
    await clouds.stop()
    rmSync(folder, { recursive: true, force: true })
  },
})
