import SearchX from 'lucide-react/icons/search-x'
import { memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { SearchHit } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { ProductFace } from '../design/product-face.tsx'
import { EmptyState } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './search-results.module.css'

/** The list under the field, best first. Arrow keys choose, Enter adds. */
export function SearchResults() {
  const { search, session } = useServices()
  const texts = useTexts()
  const hits = useStore(search, (state) => state.hits)
  const chosen = useStore(search, (state) => state.chosen)
  const answered = useStore(search, (state) => state.answered)
  if (answered === null) return <div className={styles.list} />
  if (hits.length === 0) {
    return (
      <div className={styles.list} data-answered={answered}>
        <EmptyState
          icon={SearchX}
          title={texts.sale.noHits}
          text={texts.sale.noHitsText(answered)}
          testId="search-empty"
          actions={
            <Button
              onClick={() => session.go('catalogue', { kind: 'new-product', barcode: codeIn(answered) })}
            >
              {texts.sale.createProduct}
            </Button>
          }
        />
      </div>
    )
  }
  return (
    <div
      id="search-hits"
      className={styles.list}
      role="listbox"
      data-answered={answered}
      aria-label={texts.common.search}
      tabIndex={-1}
    >
      {hits.map((hit, index) => (
        <Hit key={hit.productId} hit={hit} index={index} isChosen={index === chosen} />
      ))}
    </div>
  )
}

/** Digits that were not found are a new product's barcode, words are not. */
const codeIn = (query: string): string => (/^\d{6,}$/.test(query) ? query : '')

type HitProps = { hit: SearchHit; index: number; isChosen: boolean }

const Hit = memo(function Hit({ hit, index, isChosen }: HitProps) {
  const { selling } = useServices()
  const format = useFormat()
  const texts = useTexts()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus; its arrow keys and Enter choose
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      ref={row}
      id={`search-hit-${index}`}
      data-testid={`search-hit-${index}`}
      role="option"
      aria-selected={isChosen}
      className={classNames(styles.hit, isChosen && styles.chosen)}
      onClick={() => void selling.addHit(hit)}
    >
      <ProductFace name={hit.name} picture={hit.picture} color={hit.color} size="row" />
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {hit.name}
        </span>
        <span className={styles.detail}>
          {hit.category && <span dir="auto">{hit.category}</span>}
          {hit.barcode && <span>{hit.barcode}</span>}
        </span>
      </span>
      <span className={styles.price}>
        {hit.price ? format.money(hit.price) : texts.sale.openPrice}
        {hit.price && hit.unit !== 'piece' && <small> / {texts.unitSigns[hit.unit]}</small>}
      </span>
    </div>
  )
})
