import { useEffect, useRef, useState } from 'react'

const lookMs = 250

/**
 * Main's time, counted on from the moment its answer came: the screen's own clock may be wrong, and jumps. Looked at four
 * times a second, so that no second is skipped.
 * @param asOf main's clock when it answered
 */
export function useTillTime(asOf: number): number {
  const heard = useRef({ asOf, at: performance.now() })
  if (heard.current.asOf !== asOf) heard.current = { asOf, at: performance.now() }
  const [, look] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => look((count) => count + 1), lookMs)
    return () => clearInterval(timer)
  }, [])
  return heard.current.asOf + (performance.now() - heard.current.at)
}
