import type { Texts } from './en.ts'

/** What hinders the printer hinders its drawer. */
export function drawerNotOpened(texts: Texts, reason: string): string {
  return texts.drawer.notOpened(texts.queue.paperCause[reason] ?? '')
}
