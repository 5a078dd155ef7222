import { parseArgs } from 'node:util'
import { cutPower } from './cut-power.ts'
import { cutPaths, type PathName, paths } from './paths.ts'
import { plantedMistakes } from './planted.ts'
import { recordingObstacle } from './record.ts'

/*
 * `npm run powercut`: what the disk may hold after a power cut at any moment of a sale, a payment, a refund, the closing
 * of a day or a change of the data's form, opened by the real start-up. The last line of `--json` is one JSON object; the exit code is 1 when anything was lost.
 */

const usage = `npm run powercut -- [options]

  --images N        images of each path (default 10000 of sale and payment, 2000 of the others)
  --only PATH       ${paths.join(' or ')} alone
  --seed N          where chance begins (default 1)
  --planted NAME    a mistake in the recorded till, to prove that it is found: ${plantedMistakes.join(', ')}
  --json            closes with one line of JSON
  --help            this text
`

type Options = { images: number | null; seed: number; only: PathName[]; planted: string; json: boolean }

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        images: { type: 'string' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        planted: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return usage
    const images = values.images === undefined ? null : Number(values.images)
    const seed = Number(values.seed)
    if (images !== null && (!Number.isSafeInteger(images) || images < 1))
      return `--images is a whole number, not "${values.images}"`
    if (!Number.isSafeInteger(seed)) return `--seed is a whole number, not "${values.seed}"`
    const only = paths.filter((path) => values.only === undefined || values.only === path)
    if (only.length === 0) return `--only is ${paths.join(' or ')}, not "${values.only}"`
    if (values.planted !== '' && !plantedMistakes.some((name) => name === values.planted))
      return `--planted is ${plantedMistakes.join(' or ')}, not "${values.planted}"`
    return { images, seed, only, planted: values.planted, json: values.json }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function run({ images: wanted, seed, only, planted, json }: Options): Promise<number> {
  const total = { images: 0, losses: 0, unreadable: 0, paths: {} as Record<string, number> }
  for (const path of only) {
    const images = wanted ?? cutPaths[path].images
    console.log(`${path}: recording …`)
    const began = performance.now()
    const progress = (done: number) => console.log(`${path}: ${done} of ${images}`)
    const result = await cutPower({ path, images, seed, planted, progress })
    for (const failure of result.failures) console.log(`✗ ${failure}`)
    const { losses, unreadable } = result
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `${losses + unreadable === 0 ? '✓' : '✗'} ${path}: ${result.images} images, ${losses} lost something, ${unreadable} unreadable (${seconds} s)`,
    )
    total.images += result.images
    total.losses += losses
    total.unreadable += unreadable
    total.paths[path] = result.images
  }
  if (json) console.log(JSON.stringify(total))
  return total.losses + total.unreadable === 0 ? 0 : 1
}

const options = readOptions()
if (typeof options === 'string') {
  const asked = options === usage
  console[asked ? 'log' : 'error'](options)
  process.exit(asked ? 0 : 2)
}
const obstacle = recordingObstacle()
if (obstacle !== null) {
  console.error(`The power-cut harness cannot run: ${obstacle}.`)
  process.exit(2)
}
process.exit(await run(options))
