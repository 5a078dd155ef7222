import { createStore } from 'zustand/vanilla'
import type {
  LateChargeChoice,
  LateChargeView,
  SecondRefundChoice,
  SecondRefundView,
} from '../../preload/contract/refund-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import type { Ask } from './ask.ts'

export type LateState = {
  charges: LateChargeView[]
  /** What went back beyond a refund, and nobody has decided yet. */
  seconds: SecondRefundView[]
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
  onSecondDecided: (second: SecondRefundView) => void
}

/** Charges that came late, on every screen until somebody decides. What is true main says; here stands what was seen. */
export function createLateStore({ ask, newId, onNew, onDecided, onSecondDecided }: Outside) {
  const store = createStore<LateState>(() => ({
    charges: [],
    seconds: [],
    isAside: false,
    first: null,
    busy: false,
    error: null,
  }))
  const { getState, setState } = store
  const seen = new Set<string>()

  const load = async (): Promise<void> => {
    const [late, second] = await Promise.all([ask('late-charge.list'), ask('second-refund.list')])
    const charges = late.ok ? late.value : getState().charges
    const seconds = second.ok ? second.value : getState().seconds
    const undecided = charges.filter(({ choice }) => choice === null).map(({ paymentId }) => paymentId)
    const isNew = [...undecided, ...seconds.map(({ id }) => id)].some((id) => !seen.has(id))
    for (const { paymentId } of charges) seen.add(paymentId)
    for (const { id } of seconds) seen.add(id)
    setState(isNew ? { charges, seconds, isAside: false } : { charges, seconds })
    if (isNew) onNew()
  }

  return {
    ...store,
    load,
    hasAny: () => getState().charges.length > 0 || getState().seconds.length > 0,
    setAside: (isAside: boolean) => setState({ isAside }),
    /** Shows the one that somebody wants to decide now, before all others. */
    bringUp(wanted: string) {
      const { charges, seconds } = getState()
      const ids = [...charges.map(({ paymentId }) => paymentId), ...seconds.map(({ id }) => id)]
      setState({ isAside: false, first: ids.includes(wanted) ? wanted : null })
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
    async decideSecond(id: string, choice: SecondRefundChoice, reason: string) {
      if (getState().busy) return
      setState({ busy: true, error: null })
      const request = { id, choice, reason }
      let answer = await ask('second-refund.decide', request)
      // The same choice about the same one is one choice, however often it is asked for.
      if (!answer.ok && answer.error.code === 'till-unreachable')
        answer = await ask('second-refund.decide', request)
      setState({ busy: false, error: answer.ok ? null : answer.error })
      if (answer.ok) onSecondDecided(answer.value)
      await load()
    },
  }
}
