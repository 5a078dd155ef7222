import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DataFolderError, defaultDataFolder, prepareDataFolder } from '../../../main/platform/data-folder.ts'
import { testFolder } from '../../support/database.ts'

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/shop/.local/share/suretill'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/suretill'],
    ['darwin', {}, '/home/shop/Library/Application Support/Suretill'],
  ] as const)('is where %s keeps data of applications (%j)', (platform, env, folder) => {
    expect(defaultDataFolder({ platform, env, home: '/home/shop' })).toBe(folder)
  })

  it.runIf(process.platform === 'linux')('is no folder of the moment where HOME is empty', () => {
    vi.stubEnv('HOME', '')
    vi.stubEnv('XDG_DATA_HOME', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(isAbsolute(defaultDataFolder())).toBe(true)
  })

  it('is made with all folders above it, for its owner alone, and left without a trace of the trial', () => {
    const folder = join(testFolder(), 'a', 'b')
    expect(prepareDataFolder(folder)).toBe(folder)
    expect(readdirSync(folder)).toEqual([])
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('is refused with a sentence where a file stands in its place', () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    for (const place of [file, join(file, 'till')])
      expect(() => prepareDataFolder(place)).toThrow('there is a file in its place')
  })

  it.runIf(process.platform === 'linux').each(['/proc/suretill', '/sys/suretill'])(
    'is refused, and not tried for ever, where none can be made: %s',
    (folder) => {
      expect(() => prepareDataFolder(folder)).toThrow(DataFolderError)
    },
  )
})
