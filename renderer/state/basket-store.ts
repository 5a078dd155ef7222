import { createStore } from 'zustand/vanilla'
import type { Result, TillError } from '../../preload/contract/result.ts'
import type { BasketChange, BasketStamp, BasketView } from '../../preload/contract/views.ts'
import { applyBasketChange } from './apply-basket-change.ts'
import type { Ask } from './ask.ts'

export type BasketState = {
  basket: BasketView | null
  /** The line that arrow keys and F4 mean. */
  chosenLineId: string | null
  /** What the last change was about, with a count so that the same line twice is two events. */
  focus: { lineId: string; stamp: number } | null
  /** Scanned codes that the catalogue does not have, newest last. */
  unknownCodes: string[]
}

export type BasketStore = ReturnType<typeof createBasketStore>

type Outside = {
  ask: Ask
  onProblem: (error: TillError) => void
  /** Somebody else changed a basket: parked sales may have come or gone. */
  onForeignChange: () => void
  setTimer: (work: () => void, ms: number) => void
  now: () => number
}

/** Own changes come with their answer; a nudge about them needs no further question. */
const ownEchoMs = 1_000
const nudgeDelayMs = 300

/** The basket as main last said it was. Main holds it; here it is shown. */
export function createBasketStore({ ask, onProblem, onForeignChange, setTimer, now }: Outside) {
  const store = createStore<BasketState>(() => ({
    basket: null,
    chosenLineId: null,
    focus: null,
    unknownCodes: [],
  }))
  let stamp = 0
  let lastOwnChangeAt = Number.NEGATIVE_INFINITY
  let isNudgeWaiting = false
  let isStampAsked = false
  let movedAgain = false

  const show = (basket: BasketView) => {
    lastOwnChangeAt = now()
    store.setState(({ chosenLineId }) => ({
      basket,
      chosenLineId: basket.lines.some((line) => line.id === chosenLineId) ? chosenLineId : null,
    }))
  }

  const load = async () => {
    const answer = await ask('basket.get')
    if (answer.ok) show(answer.value)
    return answer
  }

  const take = async (change: BasketChange) => {
    const { basket } = store.getState()
    const next = basket && applyBasketChange(basket, change)
    if (next) lastOwnChangeAt = now()
    else await load()
    store.setState((state) => {
      const shown = next ?? state.basket
      if (change.focus !== null) {
        stamp += 1
        const focus = { lineId: change.focus, stamp }
        return { basket: shown, focus, chosenLineId: change.focus }
      }
      const isChosenGone = state.chosenLineId !== null && change.removed.includes(state.chosenLineId)
      return {
        basket: shown,
        chosenLineId: isChosenGone ? (shown?.lines.at(-1)?.id ?? null) : state.chosenLineId,
      }
    })
  }

  /** What main holds now: when a nudge was missed, the basket on the screen is another one. */
  const seen = async ({ basketId, revision, locked }: BasketStamp): Promise<void> => {
    const { basket } = store.getState()
    const isShown = basket?.basketId === basketId && basket.revision === revision && basket.locked === locked
    if (isShown || now() - lastOwnChangeAt <= ownEchoMs) return
    await load()
    onForeignChange()
  }

  return {
    ...store,
    load,
    /** Shows what a change did; an error goes to the cashier and to the caller. */
    async apply(answer: Promise<Result<BasketChange>>): Promise<Result<BasketChange>> {
      const result = await answer
      if (result.ok) await take(result.value)
      else onProblem(result.error)
      return result
    },
    /** The same for calls that answer with a whole basket. */
    async replace(answer: Promise<Result<BasketView>>): Promise<Result<BasketView>> {
      const result = await answer
      if (result.ok) show(result.value)
      else onProblem(result.error)
      return result
    },
    take,
    /** Somebody changed the basket, perhaps in another window. */
    nudged() {
      if (isNudgeWaiting) return
      isNudgeWaiting = true
      setTimer(() => {
        isNudgeWaiting = false
        if (now() - lastOwnChangeAt <= ownEchoMs) return
        void load()
        onForeignChange()
      }, nudgeDelayMs)
    },
    seen,
    /** A payment moved, and with it perhaps what may be done to the basket: paid in part, it is locked. */
    async paymentMoved(): Promise<void> {
      movedAgain = isStampAsked
      if (isStampAsked) return
      isStampAsked = true
      do {
        movedAgain = false
        const stamp = await ask('basket.stamp')
        if (stamp.ok) await seen(stamp.value)
      } while (movedAgain)
      isStampAsked = false
    },
    noteUnknownCode(code: string) {
      store.setState(({ unknownCodes }) => ({
        unknownCodes: [...unknownCodes.filter((known) => known !== code), code].slice(-50),
      }))
    },
    dismissUnknownCodes: () => store.setState({ unknownCodes: [] }),
    choose: (chosenLineId: string | null) => store.setState({ chosenLineId }),
    chooseNext(step: 1 | -1) {
      const { basket, chosenLineId } = store.getState()
      const lines = basket?.lines ?? []
      if (lines.length === 0) return
      const place = lines.findIndex((line) => line.id === chosenLineId)
      const next = place === -1 ? lines.length - 1 : Math.min(lines.length - 1, Math.max(0, place + step))
      store.setState({ chosenLineId: lines[next]?.id ?? null })
    },
    forgetFocus: () => store.setState({ focus: null }),
  }
}
