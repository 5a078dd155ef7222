/*
 * The rules of ARCHITECTURE.md as functions over sources: a path and its text in, sentences about what is wrong out. Each
 * sentence says why the rule is there and what to do instead.
 */

/** Paths from the root of the repository, with slashes, and the text of each file. */
export type Sources = ReadonlyMap<string, string>

type Import = { from: string; to: string; isType: boolean; isDynamic: boolean }

/* ---- rows ---- */

/**
 * From the bottom up; each folder is a capability of its own. main/ports.ts shares its row with the store and lies below it:
 * both sides of a port speak its words.
 */
const levels: readonly { row: number; folders: readonly string[] }[] = [
  { row: 1, folders: ['preload/contract'] },
  { row: 2, folders: ['main/domain'] },
  { row: 3, folders: ['main/statement-ports.ts'] },
  { row: 3, folders: ['main/ports.ts'] },
  { row: 3, folders: ['main/keeping-ports.ts'] },
  { row: 3, folders: ['main/account-ports.ts'] },
  { row: 3, folders: ['main/mail-ports.ts'] },
  { row: 3, folders: ['main/people-ports.ts'] },
  { row: 3, folders: ['main/paper-ports.ts'] },
  { row: 3, folders: ['main/printer-ports.ts'] },
  { row: 3, folders: ['main/export-ports.ts'] },
  { row: 3, folders: ['main/display-ports.ts'] },
  { row: 3, folders: ['main/store'] },
  {
    row: 4,
    folders: [
      'main/sales',
      'main/catalogue',
      'main/payments',
      'main/refunds',
      'main/receipts',
      'main/day',
      'main/reconcile',
      'main/exports',
      'main/people',
      'main/office',
      'main/display',
      'main/backup',
      'main/queue',
    ],
  },
  { row: 5, folders: ['main/ipc', 'main/providers', 'main/platform', 'main/training'] },
  { row: 6, folders: ['main/composition'] },
  { row: 6, folders: ['main/composition.ts'] },
  { row: 6, folders: ['main/electron.ts', 'main/server.ts'] },
]

const screens = ['renderer', 'preload/index.ts', 'preload/display.ts']
const hosts = ['main/electron.ts', 'main/server.ts']
/** Pictures, printers' data: no code, so no row. */
const data = 'resources/'
/** The rim knows devices and networks, not the trade: what it needs comes through main/ports.ts. */
const rim = ['main/providers', 'main/platform', 'main/training']

type Place = { folder: string; row: number; level: number }

function placeOf(path: string): Place | null {
  for (const [level, { row, folders }] of levels.entries()) {
    const folder = folders.find((name) => isIn(path, name))
    if (folder) return { folder, row, level }
  }
  const screen = screens.find((name) => isIn(path, name))
  return screen ? { folder: screen, row: 0, level: -1 } : null
}

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
const isScreen = (path: string): boolean => screens.some((name) => isIn(path, name))

/** Arrows that point up or sideways, and folders without a row. */
export function findArrowsUp(sources: Sources): string[] {
  const homeless = [...sources.keys()]
    .filter((path) => placeOf(path) === null)
    .map(
      (path) =>
        `${path} stands in no row, so nobody knows what it may import. Put it into a folder of the diagram in ARCHITECTURE.md, or add its folder there and to test/support/architecture.ts.`,
    )
  const arrows = importsOf(sources)
    .filter(({ to }) => to.includes('/') && !to.startsWith('node:') && !isPackage(to))
    .flatMap((arrow) => problemOf(arrow) ?? [])
  return [...homeless, ...arrows]
}

function problemOf({ from, to }: Import): string | null {
  if (to.startsWith(data)) return null
  const source = placeOf(from)
  const target = placeOf(to)
  if (!source) return null
  if (!target)
    return `${from} imports ${to}, which stands in no row: only main, preload, renderer and resources are the till.`
  if (isScreen(from)) return screenProblem(from, to, source, target)
  if (isScreen(to))
    return `${from} imports ${to}: main owns the truth and knows no screen. Put shared words into preload/contract.`
  if (source.folder === target.folder) return providerProblem(from, to)
  if (target.level >= source.level) return upwardProblem(from, to, source, target)
  if (rim.includes(source.folder) && (target.row === 4 || target.folder === 'main/store'))
    return `${from} imports ${to}: ${source.folder} is the rim and knows no trade and no database, so that it can be replaced and tested alone. Say what it needs in main/ports.ts and let main/composition.ts hand it in.`
  if (to === 'main/store/folder-lock.ts' && !hosts.includes(from))
    return `${from} imports ${to}: only the hosts hold the lock of the data folder, for as long as they run.`
  return null
}

function screenProblem(from: string, to: string, source: Place, target: Place): string | null {
  if (source.folder === target.folder || target.row === 1) return null
  return `${from} imports ${to}: screens and the preload see preload/contract and nothing else of the till, because they run in a process that a web page can take over. Ask main through a channel of preload/contract/channels.ts.`
}

function upwardProblem(from: string, to: string, source: Place, target: Place): string {
  const way = target.level === source.level ? 'sideways' : 'up'
  const instead =
    source.row === 4
      ? 'Take what you need as a function in your context and let main/composition.ts hand it in.'
      : 'Move the shared part to a lower row, or turn the call around: the higher row calls and hands in what is needed.'
  return `${from} (row ${source.row}) imports ${to} (row ${target.row}): the arrow points ${way}, and then neither can be understood or tested without the other. ${instead}`
}

/** One provider knows nothing of another: a fault in one must not be able to touch the other's payments. */
function providerProblem(from: string, to: string): string | null {
  const provider = (path: string) => /^main\/providers\/([^/]+)\//.exec(path)?.[1]
  const own = provider(from)
  const other = provider(to)
  if (other === undefined || own === other) return null
  return own === undefined
    ? `${from} imports ${to}: what all providers share knows none of them. Turn the call around.`
    : `${from} imports ${to}: one provider knows nothing of another. Move what both need to main/providers/.`
}

/* ---- what may be used where ---- */

export function findWrongUse(sources: Sources): string[] {
  return importsOf(sources).flatMap((arrow) => useProblem(arrow) ?? [])
}

function useProblem({ from, to, isType, isDynamic }: Import): string | null {
  if (isIn(from, 'main/domain') && to.startsWith('node:'))
    return `${from} imports ${to}: the domain is pure, so that every rule can be tested over its whole space. Let a higher row do it and hand in the value.`
  if (isIn(from, 'renderer') && (to.startsWith('node:') || to === 'electron'))
    return `${from} imports ${to}: the page has no Node and no Electron. Ask main through a channel.`
  if (isIn(from, 'renderer') && (to === 'valibot' || (to === 'preload/contract/channels.ts' && !isType)))
    return `${from} imports ${to}${to === 'valibot' ? '' : ' as a value'}: main parses what screens send, and the schemas would be dead weight in the page. Use "import type".`
  if (
    to === 'electron' &&
    !['main/electron.ts', 'preload/index.ts', 'preload/display.ts'].includes(from) &&
    !isIn(from, 'main/platform')
  )
    return `${from} imports electron: only the host, main/platform and the preload do, or the browser host would lose it.`
  if (to === 'better-sqlite3' && !isIn(from, 'main/store'))
    return `${from} imports better-sqlite3: only main/store does, where durability is set and read back.`
  if (isDynamic && !isIn(from, 'renderer'))
    return `${from} imports ${to} at run time: main is loaded whole at its start, so that nothing is missing in mid-sale.`
  return null
}

/* ---- what a source may say ---- */

const clocks = [
  { sign: /\bDate\.now\b/, name: 'Date.now' },
  { sign: /\bnew Date\(\s*\)/, name: 'new Date()' },
  { sign: /\bMath\.random\b/, name: 'Math.random' },
  { sign: /\bperformance\b/, name: 'performance' },
  { sign: /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/, name: 'a timer' },
  { sign: /\bcrypto\b/, name: 'crypto' },
]

const formNotes = [
  {
    sign: /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s+)?from\b/m,
    note: 'passes on what another file exports; a name has one home, import it from there',
  },
  {
    sign: /^export default\b/m,
    note: 'has a default export; a name that is the same everywhere can be found',
  },
  {
    sign: /(?:[:<,|&]|\bas)\s*any\b|\bany\[\]/,
    note: 'says "any"; use unknown and parse it, or the type that it is',
  },
  {
    sign: /\bnamespace\s+\w+\s*\{|^\s*(?:export\s+)?enum\s/m,
    note: 'has a namespace or an enum; use plain types',
  },
]

export function findWrongForm(sources: Sources): string[] {
  const found: string[] = []
  for (const [path, source] of sources) {
    if (!isCode(path)) continue
    const code = withoutComments(source)
    for (const { sign, note } of formNotes) if (sign.test(withoutTexts(code))) found.push(`${path} ${note}.`)
    if (!isIn(path, 'main/domain')) continue
    for (const { sign, name } of clocks) {
      if (sign.test(withoutTexts(code)))
        found.push(`${path} uses ${name}: the domain never asks for now or for chance. Take it as a value.`)
    }
  }
  return found
}

/** Which files hold a word, to prove that a thing has one place. */
export function filesThatSay(sources: Sources, word: RegExp): string[] {
  return [...sources]
    .filter(([path, source]) => isCode(path) && word.test(withoutComments(source)))
    .map(([path]) => path)
}

/** The formatter puts spaces around an operator; `data-minor` and `</i>` have none. */
const operator = String.raw`\s(?:[-+*/%]|\*\*|[-+*]=)\s`
const arithmetic = [
  { sign: new RegExp(String.raw`[mM]inor\b[)\]!]*${operator}`), what: 'computes with an amount' },
  { sign: new RegExp(String.raw`${operator}[([\s]*[\w.?]*[mM]inor\b`), what: 'computes with an amount' },
  { sign: /(?:^|[=(,:?]\s?)-\(?[\w.?]*[mM]inor\b/, what: 'turns an amount round' },
  { sign: /Math\.\w+\([^)]*[mM]inor\b/, what: 'computes with an amount' },
  { sign: /\.toFixed\(/, what: 'formats by toFixed' },
  { sign: /\bparseFloat\(/, what: 'reads by parseFloat' },
]

/** The renderer shows amounts and never makes one. */
export function findMoneyArithmetic(sources: Sources): string[] {
  return [...sources].flatMap(([path, source]) => {
    if (!isIn(path, 'renderer') || !isCode(path)) return []
    const lines = withoutTexts(withoutComments(source)).split('\n')
    return lines.flatMap((line, index) =>
      arithmetic
        .filter(({ sign }) => sign.test(line))
        .map(
          ({ what }) =>
            `${path}:${index + 1} ${what} (${line.trim()}): totals, tax and change are main's, in whole minor units. Let main answer what is to be shown.`,
        ),
    )
  })
}

/* ---- size ---- */

export function findLongFiles(sources: Sources, limits: { most: number; exempt: RegExp }): string[] {
  return [...sources].flatMap(([path, source]) => {
    const lines = source.trimEnd().split('\n').length
    if (!isCode(path) || limits.exempt.test(path) || lines <= limits.most) return []
    return [
      `${path} has ${lines} lines of ${limits.most}: it has more than one subject. Split it by subject.`,
    ]
  })
}

/** Named functions that stand at the beginning of a line, as the formatter leaves them. */
export function findLongFunctions(sources: Sources, limits: { most: number }): string[] {
  return [...sources].flatMap(([path, source]) =>
    isCode(path)
      ? functionsOf(source)
          .filter(({ lines }) => lines > limits.most)
          .map(
            ({ name, lines }) =>
              `${path} ${name} has ${lines} lines of ${limits.most}: give its parts names of their own.`,
          )
      : [],
  )
}

function functionsOf(source: string): { name: string; lines: number }[] {
  const lines = source.split('\n')
  return lines.flatMap((line, start) => {
    const name =
      /^(?:export )?(?:async )?function\*? (\w+)/.exec(line)?.[1] ??
      /^(?:export )?const (\w+) = (?:async )?(?:<.*>)?\(?.*=> \{$/.exec(line)?.[1]
    if (name === undefined) return []
    const end = lines.findIndex((text, index) => index > start && /^\}/.test(text))
    return end < 0 ? [] : [{ name, lines: end - start + 1 }]
  })
}

/* ---- reading sources ---- */

const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
const isPackage = (name: string): boolean =>
  /^(?:@[\w-]+\/)?[a-z][\w.-]*(?:\/|$)/.test(name) &&
  !/^(?:main|preload|renderer|resources|build|test)\//.test(name)

export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, source]) =>
    isCode(from) ? importsOfOne(from, withoutComments(source)) : [],
  )
}

function importsOfOne(from: string, code: string): Import[] {
  const found: Import[] = []
  const add = (name: string, isType: boolean, isDynamic: boolean) =>
    found.push({ from, to: resolveName(from, name), isType, isDynamic })
  for (const match of code.matchAll(/^(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]/gm))
    add(String(match[2]), match[1] !== undefined, false)
  for (const match of code.matchAll(/^import\s+['"]([^'"]+)['"]/gm)) add(String(match[1]), false, false)
  for (const match of code.matchAll(/(?<!:\s*)\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.\w)?/g))
    add(String(match[1]), false, true)
  for (const match of code.matchAll(/:\s*import\(\s*['"]([^'"]+)['"]\s*\)/g))
    add(String(match[1]), true, false)
  for (const match of code.matchAll(/\brequire\(\s*['"]([^'"]+)['"]\s*\)/g))
    add(String(match[1]), false, true)
  return found
}

/** A relative name becomes a path from the root; packages and node: stay as they are. */
function resolveName(from: string, name: string): string {
  if (!name.startsWith('.')) return name
  const steps = from.split('/').slice(0, -1)
  for (const step of name.replace(/\?.*$/, '').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Line breaks stay, so that lines keep their numbers. A `//` inside a text (an address) is no comment. */
function withoutComments(source: string): string {
  return source.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (whole, text: string | undefined) => text ?? whole.replace(/[^\n]/g, ''),
  )
}

function withoutTexts(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
}
