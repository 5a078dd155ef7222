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
  const words = ['--planted', name, '--runs', String(runs), '--seed', String(seed), '--json']
  const output = await outputOf([...process.execArgv, join(root, 'test', 'simulate', 'main.ts'), ...words])
  const answer = JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
    failingSeeds: { seed: number; invariant: string }[]
  }
  const [first] = answer.failingSeeds
  return { name, firstSeed: first?.seed ?? null, invariant: first?.invariant ?? null }
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
