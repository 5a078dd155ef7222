import { createStore } from 'zustand/vanilla'
import type { TileBoard, TileView } from '../../preload/contract/views.ts'
import type { Ask } from './ask.ts'

type Page = { tiles: readonly TileView[]; total: number }
export type TilesState = { board: TileBoard | null; pages: Readonly<Record<number, Page>> }
export type TilesStore = ReturnType<typeof createTilesStore>

const pageSize = 120

/** The tiles of the sale screen: favourites at once, a category when it is opened, more of it when scrolled to. */
export function createTilesStore({ ask }: { ask: Ask }) {
  const store = createStore<TilesState>(() => ({ board: null, pages: {} }))
  const loading = new Set<number>()

  const loadMore = async (categoryId: number) => {
    const known = store.getState().pages[categoryId]
    if (loading.has(categoryId) || (known && known.tiles.length >= known.total)) return
    loading.add(categoryId)
    const answer = await ask('catalogue.tiles-of', {
      categoryId,
      offset: known?.tiles.length ?? 0,
      limit: pageSize,
    })
    loading.delete(categoryId)
    if (!answer.ok) return
    const { tiles, total } = answer.value
    store.setState(({ pages }) => ({
      pages: {
        ...pages,
        [categoryId]: {
          tiles: [...(pages[categoryId]?.tiles ?? []), ...tiles],
          total: tiles.length ? total : 0,
        },
      },
    }))
  }

  return {
    ...store,
    loadMore,
    /** The catalogue changed, or was never asked for. */
    async load() {
      const answer = await ask('catalogue.tiles')
      if (!answer.ok) return
      // The same board stays the same object: nothing of it is painted again.
      const { board } = store.getState()
      const isSame = JSON.stringify(board) === JSON.stringify(answer.value)
      store.setState({ board: isSame ? board : answer.value, pages: {} })
    },
  }
}
