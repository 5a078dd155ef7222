import SearchX from 'lucide-react/icons/search-x'
import { memo, useDeferredValue, useLayoutEffect, useRef } from 'react'
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
  return <Hits hits={hits} chosen={chosen} answered={answered} />
}

/** As many as a screen shows are painted with the letter; the others follow in the next frame. */
const atOnce = 10

type HitsProps = { hits: readonly SearchHit[]; chosen: number; answered: string }

function Hits({ hits, chosen, answered }: HitsProps) {
  const texts = useTexts()
  const later = useDeferredValue(hits)
  const list = useRef<HTMLDivElement>(null)
  const isScrolled = useRef(false)
  useLayoutEffect(() => {
    // Only a list that was scrolled has to be looked at: asking for its layout costs a frame.
    if (list.current && isScrolled.current && answered !== '') list.current.scrollTop = 0
    isScrolled.current = false
  }, [answered])
  useLayoutEffect(() => {
    if (chosen > 0 || isScrolled.current)
      document.getElementById(hitId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div
      ref={list}
      id="search-hits"
      className={styles.list}
      role="listbox"
      data-answered={answered}
      aria-label={texts.common.search}
      tabIndex={-1}
      onScroll={() => {
        isScrolled.current = true
      }}
    >
      {hits.slice(0, atOnce).map((hit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what stands in it changes with each letter
        <Hit key={index} hit={hit} index={index} isChosen={index === chosen} />
      ))}
      <LaterHits hits={later} chosen={chosen} />
    </div>
  )
}

const LaterHits = memo(function LaterHits({ hits, chosen }: Pick<HitsProps, 'hits' | 'chosen'>) {
  return hits.slice(atOnce).map((hit, place) => {
    const index = atOnce + place
    return <Hit key={index} hit={hit} index={index} isChosen={index === chosen} />
  })
})

const hitId = (index: number): string => `search-hit-${index}`

/** Digits that were not found are a new product's barcode, words are not. */
const codeIn = (query: string): string => (/^\d{6,}$/.test(query) ? query : '')

type HitProps = { hit: SearchHit; index: number; isChosen: boolean }

const Hit = memo(function Hit({ hit, index, isChosen }: HitProps) {
  const { selling } = useServices()
  const format = useFormat()
  const texts = useTexts()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus; its arrow keys and Enter choose
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={hitId(index)}
      data-testid={hitId(index)}
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
