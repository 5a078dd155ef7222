import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../build/prepare.mjs'

/** The verifier as somebody else runs it: by its file alone, in a process of its own. */
export function verifierSays(...words: string[]): { code: number | null; says: string } {
  const file = join(root, 'resources', 'verify-journal.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' })
  return { code: status, says: `${stdout}${stderr}`.trim() }
}
