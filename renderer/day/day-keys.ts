import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import type { Services } from '../state/services.ts'
import { errorSentence } from '../texts/error-sentence.ts'

/** The day screen's own keys, as long as no dialog is open over it. */
export function useDayKeys({ onClose, print }: { onClose: () => void; print: () => void }): void {
  useEffect(() => {
    const bound = (work: () => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      if (!event.repeat) work()
    }
    const hasDialog = () => document.querySelector('dialog[open]') !== null
    return tinykeys(window, { F10: bound(onClose), 'Control+p': bound(print) }, { ignore: hasDialog })
  })
}

export async function printDay({ ask, session }: Services, dayId: number): Promise<void> {
  const answer = await ask('day.print', { dayId })
  if (answer.ok) session.notify({ tone: 'success', say: (words) => words.day.printQueued })
  else session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
}
