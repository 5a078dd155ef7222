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

/**
 * Follows the calls of one process and all its threads. The folder is empty at the beginning. A call that would change it
 * in a way that is not understood here stops the reading: a recording with holes would prove nothing.
 */
export function followCalls(folder: string): { follow(call: SystemCall): Step[] } {
  const names = new Map<string, number>()
  const sizes = new Map<number, number>()
  const opened = new Map<number, Open>()
  let files = 0

  const isOurs = (path: string) => path === folder || path.startsWith(`${folder}/`)
  /** Shared memory of the running processes; nobody reads it after a power cut. */
  const isDurable = (path: string) => isOurs(path) && !path.endsWith('-shm')

  function open(call: SystemCall): Step[] {
    const path = textsOf(call.words)[0]?.toString('utf8') ?? ''
    if (!isDurable(path)) {
      opened.delete(call.result)
      return []
    }
    const steps: Step[] = []
    let file = names.get(path)
    const isNew = file === undefined && /O_CREAT/.test(call.words)
    if (file === undefined) {
      // A folder, opened to be synced; or a file made just now.
      if (!isNew) {
        opened.delete(call.result)
        return []
      }
      files += 1
      file = files
      names.set(path, file)
      sizes.set(file, 0)
      steps.push({ kind: 'create', path, file })
    }
    if (/O_TRUNC/.test(call.words) && !isNew) steps.push(resize(file, 0))
    opened.set(call.result, { file, position: 0, appends: /O_APPEND/.test(call.words) })
    return steps
  }

  function resize(file: number, size: number): Step {
    sizes.set(file, size)
    return { kind: 'resize', file, size }
  }

  function write(call: SystemCall): Step[] {
    const { number, path } = descriptorOf(call.words)
    if (number === sayingDescriptor && !isOurs(path)) return said(call)
    if (!isDurable(path)) return []
    const target = opened.get(number)
    if (!target) throw new Error(`a write to a file that was never opened: ${path}`)
    const bytes = Buffer.concat(textsOf(call.words)).subarray(0, call.result)
    const size = sizes.get(target.file) ?? 0
    const isPlaced = call.name.startsWith('p')
    const placed = isPlaced ? numbersAfterTexts(call.words) : []
    // pwritev2 ends with flags: only the plain form is read.
    if (call.name === 'pwritev2') throw notUnderstood(call)
    const own = target.appends ? size : target.position
    const offset = isPlaced ? Number(placed.at(-1)) : own
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

  function sync(call: SystemCall): Step[] {
    const { number, path } = descriptorOf(call.words)
    if (!isDurable(path)) return []
    const target = opened.get(number)
    return [target ? { kind: 'sync', file: target.file } : { kind: 'sync-folder', path }]
  }

  function rename(call: SystemCall): Step[] {
    const [from = '', to = ''] = textsOf(call.words).map((text) => text.toString('utf8'))
    if (!isOurs(from) && !isOurs(to)) return []
    const file = names.get(from)
    if (file === undefined || !isOurs(to)) throw notUnderstood(call)
    names.delete(from)
    names.set(to, file)
    return [{ kind: 'rename', from, to }]
  }

  function remove(call: SystemCall): Step[] {
    const path = textsOf(call.words)[0]?.toString('utf8') ?? ''
    if (!names.delete(path)) return []
    return [{ kind: 'remove', path }]
  }

  function makeFolder(call: SystemCall): Step[] {
    const path = textsOf(call.words)[0]?.toString('utf8') ?? ''
    return isOurs(path) && path !== folder && isOurs(dirname(path)) ? [{ kind: 'make-folder', path }] : []
  }

  function follow(call: SystemCall): Step[] {
    if (call.result < 0) return []
    switch (call.name) {
      case 'open':
      case 'openat':
      case 'creat':
        return open(call)
      case 'write':
      case 'writev':
      case 'pwrite64':
      case 'pwritev':
      case 'pwritev2':
        return write(call)
      case 'ftruncate': {
        const { number, path } = descriptorOf(call.words)
        const target = opened.get(number)
        const size = Number(/, (\d+)$/.exec(call.words)?.[1])
        return isDurable(path) && target ? [resize(target.file, size)] : []
      }
      case 'lseek': {
        const target = opened.get(descriptorOf(call.words).number)
        if (target && isOurs(descriptorOf(call.words).path)) target.position = call.result
        return []
      }
      case 'close':
        opened.delete(descriptorOf(call.words).number)
        return []
      case 'fsync':
      case 'fdatasync':
        return sync(call)
      case 'rename':
      case 'renameat':
      case 'renameat2':
        return rename(call)
      case 'unlink':
      case 'unlinkat':
        return remove(call)
      case 'mkdir':
      case 'mkdirat':
        return makeFolder(call)
      case 'mmap':
        if (/MAP_SHARED/.test(call.words) && /PROT_WRITE/.test(call.words)) refuseOurs(call)
        return []
      default:
        refuseOurs(call)
        return []
    }
  }

  function refuseOurs(call: SystemCall): void {
    const named = [...call.words.matchAll(/[<"]((?:\\x[0-9a-f]{2})+)[>"]/g)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('utf8'),
    )
    if (named.some(isDurable)) throw notUnderstood(call)
  }

  return { follow }
}

function notUnderstood(call: SystemCall): Error {
  return new Error(
    `${call.name} changed the data folder in a way that this harness does not know: ${call.words.slice(0, 200)}`,
  )
}
