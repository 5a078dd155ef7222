import type { SecretsPlace } from '../preload/contract/account-views.ts'

/* The faces of places beside the database, as main/ports.ts has those of the rest of the outside. */

/* ---- secrets ---- */

export type SecretFound =
  | { kind: 'none' }
  | { kind: 'kept'; text: string; keptAt: number }
  /** There is one, and this till cannot read it. It stays where it is until another takes its place. */
  | { kind: 'unreadable'; reason: UnreadableSecret }
export type UnreadableSecret =
  /** Not a file of ours, or broken. */
  | 'broken-file'
  /** Belongs to another user of the machine, or may not be opened. */
  | 'foreign-file'
  /** Sealed by a safe that is not there (another machine, another host) or that was reset. */
  | 'other-safe'

export type SecretKept = { kind: 'kept' } | { kind: 'not-kept'; reason: 'disk-full' | 'not-writable' }

/** Nothing else in the till writes a secret anywhere. */
export type Secrets = {
  /** The system's safe, or a file that only this user can read: because there is no safe, or a weak one that anybody could open. */
  place: SecretsPlace
  read(name: string): Promise<SecretFound>
  /** On the disk, whole, when it resolves; before that the one before it stands. */
  keep(name: string, text: string): Promise<SecretKept>
  forget(name: string): Promise<SecretKept>
}

/* ---- what must not be lost while the database cannot be written ---- */

export type EmergencyNote = {
  id: string
  text: string
  /** `memory`: no place could be written; it lasts as long as the program. */
  place: 'file' | 'memory'
}

export type EmergencyNotes = {
  /** On a disk, synced, when the place is a file. A note of the same id takes the place of the one before. */
  keep(id: string, text: string): EmergencyNote
  all(): EmergencyNote[]
  forget(id: string): void
}
