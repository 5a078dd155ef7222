import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../bench/random.ts'
import { type Claim, readClaim } from './claims.ts'
import { createDisk } from './disk.ts'
import { openImage } from './open-image.ts'
import { cutPaths, type PathName } from './paths.ts'
import { planImages } from './plan-images.ts'
import { record } from './record.ts'

export type CutResult = {
  images: number
  losses: number
  unreadable: number
  /** One sentence and the kept folder for each of the first few images that failed. */
  failures: string[]
}

export type CutOptions = {
  path: PathName
  images: number
  seed: number
  planted: string
  /** Called now and then with the number of images so far. */
  progress?: (done: number) => void
}

const keptFailures = 5

/** Records one path, then builds and opens its images one after the other. */
export async function cutPower(options: CutOptions): Promise<CutResult> {
  const { path, images, seed, planted, progress } = options
  const work = mkdtempSync(join(tmpdir(), `suretill-powercut-${path}-`))
  const place = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'suretill-image-'))
  const result: CutResult = { images: 0, losses: 0, unreadable: 0, failures: [] }
  try {
    // Enough is recorded that every kill is an image of its own.
    const { mostRounds, stepsPerRound } = cutPaths[path]
    const count = Math.min(mostRounds, Math.max(4, Math.ceil(images / 3 / stepsPerRound)))
    const recording = await record(work, { path, count, planted })
    const plan = planImages(recording, images, seededRandom(seed))
    const disk = createDisk(recording.folder)
    const claims: Claim[] = []
    let done = 0
    for (const { cut, policy, seed: imageSeed } of plan) {
      for (; done < cut; done += 1) {
        const step = recording.steps[done]
        if (!step) throw new Error(`the recording ends before cut ${cut}`)
        disk.apply(step)
        const claim = step.kind === 'said' ? readClaim(step.text) : null
        if (claim) claims.push(claim)
      }
      const image = join(place, 'image')
      mkdirSync(image)
      disk.write(image, policy, seededRandom(imageSeed))
      const asFound =
        result.failures.length < keptFailures ? join(work, `cut-${cut}-${policy}-${imageSeed}`) : null
      if (asFound) cpSync(image, asFound, { recursive: true })
      const verdict = await openImage(image, claims)
      result.images += 1
      if (verdict.kind === 'kept') {
        if (asFound) rmSync(asFound, { recursive: true })
      } else {
        result[verdict.kind === 'lost' ? 'losses' : 'unreadable'] += 1
        if (asFound) {
          writeFileSync(join(asFound, 'problems.txt'), `${verdict.problems.join('\n')}\n`)
          writeFileSync(join(asFound, 'claims.json'), JSON.stringify(claims))
          result.failures.push(
            `${path}, cut ${cut} (${policy}): ${verdict.problems[0] ?? ''} — kept in ${asFound}`,
          )
        }
      }
      rmSync(image, { recursive: true })
      if (result.images % 500 === 0) progress?.(result.images)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
    rmSync(join(work, 'recorded'), { recursive: true, force: true })
    if (result.failures.length === 0) rmSync(work, { recursive: true, force: true })
  }
  return result
}
