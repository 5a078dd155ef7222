import { dirname } from 'node:path'
import { descriptorOf, numbersAfterTexts, type SystemCall, textsOf } from './system-calls.ts'

/** One thing that happened to the data folder, or that the till said, in order. */
export type Step =
  | { kind: 'create'; path: string; file: number }
  | { kind: 'make-folder'; path: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'remove'; path: string }
  | { kind: 'write'; file: number; offset: number; bytes: Buffer }
  | { kind: 'resize'; file: number; size: number }
  | { kind: 'sync'; file: number }
  | { kind: 'sync-folder'; path: string }
  | { kind: 'said'; text: string }

/** Where the recorded till says what it has acknowledged. */
export const sayingDescriptor = 3

type Open = { file: number; position: number; appends: boolean }

/** What is known of the folder and of the open files while the calls are read. */
type Following = {
  folder: string
  names: Map<string, number>
  sizes: Map<number, number>
  opened: Map<number, Open>
  files: number
}

/**
 * Follows the calls of one process and all its threads. The folder is empty at the beginning. A call that would change it
 * in a way that is not understood here stops the reading: a recording with holes would prove nothing.
 */
export function followCalls(folder: string): { follow(call: SystemCall): Step[] } {
  const following: Following = { folder, names: new Map(), sizes: new Map(), opened: new Map(), files: 0 }
  return { follow: (call) => (call.result < 0 ? [] : follow(following, call)) }
}

function follow(following: Following, call: SystemCall): Step[] {
  // Paths that begin at an open folder are not put together here.
  if (/at2?$/.test(call.name) && !call.words.startsWith('AT_FDCWD')) return refuseOurs(following, call)
  switch (call.name) {
    case 'open':
    case 'openat':
    case 'creat':
      return open(following, call)
    case 'write':
    case 'writev':
    case 'pwrite64':
    case 'pwritev':
      return write(following, call)
    case 'ftruncate':
      return truncate(following, call)
    case 'lseek':
      return seek(following, call)
    case 'close':
      following.opened.delete(descriptorOf(call.words).number)
      return []
    case 'fsync':
    case 'fdatasync':
      return sync(following, call)
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return rename(following, call)
    case 'unlink':
    case 'unlinkat':
      return remove(following, call)
    case 'mkdir':
    case 'mkdirat':
      return makeFolder(following, call)
    case 'mmap':
      return /MAP_SHARED/.test(call.words) && /PROT_WRITE/.test(call.words) ? refuseOurs(following, call) : []
    default:
      return refuseOurs(following, call)
  }
}

const isOurs = ({ folder }: Following, path: string): boolean =>
  path === folder || path.startsWith(`${folder}/`)
/** Shared memory of the running processes is nothing that anybody reads after a power cut. */
const isDurable = (following: Following, path: string): boolean =>
  isOurs(following, path) && !path.endsWith('-shm')

const firstPath = (call: SystemCall): string => textsOf(call.words)[0]?.toString('utf8') ?? ''

function open(following: Following, call: SystemCall): Step[] {
  const { names, sizes, opened } = following
  const path = firstPath(call)
  opened.delete(call.result)
  if (!isDurable(following, path)) return []
  const steps: Step[] = []
  const known = names.get(path)
  // A folder, opened to be synced.
  if (known === undefined && !/O_CREAT/.test(call.words)) return []
  let file = known
  if (file === undefined) {
    following.files += 1
    file = following.files
    names.set(path, file)
    sizes.set(file, 0)
    steps.push({ kind: 'create', path, file })
  } else if (/O_TRUNC/.test(call.words)) steps.push(resize(following, file, 0))
  opened.set(call.result, { file, position: 0, appends: /O_APPEND/.test(call.words) })
  return steps
}

function resize({ sizes }: Following, file: number, size: number): Step {
  sizes.set(file, size)
  return { kind: 'resize', file, size }
}

function truncate(following: Following, call: SystemCall): Step[] {
  const { number, path } = descriptorOf(call.words)
  const target = following.opened.get(number)
  if (!isDurable(following, path) || !target) return []
  return [resize(following, target.file, Number(/, (\d+)$/.exec(call.words)?.[1]))]
}

function seek(following: Following, call: SystemCall): Step[] {
  const { number, path } = descriptorOf(call.words)
  const target = following.opened.get(number)
  if (target && isOurs(following, path)) target.position = call.result
  return []
}

function write(following: Following, call: SystemCall): Step[] {
  const { sizes, opened } = following
  const { number, path } = descriptorOf(call.words)
  if (number === sayingDescriptor && !isOurs(following, path)) return said(call)
  if (!isDurable(following, path)) return []
  const target = opened.get(number)
  if (!target) throw new Error(`a write to a file that was never opened: ${path}`)
  const bytes = Buffer.concat(textsOf(call.words)).subarray(0, call.result)
  const size = sizes.get(target.file) ?? 0
  const isPlaced = call.name.startsWith('p')
  const own = target.appends ? size : target.position
  const offset = isPlaced ? Number(numbersAfterTexts(call.words).at(-1)) : own
  if (!isPlaced) target.position = offset + bytes.length
  sizes.set(target.file, Math.max(size, offset + bytes.length))
  return [{ kind: 'write', file: target.file, offset, bytes }]
}

function said(call: SystemCall): Step[] {
  return Buffer.concat(textsOf(call.words))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => ({ kind: 'said', text }))
}

function sync(following: Following, call: SystemCall): Step[] {
  const { number, path } = descriptorOf(call.words)
  if (!isDurable(following, path)) return []
  const target = following.opened.get(number)
  return [target ? { kind: 'sync', file: target.file } : { kind: 'sync-folder', path }]
}

function rename(following: Following, call: SystemCall): Step[] {
  const { names } = following
  const [from = '', to = ''] = textsOf(call.words).map((text) => text.toString('utf8'))
  if (!isOurs(following, from) && !isOurs(following, to)) return []
  const file = names.get(from)
  if (file === undefined || !isOurs(following, to)) throw notUnderstood(call)
  names.delete(from)
  names.set(to, file)
  return [{ kind: 'rename', from, to }]
}

function remove({ names }: Following, call: SystemCall): Step[] {
  const path = firstPath(call)
  return names.delete(path) ? [{ kind: 'remove', path }] : []
}

function makeFolder(following: Following, call: SystemCall): Step[] {
  const path = firstPath(call)
  const isInside = path !== following.folder && isOurs(following, path)
  return isInside && isOurs(following, dirname(path)) ? [{ kind: 'make-folder', path }] : []
}

/** For calls that may concern anybody: nothing, unless a file of ours is among their arguments. */
function refuseOurs(following: Following, call: SystemCall): Step[] {
  const named = [...call.words.matchAll(/[<"]((?:\\x[0-9a-f]{2})+)[>"]/g)].map(([, hex = '']) =>
    Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('utf8'),
  )
  if (named.some((path) => isDurable(following, path))) throw notUnderstood(call)
  return []
}

function notUnderstood(call: SystemCall): Error {
  return new Error(
    `${call.name} changed the data folder in a way that this harness does not know: ${call.words.slice(0, 200)}`,
  )
}
