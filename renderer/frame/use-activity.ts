import { useEffect } from 'react'
import { useServices, useSession } from '../state/till-context.tsx'

const signs = ['pointerdown', 'keydown'] as const

/** Tells the till that somebody is there, so that it does not lock under their hands. */
export function useActivity(): void {
  const { people } = useServices()
  const isWatched = useSession(({ till }) => (till?.counter?.lockAfterMinutes ?? 0) > 0)
  useEffect(() => {
    if (!isWatched) return
    for (const sign of signs) window.addEventListener(sign, people.touched, { capture: true, passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, people.touched, { capture: true })
    }
  }, [isWatched, people])
}
