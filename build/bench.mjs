// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

/* `npm run bench -- --json`: brings what is missing, then measures with the till's own Node. */

const { node } = await prepare()
const bench = spawn(node, ['--expose-gc', join(root, 'test', 'bench', 'main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
bench.once('exit', (code) => {
  process.exitCode = code ?? 1
})
