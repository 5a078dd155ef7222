import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Random } from '../bench/random.ts'
import type { Step } from './steps.ts'

/*
 * What a disk may hold after a cut. Of each file the bytes that were synced are certain; of what was written since, any
 * part may have arrived. Changes of names are kept by file systems in one ordered log: some first part of it survives, at
 * least as much as a synced folder proves. Syncing a file proves nothing about its name, which is stricter than most file
 * systems are.
 */

/** `killed`: the process ended, the disk has everything. `synced`: only what is certain. `torn`: chance decides. */
export const policies = ['killed', 'synced', 'torn'] as const
export type Policy = (typeof policies)[number]

type Change = Extract<Step, { kind: 'write' | 'resize' }>
type Naming = Extract<Step, { kind: 'create' | 'make-folder' | 'rename' | 'remove' }>
type File = { now: Content; synced: Content; pending: Change[] }
type Content = { bytes: Buffer; size: number }

export type Disk = {
  apply(step: Step): void
  /** Rises with every change that a kill would leave on the disk. */
  version(): number
  /** Rises with every change of what is certain. */
  syncedVersion(): number
  /** False: chance has nothing to decide. */
  hasUnsynced(): boolean
  /** Writes what the disk may hold into an empty folder. */
  write(folder: string, policy: Policy, random: Random): void
}

const blockBytes = 4_096
const sectorBytes = 512

export function createDisk(recordedFolder: string): Disk {
  const files = new Map<number, File>()
  const namings: Naming[] = []
  let certainNamings = 0
  let version = 0
  let syncedVersion = 0

  const fileOf = (number: number): File => {
    const file = files.get(number)
    if (!file) throw new Error(`no file ${number} was made`)
    return file
  }

  function apply(step: Step): void {
    switch (step.kind) {
      case 'create':
        files.set(step.file, { now: emptyContent(), synced: emptyContent(), pending: [] })
        namings.push(step)
        version += 1
        return
      case 'make-folder':
      case 'rename':
      case 'remove':
        namings.push(step)
        version += 1
        return
      case 'write':
      case 'resize': {
        const file = fileOf(step.file)
        change(file.now, step)
        file.pending.push(step)
        version += 1
        return
      }
      case 'sync': {
        const file = fileOf(step.file)
        if (file.pending.length === 0) return
        for (const pending of file.pending) change(file.synced, pending)
        file.pending = []
        syncedVersion += 1
        return
      }
      case 'sync-folder': {
        const proven = lastNamingIn(namings, step.path)
        if (proven <= certainNamings) return
        certainNamings = proven
        syncedVersion += 1
        return
      }
      case 'said':
        return
    }
  }

  return {
    apply,
    version: () => version,
    syncedVersion: () => syncedVersion,
    hasUnsynced: () =>
      certainNamings < namings.length || [...files.values()].some((file) => file.pending.length > 0),
    write(folder, policy, random) {
      const kept = policy === 'killed' ? namings.length : certainNamings
      const more = policy === 'torn' ? random.below(namings.length - certainNamings + 1) : 0
      const { folders, names } = namesAfter(namings.slice(0, kept + more))
      const place = (path: string) => join(folder, relative(recordedFolder, path))
      for (const path of folders) mkdirSync(place(path), { recursive: true })
      for (const [path, number] of names) {
        const file = fileOf(number)
        const content =
          policy === 'killed' ? file.now : policy === 'synced' ? file.synced : tornContent(file, random)
        writeFileSync(place(path), content.bytes.subarray(0, content.size))
      }
    },
  }
}

function namesAfter(namings: readonly Naming[]): { folders: string[]; names: Map<string, number> } {
  const folders: string[] = []
  const names = new Map<string, number>()
  for (const naming of namings) {
    if (naming.kind === 'make-folder') folders.push(naming.path)
    else if (naming.kind === 'create') names.set(naming.path, naming.file)
    else if (naming.kind === 'remove') names.delete(naming.path)
    else {
      const file = names.get(naming.from)
      if (file === undefined) throw new Error(`${naming.from} was renamed and is not there`)
      names.delete(naming.from)
      names.set(naming.to, file)
    }
  }
  return { folders, names }
}

/** How much of the log of names a synced folder proves: all up to the newest change in it. */
function lastNamingIn(namings: readonly Naming[], folder: string): number {
  const isIn = (path: string) => path.slice(0, path.lastIndexOf('/')) === folder
  return (
    namings.findLastIndex((naming) =>
      naming.kind === 'rename' ? isIn(naming.from) || isIn(naming.to) : isIn(naming.path),
    ) + 1
  )
}

/** The certain bytes, a random half of the blocks since, and the last of those torn between two sectors. */
function tornContent(file: File, random: Random): Content {
  const content = { bytes: Buffer.from(file.synced.bytes), size: file.synced.size }
  const kept = file.pending.flatMap(blocksOf).filter(() => random.fraction() < 0.5)
  const last = kept.pop()
  for (const block of kept) change(content, block)
  if (last) change(content, last.kind === 'write' ? torn(last, random) : last)
  return content
}

function blocksOf(step: Change): Change[] {
  if (step.kind === 'resize') return [step]
  const blocks: Change[] = []
  let from = 0
  while (from < step.bytes.length) {
    const offset = step.offset + from
    const to = Math.min(step.bytes.length, from + blockBytes - (offset % blockBytes))
    blocks.push({ ...step, offset, bytes: step.bytes.subarray(from, to) })
    from = to
  }
  return blocks
}

function torn(step: Extract<Change, { kind: 'write' }>, random: Random): Change {
  const firstEdge = sectorBytes - (step.offset % sectorBytes)
  const edges = [0]
  for (let edge = firstEdge; edge < step.bytes.length; edge += sectorBytes) edges.push(edge)
  return { ...step, bytes: step.bytes.subarray(0, random.pick(edges)) }
}

function emptyContent(): Content {
  return { bytes: Buffer.alloc(0), size: 0 }
}

function change(content: Content, step: Change): void {
  if (step.kind === 'resize') {
    if (step.size > content.size) reserve(content, step.size)
    else content.bytes.fill(0, step.size, content.size)
    content.size = step.size
    return
  }
  if (step.bytes.length === 0) return
  const end = step.offset + step.bytes.length
  reserve(content, end)
  step.bytes.copy(content.bytes, step.offset)
  content.size = Math.max(content.size, end)
}

/** Room up to there; what was never written is zero. */
function reserve(content: Content, size: number): void {
  if (size <= content.bytes.length) return
  const larger = Buffer.alloc(Math.max(size, content.bytes.length * 2, 65_536))
  content.bytes.copy(larger, 0, 0, content.size)
  content.bytes = larger
}
