import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import codePages from '../../resources/printers/code-pages.json' with { type: 'json' }
import { type PrinterProfile, printerProfileSchema } from '../domain/printer-profile.ts'
import type { ModelProblem, PrinterModels } from '../printer-ports.ts'

/*
 * Printer models as files: those of the program, and those that a shop laid into the data folder. A file that is none is told
 * by name and left out; all others go on.
 */

/** As they lie beside the sources. The built program has them elsewhere, and says where. */
const besideSources = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'resources', 'printers')

/** @param out the folder of the built program */
export function modelFolderOf(out: string): string {
  return join(out, '..', 'resources', 'printers')
}

/** Lies among them and is none. */
const tablesFile = 'code-pages.json'

type ModelFolders = {
  /** Those of the program. */
  program?: string | undefined
  /** What a shop laid there wins over the program's of the same name. */
  own?: string
}

/** Read when they are first asked for: a till that prints nothing has no use for them. */
export function printerModels({ program = besideSources, own }: ModelFolders = {}): PrinterModels {
  const folders = own === undefined ? [program] : [program, own]
  let read: Read | undefined
  return {
    known() {
      read ??= readAll(folders)
      return read.models
    },
    readAgain() {
      read = readAll(folders)
      return read.problems
    },
  }
}

type Read = { models: Map<string, PrinterProfile>; problems: ModelProblem[] }

function readAll(folders: readonly string[]): Read {
  const read: Read = { models: new Map(), problems: [] }
  for (const folder of folders) for (const path of filesIn(folder)) readOne(path, read)
  return read
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== tablesFile)
    return names.sort().map((name) => join(folder, name))
  } catch {
    // Most shops have no folder of their own; without the program's there are still the generic printers.
    return []
  }
}

const modelId = /^[a-z0-9][a-z0-9-]{0,39}$/

function readOne(path: string, { models, problems }: Read): void {
  const file = basename(path)
  const id = file.slice(0, -'.json'.length)
  if (!modelId.test(id)) {
    problems.push({ file, problem: 'name', field: '' })
    return
  }
  let found: unknown
  try {
    found = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    problems.push({ file, problem: error instanceof SyntaxError ? 'not-json' : 'not-readable', field: '' })
    return
  }
  const parsed = v.safeParse(printerProfileSchema, found)
  if (parsed.success && parsed.output.codePages.every(({ page }) => page in codePages))
    models.set(id, parsed.output)
  else if (parsed.success) problems.push({ file, problem: 'field', field: 'codePages' })
  else problems.push({ file, problem: 'field', field: v.getDotPath(parsed.issues[0]) ?? 'columns' })
}
