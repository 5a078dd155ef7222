import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../build/prepare.mjs'
import { type Mutant, mutants, mutate } from './mutants.ts'

/** Plants a mistake into this process: call it before the first of the till's modules is loaded. */
export function plant(name: string): void {
  const chosen = mutants.find((candidate) => candidate.name === name)
  if (!chosen) throw new Error(`"${name}" is no known mistake`)
  const sources = mutatedSources(chosen)
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      const source = sources.get(url)
      return source === undefined ? loaded : { ...loaded, source }
    },
  })
}

/** The changed text of each file that the mutant is in, by its address. */
export function mutatedSources({ edits }: Mutant): Map<string, string> {
  const files = [...new Set(edits.map((edit) => edit.file))]
  return new Map(
    files.map((file) => {
      const path = join(root, file)
      const own = edits.filter((edit) => edit.file === file)
      return [pathToFileURL(path).href, mutate(readFileSync(path, 'utf8'), own)]
    }),
  )
}
