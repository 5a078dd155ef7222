/*
 * What strace wrote, line by line, as calls. Every text in it is hexadecimal (-xx), so that a comma or a quote in somebody's
 * data is never taken for strace's own, and no byte is lost.
 */

export type SystemCall = {
  name: string
  /** The arguments as strace wrote them. */
  words: string
  result: number
}

/** The calls that change what a disk holds, and those that would do it in a way that the model does not know. */
export const tracedCalls = [
  ...['open', 'openat', 'creat', 'close', 'lseek', 'dup', 'dup2', 'dup3'],
  ...['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'ftruncate', 'truncate', 'fsync', 'fdatasync'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'mmap'],
  ...['link', 'linkat', 'symlink', 'symlinkat', 'fallocate', 'copy_file_range', 'sendfile', 'splice'],
]

const whole = /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+|0x[0-9a-f]+|\?)/
const begun = /^(\d+)\s+(\w+)\((.*) <unfinished \.\.\.>$/
const resumed = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$/

/**
 * Reads one line after the other. A call that another thread interrupted stands in two lines; it counts where it ended,
 * because a sync promises nothing before.
 */
export function readCalls(): (line: string) => SystemCall | null {
  const waiting = new Map<string, string>()
  const read = (line: string): SystemCall | null => {
    const begin = begun.exec(line)
    if (begin) {
      waiting.set(String(begin[1]), `${begin[1]} ${begin[2]}(${begin[3]}`)
      return null
    }
    const end = resumed.exec(line)
    if (end) {
      const beginning = waiting.get(String(end[1]))
      waiting.delete(String(end[1]))
      return beginning === undefined ? null : read(`${beginning}${end[3]}`)
    }
    const call = whole.exec(line)
    if (!call || call[3] === '?') return null
    return { name: String(call[1]), words: String(call[2]), result: Number(call[3]) }
  }
  return read
}

/** The texts among the arguments, in their order. */
export function textsOf(words: string): Buffer[] {
  return [...words.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([text, hex = '', cut]) => {
    if (cut !== undefined) throw new Error(`the recording was cut short: ${text.length} characters and more`)
    return fromHex(hex)
  })
}

/** The file descriptor that the arguments begin with, and the path that strace knows for it. */
export function descriptorOf(words: string): { number: number; path: string } {
  const match = /^(-?\d+|AT_FDCWD)(?:<((?:\\x[0-9a-f]{2})*)>)?/.exec(words)
  return { number: Number(match?.[1] ?? Number.NaN), path: fromHex(match?.[2] ?? '').toString('utf8') }
}

/** Whole numbers among the arguments after the last text: sizes and offsets. */
export function numbersAfterTexts(words: string): number[] {
  const rest = words.slice(words.lastIndexOf('"') + 1)
  return [...rest.matchAll(/(?<![\w\]])-?\d+(?!\w)/g)].map(([number]) => Number(number))
}

function fromHex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex')
}
