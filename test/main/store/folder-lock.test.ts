import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { takeFolderLock } from '../../../main/store/folder-lock.ts'
import { testFolder } from '../../support/database.ts'

function take(folder: string) {
  const taken = takeFolderLock(folder)
  if (!taken.ok) throw new Error('the folder is taken')
  return taken.lock
}

const holder = { pid: 4711, host: 'browser', address: 'http://127.0.0.1:1/?token=a' } as const

describe('the lock of a data folder', () => {
  it('lets one till in and tells the next who is there', () => {
    const folder = testFolder()
    const lock = take(folder)
    expect(takeFolderLock(folder)).toEqual({ ok: false, holder: null })
    lock.announce(holder)
    expect(takeFolderLock(folder)).toEqual({ ok: false, holder })
    if (process.platform !== 'win32') expect(statSync(join(folder, 'running.json')).mode & 0o777).toBe(0o600)
    lock.release()
    expect(existsSync(join(folder, 'running.json'))).toBe(false)
    take(folder).release()
  })

  it('is not held by files that a crash left behind', () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ ...holder, pid: process.pid }))
    writeFileSync(join(folder, 'running.lock'), '')
    take(folder).release()
  })

  it('still holds when what the holder said is unreadable', () => {
    const folder = testFolder()
    const lock = take(folder)
    writeFileSync(join(folder, 'running.json'), '{"pid":')
    expect(takeFolderLock(folder)).toEqual({ ok: false, holder: null })
    lock.release()
  })

  it('ends with its process, however that ends', async () => {
    const folder = testFolder()
    const other = fork(join(import.meta.dirname, '..', '..', 'support', 'hold-folder.ts'), [folder], {
      execArgv: ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
    })
    onTestFinished(() => void other.kill('SIGKILL'))
    expect((await once(other, 'message'))[0]).toBe('held')
    expect(takeFolderLock(folder).ok).toBe(false)
    other.kill('SIGKILL')
    await once(other, 'exit')
    take(folder).release()
  })
})
