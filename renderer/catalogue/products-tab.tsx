import { useVirtualizer } from '@tanstack/react-virtual'
import Package from 'lucide-react/icons/package'
import Plus from 'lucide-react/icons/plus'
import { useEffect, useRef, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { CategoryView, ProductView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select, Switch } from '../design/field.tsx'
import { ProductFace } from '../design/product-face.tsx'
import { Badge, Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useNudge, useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './catalogue.module.css'
import { ProductDialog } from './product-dialog.tsx'

const pageSize = 100
const rowHeight = 64

type Filter = { query: string; categoryId: number | null; archived: boolean }
type Listed = { key: string; products: ProductView[]; total: number }
type Open = { kind: 'new'; barcode: string } | { kind: 'edit'; product: ProductView } | null

/** Every product, found as fast as on the sale screen, edited in place. */
export function ProductsTab() {
  const texts = useTexts()
  const { session } = useServices()
  const errand = useSession((state) => state.errand)
  const categories = useAnswer('catalogue.categories', [], ['catalogue'])
  const [filter, setFilter] = useState<Filter>({
    query: errand?.kind === 'find' ? errand.query : '',
    categoryId: null,
    archived: false,
  })
  const [open, setOpen] = useState<Open>(
    errand?.kind === 'new-product' ? { kind: 'new', barcode: errand.barcode } : null,
  )
  const { listed, error, loadMore, reload } = useProducts(filter)
  // An errand is done once it has been taken up: coming back to the screen must not begin it again.
  useEffect(() => session.setState({ errand: null }), [session])
  const close = () => setOpen(null)

  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <Field
          className={styles.grow}
          label={texts.common.search}
          type="search"
          value={filter.query}
          placeholder={texts.catalogue.searchPlaceholder}
          data-scan="search"
          data-testid="catalogue-search"
          onChange={(event) => setFilter({ ...filter, query: event.target.value })}
        />
        <Select
          label={texts.catalogue.category}
          value={String(filter.categoryId)}
          options={[
            { value: 'null', label: texts.catalogue.allCategories },
            ...(categories.value ?? []).map((category) => ({
              value: String(category.id),
              label: category.name,
            })),
          ]}
          data-testid="catalogue-category"
          onValue={(value) => setFilter({ ...filter, categoryId: value === 'null' ? null : Number(value) })}
        />
        <Switch
          label={texts.catalogue.archived}
          checked={filter.archived}
          testId="catalogue-archived"
          onChecked={(archived) => setFilter({ ...filter, archived })}
        />
        <Button
          variant="primary"
          icon={Plus}
          data-testid="new-product"
          onClick={() => setOpen({ kind: 'new', barcode: '' })}
        >
          {texts.catalogue.newProduct}
        </Button>
      </div>
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {listed ? (
        <ProductList
          listed={listed}
          categories={categories.value ?? []}
          onMore={loadMore}
          onEdit={(product) => setOpen({ kind: 'edit', product })}
        />
      ) : (
        !error && <Skeleton rows={8} height={rowHeight} />
      )}
      {open && (
        <ProductDialog
          product={open.kind === 'edit' ? open.product : null}
          barcode={open.kind === 'new' ? open.barcode : ''}
          categories={categories.value ?? []}
          onClose={close}
          onSaved={() => {
            close()
            reload()
          }}
        />
      )}
    </div>
  )
}

function useProducts(filter: Filter) {
  const { ask } = useServices()
  const [listed, setListed] = useState<Listed | null>(null)
  const [error, setError] = useState<TillError | null>(null)
  const turn = useRef(0)
  const key = JSON.stringify(filter)

  const load = async (offset: number) => {
    turn.current += 1
    const mine = turn.current
    const answer = await ask('catalogue.list', { ...filter, offset, limit: pageSize })
    if (mine !== turn.current) return
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    setError(null)
    const { products, total } = answer.value
    setListed((before) => {
      const kept = offset > 0 && before?.key === key ? before.products.slice(0, offset) : []
      return { key, products: [...kept, ...products], total }
    })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts the list anew
  useEffect(() => {
    void load(0)
  }, [key])
  useNudge(['catalogue'], () => void load(0))
  return {
    listed,
    error,
    reload: () => void load(0),
    loadMore: () => {
      if (listed && listed.products.length < listed.total) void load(listed.products.length)
    },
  }
}

type ListProps = {
  listed: Listed
  categories: readonly CategoryView[]
  onMore: () => void
  onEdit: (product: ProductView) => void
}

function ProductList({ listed, categories, onMore, onEdit }: ListProps) {
  const texts = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: listed.products.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const items = rows.getVirtualItems()
  const nearEnd =
    (items.at(-1)?.index ?? 0) >= listed.products.length - 12 && listed.products.length < listed.total
  // biome-ignore lint/correctness/useExhaustiveDependencies: reaching the end is what asks for more
  useEffect(() => {
    if (nearEnd) onMore()
  }, [nearEnd, listed.products.length])
  if (listed.total === 0)
    return <EmptyState icon={Package} title={texts.catalogue.none} text={texts.catalogue.noneText} />
  const byId = new Map(categories.map((category) => [category.id, category]))
  return (
    <>
      <p className={styles.count} data-testid="catalogue-count">
        {texts.catalogue.count(listed.total)}
      </p>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.rows} style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const product = listed.products[item.index]
            if (!product) return null
            const category = product.categoryId === null ? undefined : byId.get(product.categoryId)
            return (
              <div key={product.id} className={styles.slot} style={{ translate: `0 ${item.start}px` }}>
                <ProductRow product={product} category={category} onEdit={() => onEdit(product)} />
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

type RowProps = { product: ProductView; category: CategoryView | undefined; onEdit: () => void }

function ProductRow({ product, category, onEdit }: RowProps) {
  const texts = useTexts()
  const format = useFormat()
  const price =
    product.priceMinor === null
      ? texts.sale.openPrice
      : format.money({ minor: product.priceMinor, currency: product.currency })
  return (
    <button type="button" className={styles.row} data-testid={`product-${product.id}`} onClick={onEdit}>
      <ProductFace
        name={product.name}
        picture={product.picture}
        color={product.color ?? category?.color ?? '#475569'}
        size="row"
      />
      <span className={styles.rowName} dir="auto">
        {product.name}
      </span>
      {product.archived && <Badge>{texts.catalogue.archivedBadge}</Badge>}
      <span className={styles.rowQuiet}>{product.barcodes[0] ?? ''}</span>
      <span className={styles.rowQuiet} dir="auto">
        {category?.name ?? ''}
      </span>
      <span className={styles.rowPrice}>
        {price}
        {product.unit !== 'piece' && ` / ${texts.units[product.unit]}`}
      </span>
    </button>
  )
}
