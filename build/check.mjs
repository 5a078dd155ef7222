// @ts-check
import { delimiter, dirname, join } from 'node:path'
import { PrepareError, prepare, root, run } from './prepare.mjs'

/* `npm run check`: everything that can be said about the sources without running the till. One line each. */

const tools = [
  { name: 'types', words: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'lint and format', words: ['@biomejs/biome/bin/biome', 'ci', '--colors=off'] },
  { name: 'unused code', words: ['knip/bin/knip.js'] },
  { name: 'import rows', words: ['vitest/vitest.mjs', 'run', 'test/architecture.test.ts', '--reporter=dot'] },
]

/** @returns {Promise<number>} the number of checks that failed */
async function check() {
  const { node } = await prepare()
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  let failed = 0
  for (const { name, words } of tools) {
    const [tool = '', ...rest] = words
    const began = Date.now()
    const { code, output } = await run(node, [join(root, 'node_modules', tool), ...rest], { env })
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
    if (code === 0) continue
    failed += 1
    console.log(`${output.trimEnd()}\n`)
  }
  return failed
}

try {
  const failed = await check()
  console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${tools.length} checks failed.`)
  process.exit(failed === 0 ? 0 : 1)
} catch (error) {
  if (!(error instanceof PrepareError)) throw error
  console.error(error.message)
  process.exit(1)
}
