import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { chooseNode, prepare, root } from '../../build/prepare.mjs'
import { runHost } from '../../build/run-host.mjs'
import { testFolder } from '../support/database.ts'
import { startProcess } from '../support/process.ts'

/* `npm start` as a person meets it: the real script, the real server, a folder of its own. */

beforeAll(async () => {
  await prepare()
}, 180_000)

const npmStart = (...words: string[]) => npmStartIn({}, ...words)

function npmStartIn(more: NodeJS.ProcessEnv, ...words: string[]) {
  const { npm_lifecycle_event: _ours, DISPLAY: _display, ...env } = process.env
  const script = join(root, 'build', 'start.mjs')
  return startProcess(process.execPath, [script, ...words], { cwd: root, env: { ...env, ...more } })
}

const browserHost = (data: string) => ['--host=browser', '--port=0', '--no-open', `--data=${data}`]

describe('npm start', () => {
  it('ends its output with the address, serves the page there and stops cleanly', async () => {
    const data = testFolder()
    const till = npmStart(...browserHost(data))
    const ready = await till.line('Suretill is ready at')
    expect(ready).toMatch(/^Suretill is ready at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/)
    const page = await fetch(ready.slice('Suretill is ready at '.length))
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>Suretill</title>')

    till.child.kill('SIGTERM')
    expect(await till.ended).toEqual({ code: 0, signal: null })
    expect(till.lines.at(-1)).toBe(ready)
    expect(readFileSync(join(data, 'till.log'), 'utf8')).toContain('till.stopped')
    expect(existsSync(join(data, 'running.json'))).toBe(false)
  })

  it('finds a till that already runs on the data, says so and leaves it alone', async () => {
    const data = testFolder()
    const first = npmStart(...browserHost(data))
    const address = (await first.line('Suretill is ready at')).slice('Suretill is ready at '.length)
    const second = npmStart(...browserHost(data))
    expect(await second.ended).toEqual({ code: 0, signal: null })
    expect(second.lines.join('\n')).toContain(
      `Suretill is already running on this data (process ${await pidOf(data)}). Open ${address}`,
    )
    expect((await fetch(address)).status).toBe(200)
  })

  it('starts again on the data of a till that was killed', async () => {
    const data = testFolder()
    const first = npmStart(...browserHost(data))
    await first.line('Suretill is ready at')
    process.kill(await pidOf(data), 'SIGKILL')
    await first.ended
    const second = npmStart(...browserHost(data))
    await second.line('Suretill is ready at')
  })

  it.each([
    [['--colour=red'], 2, 'There is no option "--colour".'],
    [['--host=browser', '--data=/dev/null/till'], 1, 'The data folder /dev/null/till cannot be used'],
  ])('%j ends with a sentence', async (words, code, sentence) => {
    const till = npmStart(...words)
    expect(await till.ended).toEqual({ code, signal: null })
    expect(till.lines.join('\n')).toContain(sentence)
  })

  it('says which port is taken', async () => {
    const first = npmStart(...browserHost(testFolder()))
    const port = /127\.0\.0\.1:(\d+)/.exec(await first.line('Suretill is ready at'))?.[1]
    const second = npmStart('--host=browser', '--no-open', `--port=${port}`, `--data=${testFolder()}`)
    expect(await second.ended).toEqual({ code: 1, signal: null })
    expect(second.lines.join('\n')).toContain(`port ${port} is used by another program`)
  })
})

async function pidOf(data: string): Promise<number> {
  return JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')).pid
}

/** A program of a few lines in a folder of its own. */
function program(name: string, lines: readonly string[]): { folder: string; path: string } {
  const folder = testFolder()
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o755 })
  return { folder, path }
}

describe.skipIf(process.platform === 'win32')('npm start, where Electron is there and does not work,', () => {
  const surroundings = (lines: readonly string[]) => ({
    DISPLAY: ':99999',
    SURETILL_TEST_NO_SANDBOX: '1',
    ELECTRON_OVERRIDE_DIST_PATH: program('electron', lines).folder,
  })
  const lacksLibrary = ['#!/bin/sh', 'exit 127']

  it('opens the till in the browser and says why', async () => {
    const till = npmStartIn(surroundings(lacksLibrary), ...browserHost(testFolder()).slice(1))
    await till.line('Suretill is ready at')
    expect(till.lines.at(-2)).toBe(
      'Browser host: Electron does not work here (it ended with code 127 before the till began).',
    )
  })

  it('says so and no more to somebody who wants the window', async () => {
    const till = npmStartIn(surroundings(lacksLibrary), '--host=electron', `--data=${testFolder()}`)
    expect(await till.ended).toEqual({ code: 1, signal: null })
    expect(till.lines).toEqual([expect.stringContaining('"npm start -- --host=browser" works here.')])
  })

  it('tries nothing else when it was the till that said no', async () => {
    const saysNo = [`#!${process.execPath}`, `process.send({ begun: true }, () => process.exit(1))`]
    const till = npmStartIn(surroundings(saysNo), `--data=${testFolder()}`)
    expect(await till.ended).toEqual({ code: 1, signal: null })
    expect(till.lines).toEqual([])
  })

  it('is not led astray by a runtime that is not where the variable says', async () => {
    const env = { ...surroundings(lacksLibrary), ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' }
    const till = npmStartIn(env, ...browserHost(testFolder()).slice(1))
    await till.line('Suretill is ready at')
    expect(till.lines.at(-2)).toMatch(
      /^Browser host: ELECTRON_OVERRIDE_DIST_PATH names \/nowhere, but there is/,
    )
  })
})

describe.skipIf(process.platform === 'win32')('the browser that a second start opens', () => {
  it('stays when that start ends, because the till goes on', async () => {
    const data = testFolder()
    const first = npmStart(...browserHost(data))
    await first.line('Suretill is ready at')
    const { folder, path } = program('browser', [
      '#!/bin/sh',
      'here=$(dirname "$0")',
      'trap \'echo yes > "$here/alive"; exit 0\' USR1',
      'echo $$ > "$here/pid.new" && mv "$here/pid.new" "$here/pid"',
      'while :; do sleep 0.05; done',
    ])
    vi.stubEnv('SURETILL_CHROMIUM', path)
    onTestFinished(() => void vi.unstubAllEnvs())
    const choice = { host: 'browser' as const, reason: 'as asked' }
    const ended = await runHost({ choice, node: chooseNode(), data, port: 0, open: true })
    expect(ended).toEqual({ code: 0, neverBegan: null })
    await expect.poll(() => existsSync(join(folder, 'pid'))).toBe(true)
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGUSR1')
    await expect.poll(() => existsSync(join(folder, 'alive'))).toBe(true)
  })
})
