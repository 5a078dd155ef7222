import { createStore } from 'zustand/vanilla'
import type { LateChargeChoice, LateChargeView } from '../../preload/contract/refund-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import type { Ask } from './ask.ts'

export type LateState = {
  charges: LateChargeView[]
  /** Put aside for now; a new one brings the list back. */
  isAside: boolean
  /** Which one is shown before all others. */
  first: string | null
  busy: boolean
  error: TillError | null
}

export type LateStore = ReturnType<typeof createLateStore>

type Outside = {
  ask: Ask
  newId: () => string
  /** One came in that nobody has seen here yet. */
  onNew: () => void
  onDecided: (charge: LateChargeView) => void
}

/** Charges that came late, on every screen until somebody decides. What is true main says; here stands what was seen. */
export function createLateStore({ ask, newId, onNew, onDecided }: Outside) {
  const store = createStore<LateState>(() => ({
    charges: [],
    isAside: false,
    first: null,
    busy: false,
    error: null,
  }))
  const { getState, setState } = store
  const seen = new Set<string>()

  const load = async (): Promise<void> => {
    const answer = await ask('late-charge.list')
    if (!answer.ok) return
    const isNew = answer.value.some(({ paymentId, choice }) => choice === null && !seen.has(paymentId))
    for (const { paymentId } of answer.value) seen.add(paymentId)
    setState(isNew ? { charges: answer.value, isAside: false } : { charges: answer.value })
    if (isNew) onNew()
  }

  return {
    ...store,
    load,
    setAside: (isAside: boolean) => setState({ isAside }),
    /** Shows the one that somebody wants to decide now, before all others. */
    bringUp(paymentId: string) {
      const { charges } = getState()
      const isIt = (charge: LateChargeView) => charge.paymentId === paymentId
      setState({ isAside: false, first: charges.some(isIt) ? paymentId : null })
    },
    async decide(paymentId: string, choice: LateChargeChoice, reason = '') {
      if (getState().busy) return
      setState({ busy: true, error: null })
      const request = { paymentId, choice, refundId: newId(), ...(reason === '' ? {} : { reason }) }
      let answer = await ask('late-charge.decide', request)
      // The same choice under the same id is one choice, however often it is asked for.
      if (!answer.ok && answer.error.code === 'till-unreachable')
        answer = await ask('late-charge.decide', request)
      setState({ busy: false, error: answer.ok ? null : answer.error })
      if (answer.ok) onDecided(answer.value)
      await load()
    },
  }
}
