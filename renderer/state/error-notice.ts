import type { TillError } from '../../preload/contract/result.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import type { SessionStore } from './session-store.ts'

/** Tells the cashier about an error that has no better place on the screen. */
export const errorNotice = (session: SessionStore) => (error: TillError) => {
  // The lock screen says it.
  if (error.code === 'till-locked') return
  session.notify({ tone: 'danger', say: (texts) => errorSentence(texts, error) })
}
