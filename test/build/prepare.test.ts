import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packagesProblem } from '../../build/packages.mjs'
import { hashOf } from '../../build/prepare.mjs'
import { testFolder } from '../support/database.ts'

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>

function project(wanted: Packages, installed: Packages | null): string {
  const folder = testFolder()
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': { version: '1' }, ...wanted } }),
  )
  if (installed) {
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
    for (const path of Object.keys(installed)) {
      mkdirSync(join(folder, path))
      writeFileSync(join(folder, path, 'package.json'), '{}')
    }
  }
  return folder
}

describe('the packages of a start', () => {
  const react = { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-a' } }

  it('are missing in a fresh clone', () => {
    expect(packagesProblem(project(react, null))).toBe('there are none yet')
  })

  it('are right when each is the one of the lock file', () => {
    expect(packagesProblem(project(react, react))).toBeNull()
  })

  it.each<[string, Packages]>([
    ['another version', { 'node_modules/react': { version: '19.3.0', integrity: 'sha512-a' } }],
    ['other contents', { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-b' } }],
    ['nothing', {}],
  ])('are installed again when there is %s', (_what, installed) => {
    expect(packagesProblem(project(react, installed))).toBe('react differs from the lock file')
  })

  it('are installed again when one of them is gone from the disk', () => {
    const folder = project(react, react)
    rmSync(join(folder, 'node_modules', 'react'), { recursive: true })
    expect(packagesProblem(folder)).toBe('react is missing')
  })

  it.each(['', '{"packages": {', '{}'])('are installed again when npm left "%s" behind', (text) => {
    const folder = project(react, react)
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), text)
    expect(packagesProblem(folder)).toBe('the last installation was broken off')
  })

  it('leave an unreadable lock file to npm, which has the words for it', () => {
    const folder = project(react, react)
    writeFileSync(join(folder, 'package-lock.json'), '<<<<<<< ours')
    expect(packagesProblem(folder)).toBe('the lock file cannot be read')
  })

  it('may lack what is for other systems', () => {
    const wanted = { ...react, 'node_modules/for-windows': { version: '1.0.0', optional: true } }
    expect(packagesProblem(project(wanted, react))).toBeNull()
  })
})

describe('the built program', () => {
  it('is told by names and contents, the same each time', () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'main'))
    writeFileSync(join(folder, 'main', 'a.ts'), 'one')
    const first = hashOf(folder, ['main', 'not-there'])
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOf(folder, ['main', 'not-there'])).toBe(first)
    writeFileSync(join(folder, 'main', 'a.ts'), 'two')
    expect(hashOf(folder, ['main'])).not.toBe(first)
    writeFileSync(join(folder, 'main', 'a.ts'), 'one')
    renameSync(join(folder, 'main', 'a.ts'), join(folder, 'main', 'b.ts'))
    expect(hashOf(folder, ['main'])).not.toBe(first)
  })
})
