import type { OwedItem } from '../../preload/contract/queue-views.ts'
import type { Format } from '../format.ts'
import { codeSentence } from '../texts/code-sentence.ts'
import type { Texts } from '../texts/en.ts'
import { mailCause } from '../texts/mail-sentence.ts'

const papers: ReadonlySet<OwedItem['what']> = new Set([
  'print-receipt',
  'print-copy',
  'print-gift',
  'print-x-report',
  'print-z-report',
  'print-report',
  'print-test',
  'print-slip',
  'print-card-text',
])
export const isPaper = (item: OwedItem): boolean => papers.has(item.what)

/** "receipt T-000012 · €3.40 · Counter": which one it is. */
export function aboutWords(texts: Texts, format: Format, item: OwedItem): string {
  const number =
    item.number === null
      ? null
      : item.what === 'print-z-report'
        ? texts.queue.zReport(item.number)
        : texts.queue.receipt(item.number)
  return [number, item.amount && format.money(item.amount), item.where].filter(Boolean).join(' · ')
}

/** Why it did not work the last time. */
export function causeWords(texts: Texts, item: OwedItem): string | null {
  if (item.cause === null) return null
  const { cause, paperCause } = texts.queue
  if (item.what === 'mail-receipt')
    return mailCause(texts, item.cause) ?? cause[item.cause] ?? codeSentence(texts.codes.reason, item.cause)
  const own = (isPaper(item) ? paperCause[item.cause] : undefined) ?? cause[item.cause]
  return own ?? codeSentence(texts.codes.reason, item.cause)
}
