import { createStore } from 'zustand/vanilla'

/** What lies over the sale screen. */
export type SaleDialog =
  | { kind: 'amount' }
  | { kind: 'price'; productId: number; name: string; quantityMilli: number | null }
  | { kind: 'line'; lineId: string }
  | { kind: 'discount' }
  | { kind: 'note' }
  | { kind: 'park' }
  | { kind: 'parked' }
  | { kind: 'clear' }
  | { kind: 'take-back'; saleId: string }

export type SellingState = {
  dialog: SaleDialog | null
  /** Null is the board of favourites. */
  categoryId: number | null
  parkedCount: number
}

export type SellingStore = ReturnType<typeof createSellingStore>

export function createSellingStore() {
  const store = createStore<SellingState>(() => ({ dialog: null, categoryId: null, parkedCount: 0 }))
  return {
    ...store,
    show: (dialog: SaleDialog) => store.setState({ dialog }),
    close: () => store.setState({ dialog: null }),
  }
}
