// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'

/*
 * `npm run package`: installers for this system by electron-builder; `-- --dir` leaves the app unpacked in dist/. Where
 * ELECTRON_OVERRIDE_DIST_PATH names an Electron runtime, that one is packed.
 */

async function main() {
  const { node } = await prepare()
  const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const words = [
    join(root, 'node_modules', 'electron-builder', 'cli.js'),
    ...(runtime ? [`-c.electronDist=${runtime}`] : []),
    ...process.argv.slice(2),
  ]
  const builder = spawn(node, words, { cwd: root, stdio: 'inherit' })
  return new Promise((resolve) => builder.once('exit', (code) => resolve(code ?? 1)))
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof PrepareError ? error.message : error)
    process.exit(1)
  },
)
