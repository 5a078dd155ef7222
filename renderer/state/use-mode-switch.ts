import { useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import { useServices } from './till-context.tsx'

/** Everything on the page is of the data that was left: it begins anew. */
export function useModeSwitch() {
  const { ask } = useServices()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)
  const change = async (mode: 'live' | 'training') => {
    setBusy(true)
    setError(null)
    const answer = await ask('mode.switch', { mode })
    if (answer.ok) return location.reload()
    setError(answer.error)
    setBusy(false)
  }
  return { busy, error, change }
}
