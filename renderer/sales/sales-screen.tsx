import { useVirtualizer } from '@tanstack/react-virtual'
import ReceiptText from 'lucide-react/icons/receipt-text'
import Search from 'lucide-react/icons/search'
import { useEffect, useRef, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { SaleSummary } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { classNames } from '../design/class-names.ts'
import { Page, Panes } from '../design/page.tsx'
import { Badge, Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { useFormat, useNudge, useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { SaleDetail } from './sale-detail.tsx'
import styles from './sales-screen.module.css'

const pageSize = 100
const rowHeight = 76

type Listed = { query: string; sales: SaleSummary[]; total: number }

/** Every finished sale, newest first, with its receipt beside it. */
export function SalesScreen() {
  const texts = useTexts()
  const [query, setQuery] = useState('')
  const { session } = useServices()
  const errand = useSession((state) => state.errand)
  const [chosen, setChosen] = useState(errand?.kind === 'show-sale' ? errand.saleId : null)
  useEffect(() => session.setState({ errand: null }), [session])
  const { listed, error, loadMore } = useSales(query.trim())
  const first = listed?.sales[0]?.saleId ?? null
  const shown = chosen ?? first
  return (
    <Page
      title={texts.sales.title}
      testId="sales-screen"
      actions={
        <label className={styles.search}>
          <Search size={20} aria-hidden />
          <input
            type="search"
            value={query}
            placeholder={texts.sales.searchPlaceholder}
            aria-label={texts.sales.searchPlaceholder}
            autoComplete="off"
            data-scan="search"
            data-testid="sales-search"
            onChange={(event) => {
              setQuery(event.target.value)
              setChosen(null)
            }}
          />
        </label>
      }
    >
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {listed?.total === 0 ? (
        <EmptyState
          icon={ReceiptText}
          title={query === '' ? texts.sales.none : texts.sales.noneFound}
          {...(query === '' ? { text: texts.sales.noneText } : {})}
          testId="sales-none"
        />
      ) : (
        <Panes
          list={
            listed ? (
              <SalesList listed={listed} shown={shown} onChoose={setChosen} onMore={loadMore} />
            ) : (
              <Skeleton rows={8} height={64} />
            )
          }
          detail={shown ? <SaleDetail key={shown} saleId={shown} /> : null}
        />
      )}
    </Page>
  )
}

/** Pages of the list as they are scrolled to; what was recorded meanwhile comes in from the top. */
function useSales(query: string) {
  const { ask } = useServices()
  const [listed, setListed] = useState<Listed | null>(null)
  const [error, setError] = useState<TillError | null>(null)
  const turn = useRef(0)

  const load = async (offset: number) => {
    turn.current += 1
    const mine = turn.current
    const answer = await ask('sales.list', { query, offset, limit: pageSize })
    if (mine !== turn.current) return
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    setError(null)
    const { sales, total } = answer.value
    setListed((before) => {
      const kept = offset > 0 && before?.query === query ? before.sales.slice(0, offset) : []
      return { query, sales: [...kept, ...sales], total }
    })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts the list anew
  useEffect(() => {
    void load(0)
  }, [query])
  useNudge(['sales'], () => void load(0))
  const loadMore = () => {
    if (listed && listed.sales.length < listed.total) void load(listed.sales.length)
  }
  return { listed, error, loadMore }
}

type ListProps = {
  listed: Listed
  shown: string | null
  onChoose: (saleId: string) => void
  onMore: () => void
}

function SalesList({ listed, shown, onChoose, onMore }: ListProps) {
  const texts = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: listed.sales.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const items = rows.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const nearEnd = last >= listed.sales.length - 10 && listed.sales.length < listed.total
  // biome-ignore lint/correctness/useExhaustiveDependencies: reaching the end is what asks for more
  useEffect(() => {
    if (nearEnd) onMore()
  }, [nearEnd, listed.sales.length])
  return (
    <div className={styles.list}>
      <p className={styles.count}>{texts.sales.count(listed.total)}</p>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.rows} style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const sale = listed.sales[item.index]
            return (
              sale && (
                <div key={sale.saleId} className={styles.slot} style={{ translate: `0 ${item.start}px` }}>
                  <SaleRow
                    sale={sale}
                    place={item.index}
                    chosen={sale.saleId === shown}
                    onChoose={() => onChoose(sale.saleId)}
                  />
                </div>
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

type RowProps = { sale: SaleSummary; place: number; chosen: boolean; onChoose: () => void }

function SaleRow({ sale, place, chosen, onChoose }: RowProps) {
  const texts = useTexts()
  const format = useFormat()
  const tenders = new Set(sale.tenders.map((tender) => tender.tender))
  const [only] = sale.tenders
  const paidWith =
    tenders.size > 1
      ? texts.sales.several
      : only
        ? `${texts.day[only.tender]}${only.lastFour ? ` ·${only.lastFour}` : ''}`
        : ''
  return (
    <button
      type="button"
      className={classNames(styles.row, chosen && styles.chosen)}
      aria-current={chosen || undefined}
      data-testid={`sale-row-${place}`}
      onClick={onChoose}
    >
      <span className={styles.receipt}>{sale.receiptNumber}</span>
      <Amount money={sale.total} className={styles.amount} />
      <span className={styles.sub}>
        {format.moment(sale.recordedAt)} · {texts.common.lines(sale.lineCount)}
      </span>
      <span className={styles.paid}>
        {sale.missing && <Badge tone="danger">{texts.reopened.missing(format.money(sale.missing))}</Badge>}{' '}
        {sale.printed === 'failed' && <Badge tone="warning">{texts.sales.printed.failed}</Badge>} {paidWith}
      </span>
    </button>
  )
}
