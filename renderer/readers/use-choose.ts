import { useState } from 'react'
import type { AvailableReader } from '../../preload/contract/views.ts'
import { errorNotice } from '../state/error-notice.ts'
import { useServices } from '../state/till-context.tsx'

/** Takes a reader of the account for this till; the till gives it a name and a colour. */
export function useChoose(provider: string, onChosen: () => void) {
  const { ask, session } = useServices()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async choose({ providerReaderId }: AvailableReader) {
      setBusy(true)
      const answer = await ask('readers.choose', { provider, providerReaderId, name: '' })
      setBusy(false)
      if (!answer.ok) {
        errorNotice(session)(answer.error)
        return
      }
      const { name } = answer.value
      session.notify({ tone: 'success', say: (words) => words.readers.chosen(name) })
      onChosen()
    },
  }
}
