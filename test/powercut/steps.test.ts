import { describe, expect, it } from 'vitest'
import { followCalls } from './steps.ts'
import { readCalls } from './system-calls.ts'

const hex = (text: string) =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const quoted = (text: string) => `"${hex(text)}"`
const at = (number: number, path: string) => `${number}<${hex(path)}>`

function stepsOf(lines: readonly string[]) {
  const read = readCalls()
  const { follow } = followCalls('/data')
  return lines.flatMap((line) => {
    const call = read(line)
    return call ? follow(call) : []
  })
}

const made = (number: number, path: string, flags = 'O_RDWR|O_CREAT') =>
  `7 openat(AT_FDCWD<${hex('/')}>, ${quoted(path)}, ${flags}, 0644) = ${at(number, path)}`

describe('a recording', () => {
  it('follows files by their number, wherever their writes begin', () => {
    const steps = stepsOf([
      `7 mkdir(${quoted('/data/till')}, 0777) = 0`,
      made(9, '/data/till/a'),
      `7 pwrite64(${at(9, '/data/till/a')}, ${quoted('ab, "c"')}, 7, 4096) = 7`,
      `7 write(${at(9, '/data/till/a')}, ${quoted('first')}, 5) = 5`,
      `7 write(${at(9, '/data/till/a')}, ${quoted('second')}, 6) = 3`,
      `7 writev(${at(9, '/data/till/a')}, [{iov_base=${quoted('x')}, iov_len=1}, {iov_base=${quoted('y')}, iov_len=1}], 2) = 2`,
      `7 ftruncate(${at(9, '/data/till/a')}, 12) = 0`,
      `7 close(${at(9, '/data/till/a')}) = 0`,
      made(9, '/data/till/a', 'O_WRONLY|O_CREAT|O_APPEND'),
      `7 write(${at(9, '/data/till/a')}, ${quoted('end')}, 3) = 3`,
    ])
    expect(steps.map((step) => (step.kind === 'write' ? [step.offset, String(step.bytes)] : step))).toEqual([
      { kind: 'make-folder', path: '/data/till' },
      { kind: 'create', path: '/data/till/a', file: 1 },
      [4096, 'ab, "c"'],
      [0, 'first'],
      [5, 'sec'],
      [8, 'xy'],
      { kind: 'resize', file: 1, size: 12 },
      [12, 'end'],
    ])
  })

  it('counts a call of two lines where it ended, and no call that failed', () => {
    const steps = stepsOf([
      made(9, '/data/a'),
      `7 fsync(${at(9, '/data/a')} <unfinished ...>`,
      `8 write(${at(3, 'pipe:[5]')}, ${quoted('{"said":"set-up"}\n')}, 18) = 18`,
      '7 <... fsync resumed>)               = 0',
      `7 unlink(${quoted('/data/b')}) = -1 ENOENT (No such file or directory)`,
      `7 openat(AT_FDCWD<${hex('/')}>, ${quoted('/data')}, O_RDONLY) = ${at(10, '/data')}`,
      `7 fsync(${at(10, '/data')}) = 0`,
      `7 rename(${quoted('/data/a')}, ${quoted('/data/c')}) = 0`,
      `7 unlink(${quoted('/data/c')}) = 0`,
    ])
    expect(steps.map((step) => step.kind)).toEqual([
      ...['create', 'said', 'sync', 'sync-folder', 'rename', 'remove'],
    ])
  })

  it('passes over other folders and over the memory that processes share', () => {
    expect(
      stepsOf([
        made(9, '/elsewhere/a'),
        `7 write(${at(9, '/elsewhere/a')}, ${quoted('x')}, 1) = 1`,
        made(10, '/data/till.db-shm'),
        `7 pwrite64(${at(10, '/data/till.db-shm')}, ${quoted('x')}, 1, 0) = 1`,
        `7 mmap(NULL, 32768, PROT_READ|PROT_WRITE, MAP_SHARED, ${at(10, '/data/till.db-shm')}, 0) = 0x7f00`,
      ]),
    ).toEqual([])
  })

  it.each([
    `7 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, ${at(9, '/data/a')}, 0) = 0x7f00`,
    `7 fallocate(${at(9, '/data/a')}, 0, 0, 4096) = 0`,
    `7 link(${quoted('/data/a')}, ${quoted('/data/b')}) = 0`,
    `7 unlinkat(${at(10, '/data')}, ${quoted('a')}, 0) = 0`,
    `7 copy_file_range(8<${hex('/x')}>, NULL, ${at(9, '/data/a')}, NULL, 10, 0) = 10`,
  ])('stops at what it does not understand: %#', (line) => {
    expect(() => stepsOf([made(9, '/data/a'), line])).toThrow('does not know')
  })
})
