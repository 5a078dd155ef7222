import { describe, expect, it } from 'vitest'
import { changesOf, nameFault, notesOf } from '../../../renderer/readers/reader-notes.ts'

const before = {
  most: 64,
  details: [
    { name: 'Place', value: 'Bar', isText: true },
    { name: 'Till', value: '4', isText: true },
    { name: 'theirs', value: '{"a":1}', isText: false },
  ],
}
const fresh = { key: 9, name: ' Shelf ', value: ' left ', isOurs: true, isNew: true }

describe('the notes of a reader that somebody edits', () => {
  it('tell nothing when nothing was changed', () => {
    expect(changesOf(before, notesOf(before))).toEqual([])
  })

  it('tell what was written, what went, and a new name as both', () => {
    const [place, , theirs] = notesOf(before)
    const notes = [{ ...place, name: 'Room' }, theirs, fresh].flatMap((note) =>
      note?.key === undefined
        ? []
        : [{ key: 0, value: '', isOurs: true, isNew: false, ...note, name: note.name ?? '' }],
    )
    expect(changesOf(before, notes)).toEqual([
      { name: 'Place', value: null },
      { name: 'Till', value: null },
      { name: 'Room', value: 'Bar' },
      { name: 'Shelf', value: 'left' },
    ])
  })

  it.each([
    ['', 'noteNameless'],
    ['  ', 'noteNameless'],
    ['constructor', 'noteNameless'],
    ['__proto__', 'noteNameless'],
    ['Place', 'noteTwice'],
    ['theirs ', 'noteTwice'],
    ['Room', null],
  ])('named %j: %s', (name, fault) => {
    const note = { ...fresh, name }
    expect(nameFault(note, [...notesOf(before), note])).toBe(fault)
  })
})
