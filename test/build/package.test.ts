import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { findElectron } from '../../build/electron-runtime.mjs'
import { root, run } from '../../build/prepare.mjs'
import { testFolder } from '../support/database.ts'
import { startProcess } from '../support/process.ts'

const isLinux = process.platform === 'linux'
const hasScreen =
  Boolean(process.env.DISPLAY) || spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).status === 0

/* Packing takes a real Electron, and showing its window a screen; the machines of this test's first use are Linux. */
describe.runIf(isLinux && hasScreen && findElectron() !== null)('the packed program', () => {
  it('starts, shows its window, stops cleanly and lets no debugger in', { timeout: 400_000 }, async () => {
    const output = testFolder()
    const packed = await run(process.execPath, [
      join(root, 'build', 'package.mjs'),
      '--dir',
      `-c.directories.output=${output}`,
    ])
    expect(packed.code, packed.output).toBe(0)
    const program = join(output, 'linux-unpacked', 'suretill')
    const unpacked = join(output, 'linux-unpacked', 'resources', 'app.asar.unpacked', 'node_modules')
    expect(existsSync(join(unpacked, 'better-sqlite3', 'prebuilds', 'linux-x64.node'))).toBe(true)
    expect(existsSync(join(unpacked, 'better-sqlite3', 'prebuilds', 'win32-x64.node'))).toBe(false)

    expect(existsSync(join(output, 'linux-unpacked', 'resources', 'verify-journal.mjs'))).toBe(true)

    const packedFiles = filesOf(join(output, 'linux-unpacked', 'resources', 'app.asar'))
    expect(Object.keys(packedFiles).sort()).toEqual(['node_modules', 'out', 'package.json', 'resources'])
    expect(Object.keys(packedFiles.resources?.files ?? {}).sort()).toEqual(['fonts', 'printers'])

    const data = testFolder()
    const till = launch(program, [`--data=${data}`])
    const log = () => readFileSync(join(data, 'till.log'), 'utf8')
    await vi.waitUntil(() => existsSync(join(data, 'till.log')) && log().includes('window.shown'), {
      timeout: 240_000,
      interval: 100,
    })
    process.kill(JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')).pid, 'SIGTERM')
    expect((await till.ended).code).toBe(0)
    expect(log()).toContain('till.stopped')

    const debugged = launch(program, [`--data=${data}`, '--remote-debugging-port=0'])
    expect((await debugged.ended).code).toBe(1)
    expect(debugged.lines.join('\n')).toContain('is not allowed in the installed program')
  })
})

type Packed = Record<string, { files?: Packed }>

/** What stands in an archive: a header of JSON behind sixteen bytes, of which the last four are its length. */
function filesOf(archive: string): Packed {
  const bytes = readFileSync(archive)
  return JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))).files
}

function launch(program: string, words: string[]) {
  const flags = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ...words]
  // A runtime without Node-API 10 needs its own build of the database module; `npm test` keeps it from everything else.
  const binding = process.env.SURETILL_TEST_ELECTRON_BINDING ?? process.env.SURETILL_SQLITE_BINDING
  const env = { ...process.env, ...(binding === undefined ? {} : { SURETILL_SQLITE_BINDING: binding }) }
  return process.env.DISPLAY
    ? startProcess(program, flags, { cwd: root, env })
    : startProcess('xvfb-run', ['-a', program, ...flags], { cwd: root, env })
}
