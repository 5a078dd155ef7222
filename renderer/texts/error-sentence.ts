import type { TillError } from '../../preload/contract/result.ts'
import type { Texts } from './en.ts'

export function errorSentence(texts: Texts, error: TillError): string {
  const text = texts.errors[error.code]
  return typeof text === 'function' ? text(error.values ?? {}) : text
}
