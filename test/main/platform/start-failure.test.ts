import { expect, it } from 'vitest'
import { DataFolderError } from '../../../main/platform/data-folder.ts'
import { HostOptionsError } from '../../../main/platform/host-options.ts'
import { startFailure } from '../../../main/platform/start-failure.ts'
import { UnsuitableRuntimeError } from '../../../main/store/database.ts'
import { ForeignDatabaseError, NewerDatabaseError } from '../../../main/store/migrate.ts'

const coded = (code: string) => Object.assign(new Error('words of the library'), { code })

it.each([
  new DataFolderError('The folder cannot be used.'),
  new HostOptionsError('The option --data needs a folder.'),
  new UnsuitableRuntimeError('Another Node is needed.'),
  new NewerDatabaseError(9, 1),
  new ForeignDatabaseError('/data/till.db'),
])('a failed start passes on a sentence that is one already: %s', (error) => {
  expect(startFailure(error)).toBe(error.message)
})

it.each([
  [coded('SQLITE_FULL'), 'the disk is full'],
  [coded('ENOSPC'), 'the disk is full'],
  [coded('SQLITE_CORRUPT'), 'its database file is damaged'],
  [coded('SQLITE_NOTADB'), 'its database file is damaged'],
  [Object.assign(coded('EACCES'), { syscall: 'listen' }), 'this user may not open that port'],
  [coded('EACCES'), 'The till could not start: words of the library'],
  [new Error('something else'), 'The till could not start: something else'],
  ['a text', 'The till could not start: a text'],
])('a failed start says what is known: %s', (error, words) => {
  expect(startFailure(error)).toContain(words)
})
