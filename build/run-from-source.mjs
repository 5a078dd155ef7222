// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'

/**
 * Runs a program of this repository from its source with the till's own Node, passes on the words of the command line and a
 * signal, and ends as it ended.
 * @param {string[]} path from the root of the repository
 * @param {{ build: boolean, flags?: string[] }} wanted whether the program needs the built till, and flags for Node
 */
export async function runFromSource(path, wanted) {
  try {
    const { node } = await prepare(wanted)
    const flags = [
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
      ...(wanted.flags ?? []),
    ]
    const child = spawn(node, [...flags, join(root, ...path), ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
    })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => child.kill('SIGTERM'))
    process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
