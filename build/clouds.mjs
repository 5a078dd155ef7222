// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'

/* `npm run clouds`: brings what is missing, then runs the virtual cloud from its source with the till's own Node. */

/** @returns {Promise<number>} exit code */
async function main() {
  const { node } = await prepare({ build: false })
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  const desk = spawn(node, [...flags, join(root, 'build', 'clouds-desk.mjs'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  })
  // A terminal tells the desk itself; a single signal to this process must be passed on.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => desk.kill('SIGTERM'))
  return new Promise((resolve) => desk.once('exit', (code) => resolve(code ?? 1)))
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof PrepareError ? error.message : error)
    process.exit(1)
  },
)
