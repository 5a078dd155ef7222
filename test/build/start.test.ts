import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepare, root } from '../../build/prepare.mjs'
import { testFolder } from '../support/database.ts'
import { startProcess } from '../support/process.ts'

/* `npm start` as a person meets it: the real script, the real server, a folder of its own. */

beforeAll(async () => {
  await prepare()
}, 180_000)

function npmStart(...words: string[]) {
  const { npm_lifecycle_event: _ours, DISPLAY: _display, ...env } = process.env
  return startProcess(process.execPath, [join(root, 'build', 'start.mjs'), ...words], { cwd: root, env })
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
