import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../build/prepare.mjs'
import { mutants } from './mutants.ts'

export type Found = { name: string; firstSeed: number | null; invariant: string | null }

/** One process for each planted mistake, ended by its first violation. */
export async function runMutants(
  wanted: { runs: number; seed: number; only: string | null },
  tell: (line: string) => void,
): Promise<Found[]> {
  const found: Found[] = []
  for (const { name } of mutants.filter((mutant) => wanted.only === null || mutant.name === wanted.only)) {
    const one = await runMutant(name, wanted)
    found.push(one)
    tell(
      `${one.firstSeed === null ? '✗' : '✓'} ${name}: ${one.firstSeed === null ? 'not found' : `seed ${one.firstSeed}, ${one.invariant}`}`,
    )
  }
  return found
}

async function runMutant(name: string, { runs, seed }: { runs: number; seed: number }): Promise<Found> {
  const end = seed + runs
  for (let from = seed; from < end; ) {
    const first = await firstFailure([
      '--planted',
      name,
      '--seed',
      String(from),
      '--runs',
      String(end - from),
    ])
    if (!first) break
    // A seed that fails without the mistake as well has found another one.
    const isOwn = (await firstFailure(['--seed', String(first.seed), '--runs', '1'])) === undefined
    if (isOwn) return { name, firstSeed: first.seed, invariant: first.invariant }
    from = first.seed + 1
  }
  return { name, firstSeed: null, invariant: null }
}

type Failure = { seed: number; invariant: string }

async function firstFailure(words: string[]): Promise<Failure | undefined> {
  const main = join(root, 'test', 'simulate', 'main.ts')
  const output = await outputOf([...process.execArgv, main, ...words, '--json'])
  const answer = JSON.parse(output.trim().split('\n').at(-1) ?? '') as { failingSeeds: Failure[] }
  return answer.failingSeeds[0]
}

function outputOf(words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString()
    })
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}
