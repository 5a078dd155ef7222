import Calculator from 'lucide-react/icons/calculator'
import { Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../design/button.tsx'
import { fetched, fetchedPart } from '../page-part.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import { BasketPanel } from './basket-panel.tsx'
import { useSaleKeys } from './sale-keys.ts'
import styles from './sale-screen.module.css'
import { SearchField } from './search-field.tsx'
import { SearchResults } from './search-results.tsx'
import { TileBoard } from './tile-board.tsx'

const loadDialogs = () => import('./sale-dialogs.tsx')
const loadPayment = () => import('../payment/payment-screen.tsx')
const SaleDialogs = fetchedPart(async () => (await loadDialogs()).SaleDialogs)
const PaymentScreen = fetchedPart(async () => (await loadPayment()).PaymentScreen)

/** Where a cashier stands for eight hours. */
export function SaleScreen() {
  const { payment } = useServices()
  const isSelling = useStore(payment, (state) => state.phase === 'closed')
  useSaleKeys()
  useEffect(() => whenIdle(() => void Promise.all([fetched(loadPayment), fetched(loadDialogs)])), [])
  if (!isSelling) {
    return (
      <Suspense fallback={null}>
        <PaymentScreen />
      </Suspense>
    )
  }
  return <Selling />
}

function Selling() {
  const { search, dialogs } = useServices()
  const texts = useTexts()
  const isSearching = useStore(search, (state) => state.query.trim() !== '' && state.query.trim() !== '*')
  const hasDialog = useStore(dialogs, (state) => state.dialog !== null)
  return (
    <div className={styles.screen} data-testid="sale-screen">
      <main className={styles.products}>
        <div className={styles.bar}>
          <SearchField />
          <Button
            size="large"
            icon={Calculator}
            keyName="F3"
            className={styles.keypad}
            data-testid="open-amount"
            onClick={() => dialogs.show({ kind: 'amount' })}
          >
            {texts.sale.keypad}
          </Button>
        </div>
        {/* The tiles stay in the page: building them anew after each search would cost the first letter. */}
        <div className={styles.tiles} hidden={isSearching}>
          <TileBoard />
        </div>
        {isSearching && <SearchResults />}
      </main>
      <BasketPanel />
      {hasDialog && (
        <Suspense fallback={null}>
          <SaleDialogs />
        </Suspense>
      )}
    </div>
  )
}

/** What will be needed next is fetched when there is nothing better to do. */
function whenIdle(work: () => void): () => void {
  const handle = requestIdleCallback(work, { timeout: 2_000 })
  return () => cancelIdleCallback(handle)
}
