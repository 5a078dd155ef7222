import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepare, root } from '../build/prepare.mjs'
import {
  filesThatSay,
  findArrowsUp,
  findLongFiles,
  findLongFunctions,
  findMoneyArithmetic,
  findWrongForm,
  findWrongUse,
  importsOf,
  type Sources,
} from './support/architecture.ts'

function readSources(folders: readonly string[], wanted: RegExp): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && wanted.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return new Map(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]))
}

const till = readSources(['main', 'preload', 'renderer'], /\.tsx?$/)

/** Words are data: a dictionary is as long as the language needs. */
const dictionaries = /^(?:renderer\/texts\/|main\/domain\/receipt-words\.ts)/

describe('the till’s sources', () => {
  it('are read: every row has files, and their imports are found', () => {
    expect(till.size).toBeGreaterThan(300)
    expect(importsOf(till).length).toBeGreaterThan(1_000)
  })

  it('import downwards or from their own folder', () => {
    expect(findArrowsUp(till)).toEqual([])
  })

  it('use Node, Electron and the database where they belong', () => {
    expect(findWrongUse(till)).toEqual([])
  })

  it('have no re-exports, no default exports, no any; the domain knows no clock and no chance', () => {
    expect(findWrongForm(till)).toEqual([])
  })

  it('listen to Electron’s messages in one file, and send them in the two preloads', () => {
    expect(filesThatSay(till, /\bipcMain\b/)).toEqual(['main/platform/window-door.ts'])
    expect(filesThatSay(till, /\bipcRenderer\b/)).toEqual(['preload/display.ts', 'preload/index.ts'])
  })

  it('compute no amount in the renderer', () => {
    expect(findMoneyArithmetic(till)).toEqual([])
  })

  it('have files of one subject', () => {
    expect(findLongFiles(till, { most: 450, exempt: dictionaries })).toEqual([])
  })

  it('have functions that fit on a screen', () => {
    expect(findLongFunctions(till, { most: 160 }), 'far too long').toEqual([])
    // A ratchet: the number only ever goes down.
    const long = findLongFunctions(till, { most: 70 })
    expect(long.length, `functions to be divided:\n${long.join('\n')}`).toBeLessThanOrEqual(23)
  })
})

describe('the built renderer', () => {
  let bundle = ''
  beforeAll(async () => {
    await prepare()
    bundle = [...readSources(['out/renderer'], /\.(?:js|html)$/).values()].join('\n')
  }, 180_000)

  it('is there, with its screens and its words', () => {
    expect(bundle.length).toBeGreaterThan(200_000)
    expect(bundle).toContain('training-desk')
    expect(bundle).toContain('Kartenleser')
  })

  it('has the places into which the hosts write the first answers and the language', () => {
    expect(bundle).toContain('<html lang="en">')
    expect(bundle).toContain('<script type="application/json" id="first-page"></script>')
    const ahead = bundle.match(/<link rel="modulepreload" data-language="\w+"/g) ?? []
    expect(ahead.map((link) => link.slice(-3, -1)).sort()).toEqual(['de', 'en', 'fr', 'nl'])
  })

  it('holds no provider’s word', () => {
    expect(bundle.match(/.{0,60}(?:sumup|merchantapi|\bcheckouts?\b|affiliate).{0,60}/gi) ?? []).toEqual([])
  })

  it('holds no Node and no way to load code', () => {
    expect(bundle.match(/.{0,60}(?:['"`]node:|\brequire\(|\beval\(|new Function\().{0,60}/g) ?? []).toEqual(
      [],
    )
  })

  it('holds none of the contract’s schemas', () => {
    expect(bundle.match(/.{0,60}(?:~standard|~run|safeInteger|picklist).{0,60}/g) ?? []).toEqual([])
  })
})

describe('the rules themselves', () => {
  const find = (path: string, source: string, target = 'export const a = 1\n', at = 'main/domain/a.ts') =>
    new Map([
      [path, source],
      [at, target],
    ])

  it.each([
    ['main/domain/money.ts', '../store/database.ts', 'points up'],
    ['main/store/sale-store.ts', '../sales/record-sale.ts', 'points up'],
    ['main/sales/record-sale.ts', '../payments/take-cash.ts', 'points sideways'],
    ['main/payments/take-cash.ts', '../providers/http-client.ts', 'points up'],
    ['main/ipc/door.ts', '../composition.ts', 'points up'],
    ['main/composition.ts', './server.ts', 'points up'],
    ['main/platform/window.ts', '../store/database.ts', 'knows no trade and no database'],
    ['main/providers/sumup/client.ts', '../../payments/poll-payment.ts', 'knows no trade'],
    ['main/providers/sumup/client.ts', '../cm/client.ts', 'nothing of another'],
    ['main/providers/http-client.ts', './sumup/client.ts', 'knows none of them'],
    ['main/training/desk.ts', '../store/database.ts', 'knows no trade and no database'],
    ['main/composition.ts', './store/folder-lock.ts', 'only the hosts hold the lock'],
    ['renderer/sale/tile.tsx', '../../main/domain/money.ts', 'preload/contract and nothing else'],
    ['renderer/sale/tile.tsx', '../../preload/index.ts', 'preload/contract and nothing else'],
    ['preload/index.ts', '../main/ipc/door.ts', 'preload/contract and nothing else'],
    ['preload/contract/views.ts', '../../main/domain/money.ts', 'points up'],
    ['main/sales/list.ts', '../../renderer/format.ts', 'knows no screen'],
    ['main/sales/list.ts', '../../test/support/clock.ts', 'in no row'],
  ])('an arrow from %s to %s is found', (path, target, words) => {
    const forms = [
      `import { a } from '${target}'`,
      `import type { A } from '${target}'`,
      `import {\n  a,\n  b,\n} from '${target}'`,
      `import '${target}'`,
      `const late = async () => (await import('${target}')).a`,
      `export type X = {\n  a: import('${target}').A\n}`,
    ]
    for (const form of forms) {
      const found = findArrowsUp(find(path, `${form}\n`))
      expect(found, form).toHaveLength(1)
      expect(found[0]).toContain(words)
      expect(found[0]).toContain(path)
    }
  })

  it.each([
    ['main/sales/record-sale.ts', '../store/database.ts'],
    ['main/sales/record-sale.ts', './open-basket.ts'],
    ['main/store/sale-store.ts', '../ports.ts'],
    ['main/server.ts', './store/folder-lock.ts'],
    ['main/providers/sumup/client.ts', '../http-client.ts'],
    ['main/receipts/encoders.ts', '../../resources/printers/plain.json'],
    ['renderer/sale/tile.tsx', '../../preload/contract/views.ts'],
    ['renderer/sale/tile.tsx', './tile.module.css'],
  ])('an arrow from %s down to %s is fine', (path, target) => {
    expect(findArrowsUp(find(path, `import { a } from '${target}'\n`))).toEqual([])
  })

  it('a folder without a row is found, a comment about an import is not', () => {
    expect(findArrowsUp(new Map([['main/helpers/a.ts', '']]))[0]).toContain('stands in no row')
    const comment = "// import { a } from '../store/database.ts'\n/*\nimport { a } from '../store/a.ts'\n*/\n"
    expect(findArrowsUp(find('main/domain/b.ts', comment))).toEqual([])
  })

  it.each([
    ['main/domain/b.ts', "import { randomUUID } from 'node:crypto'"],
    ['renderer/a.tsx', "import { readFileSync } from 'node:fs'"],
    ['renderer/a.tsx', "import { ipcRenderer } from 'electron'"],
    ['renderer/a.tsx', "import { channels } from '../preload/contract/channels.ts'"],
    ['renderer/a.tsx', "import * as v from 'valibot'"],
    ['main/sales/a.ts', "import { app } from 'electron'"],
    ['main/sales/a.ts', "import Sqlite from 'better-sqlite3'"],
    ['main/sales/a.ts', "const a = await import('./b.ts')"],
  ])('in %s, %s is refused', (path, source) => {
    expect(findWrongUse(new Map([[path, `${source}\n`]]))).toHaveLength(1)
  })

  it.each([
    'export default 1',
    "export { a } from './b.ts'",
    "export * from './b.ts'",
    "export type { A } from './b.ts'",
    'export const a = (b: any) => b',
    'const a = b as any',
    'const a: Map<string, any> = b',
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Math.random()',
    'setTimeout(work, 5)',
    'const a = performance.now()',
  ])('in the domain, %s is refused', (source) => {
    expect(findWrongForm(new Map([['main/domain/b.ts', `${source}\n`]]))).toHaveLength(1)
  })

  it.each([
    'const a = new Date(at).getTime()',
    "const a = 'any of them: any'",
    '// Date.now() is not for us',
    'const company = 1',
  ])('in the domain, %s is fine', (source) => {
    expect(findWrongForm(new Map([['main/domain/b.ts', `${source}\n`]]))).toEqual([])
  })

  it.each([
    'const rest = due.minor - paid.minor',
    'const rest = amountMinor + 1',
    'total += line.total.minor',
    'const shown = price.minor / 100',
    'const back = -change.minor',
    'const shown = Math.round(price.minor)',
    'const text = value.toFixed(2)',
    'const value = parseFloat(text)',
    'const many = 3 * unitPrice.minor',
  ])('in the renderer, %s is refused', (source) => {
    expect(findMoneyArithmetic(new Map([['renderer/sale/a.tsx', `${source}\n`]]))).not.toEqual([])
  })

  it.each([
    'if (change.minor > 0) show(change)',
    'const isPart = typed.minor < due.minor',
    'return <span data-minor={money.minor}>{text}</span>',
    'const width = height * 2',
    '// due.minor - paid.minor is main’s',
  ])('in the renderer, %s is fine', (source) => {
    expect(findMoneyArithmetic(new Map([['renderer/sale/a.tsx', `${source}\n`]]))).toEqual([])
  })

  it('long files and long functions are found', () => {
    const long = `export function a() {\n${'  work()\n'.repeat(80)}}\n`
    expect(findLongFunctions(new Map([['main/a.ts', long]]), { most: 70 })).toHaveLength(1)
    expect(findLongFunctions(new Map([['main/a.ts', long]]), { most: 82 })).toEqual([])
    expect(findLongFiles(new Map([['main/a.ts', long]]), { most: 50, exempt: /texts/ })).toHaveLength(1)
    expect(findLongFiles(new Map([['main/texts/a.ts', long]]), { most: 50, exempt: /texts/ })).toEqual([])
  })
})
