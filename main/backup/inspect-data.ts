import { openDatabase } from '../store/database.ts'
import { checkSeal } from './data-seal.ts'

/* What is wrong with a data file, in one line: which tables the changed pages belong to. Runs in the thread of backups. */

const mostNamed = 6

/** Null: nothing. */
export function inspectData(path: string): string | null {
  const finding = checkSeal(path)
  if (!finding) return null
  const { pages, isShorter } = finding
  const places = namesOf(path, pages)
  const named = pages.slice(0, mostNamed).map((page) => `${places.get(page) ?? 'no table'} (page ${page})`)
  const more = pages.length > mostNamed ? ` and ${pages.length - mostNamed} more` : ''
  return [
    isShorter ? 'the file is shorter than it was' : '',
    pages.length > 0 ? `${named.join(', ')}${more}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** Where SQLite can still tell whose a page is. */
function namesOf(path: string, pages: readonly number[]): Map<number, string> {
  const names = new Map<number, string>()
  try {
    const database = openDatabase(path, { readonly: true })
    try {
      const wanted = new Set(pages)
      for (const { page, name } of database
        .sql<[], { page: number; name: string }>('select pageno as page, name from dbstat')
        .iterate())
        if (wanted.has(page)) names.set(page, name)
    } finally {
      database.close()
    }
  } catch {
    // The tree itself is broken: the pages have numbers all the same.
  }
  return names
}
