import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageFiles, pageHeaders } from '../../../main/platform/page-files.ts'
import { testFolder } from '../../support/database.ts'

function pages() {
  const folder = join(testFolder(), 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<title>Till</title>')
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), 'start()')
  writeFileSync(join(folder, 'assets', 'naïve name.css'), '')
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret')
  return pageFiles(folder)
}

describe('the files of the page', () => {
  it('have their types, and the page itself the short name', async () => {
    const files = pages()
    expect(await files.read('/')).toMatchObject({ type: 'text/html; charset=utf-8', isHashed: false })
    expect(await files.read('/assets/page-1a2b.js')).toEqual({
      type: 'text/javascript; charset=utf-8',
      bytes: Buffer.from('start()'),
      isHashed: true,
    })
    expect(await files.read('/assets/na%C3%AFve%20name.css')).not.toBeNull()
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/%E0%A4%A',
    '/assets',
    '/assets/',
    '//index.html',
    '',
    '/__proto__',
  ])('are all there is: %j is nothing', async (path) => {
    expect(await pages().read(path)).toBeNull()
  })

  it('may run nothing inline, load nothing from elsewhere and stand in no frame', () => {
    const policy = pageHeaders("'self'")['content-security-policy'] ?? ''
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })
})
