import type { ReaderDetailsView } from '../../preload/contract/views.ts'

/* The notes of a reader while somebody types, and what of it has to be told to the card service. */

export type Note = {
  key: number
  name: string
  value: string
  /** False: no text, or too long for a line. It is shown, and stays as another program wrote it. */
  isOurs: boolean
  isNew: boolean
}

export const notesOf = ({ details }: ReaderDetailsView): Note[] =>
  details.map(({ name, value, isText }, key) => ({ key, name, value, isOurs: isText, isNew: false }))

/** Which sentence says what is wrong with a note's name. */
export function nameFault(note: Note, notes: readonly Note[]): 'noteTwice' | 'noteNameless' | null {
  if (!note.isOurs) return null
  const name = note.name.trim()
  if (name === '' || name in {}) return 'noteNameless'
  return notes.some((other) => other.key !== note.key && other.name.trim() === name) ? 'noteTwice' : null
}

/** Only what somebody changed: whatever else came to stand there meanwhile is not touched. */
export function changesOf(
  before: ReaderDetailsView,
  notes: readonly Note[],
): { name: string; value: string | null }[] {
  const after = new Map(notes.map(({ name, value }) => [name.trim(), value.trim()]))
  const old = new Map(before.details.map(({ name, value }) => [name, value]))
  const gone = [...old.keys()].filter((name) => !after.has(name)).map((name) => ({ name, value: null }))
  const written = notes
    .filter((note) => note.isOurs && old.get(note.name.trim()) !== note.value.trim())
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
  return [...gone, ...written]
}
