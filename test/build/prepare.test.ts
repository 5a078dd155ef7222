import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashOfSources, packagesProblem } from '../../build/prepare.mjs'
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

  it('may lack what is for other systems', () => {
    const wanted = { ...react, 'node_modules/for-windows': { version: '1.0.0', optional: true } }
    expect(packagesProblem(project(wanted, react))).toBeNull()
  })
})

describe('the built program', () => {
  it('is told from its sources by their contents, the same each time', () => {
    expect(hashOfSources()).toMatch(/^[0-9a-f]{64}$/)
  })
})
