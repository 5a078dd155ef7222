import { createStore } from 'zustand/vanilla'
import type { SearchHit } from '../../preload/contract/views.ts'
import { splitQuantity } from '../entry/decimal-text.ts'
import type { Ask } from './ask.ts'

export type SearchState = {
  query: string
  /** "3*" in front: how many are to be added. */
  quantityMilli: number | null
  hits: readonly SearchHit[]
  /** The text that `hits` answers; null while nothing was answered yet. */
  answered: string | null
  chosen: number
}

export type SearchStore = ReturnType<typeof createSearchStore>

const most = 20
const nothing = { query: '', quantityMilli: null, hits: [], answered: null, chosen: 0 }

/** Each key asks at once: main answers faster than a pause for thought would take. Late answers never replace newer ones. */
export function createSearchStore({ ask }: { ask: Ask }) {
  const store = createStore<SearchState>(() => nothing)
  let asked = 0
  let shown = 0

  return {
    ...store,
    async setQuery(query: string) {
      asked += 1
      const turn = asked
      const { quantityMilli, rest } = splitQuantity(query)
      const text = rest.trim()
      if (text === '') {
        shown = turn
        store.setState({ ...nothing, query, quantityMilli })
        return
      }
      store.setState({ query, quantityMilli })
      const answer = await ask('catalogue.search', { query: text, limit: most })
      if (turn < shown || !answer.ok) return
      shown = turn
      store.setState({ hits: answer.value, answered: text, chosen: 0 })
    },
    clear() {
      asked += 1
      shown = asked
      store.setState(nothing)
    },
    choose: (chosen: number) => store.setState({ chosen }),
    chooseNext(step: number) {
      store.setState(({ chosen, hits }) => ({
        chosen: Math.min(Math.max(0, hits.length - 1), Math.max(0, chosen + step)),
      }))
    },
  }
}
