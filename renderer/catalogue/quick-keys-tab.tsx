import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Star from 'lucide-react/icons/star'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import type { TileView } from '../../preload/contract/views.ts'
import { IconButton } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { ProductFace } from '../design/product-face.tsx'
import { EmptyState, Skeleton } from '../design/status.tsx'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './catalogue.module.css'

/** The tiles that stand first on the sale screen: put in order by dragging, by arrows, by keyboard. */
export function QuickKeysTab() {
  const { ask, session } = useServices()
  const texts = useTexts()
  const board = useAnswer('catalogue.tiles', [], ['catalogue'])
  const [dragged, setDragged] = useState<number | null>(null)
  const keys = board.value?.quick ?? []

  const save = async (productIds: number[]) => {
    const answer = await ask('catalogue.save-quick-keys', { productIds })
    if (answer.ok) board.replace(answer.value)
    else session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
  }
  const ids = keys.map((tile) => tile.productId)
  const move = (from: number, to: number) => {
    const id = ids[from]
    if (id === undefined || to < 0 || to >= ids.length) return
    const rest = ids.filter((_, index) => index !== from)
    void save([...rest.slice(0, to), id, ...rest.slice(to)])
  }

  return (
    <div className={styles.tab}>
      <p className={styles.rowQuiet}>{texts.catalogue.quickKeysText}</p>
      <AddQuickKey taken={new Set(ids)} onAdd={(productId) => void save([...ids, productId])} />
      {!board.value && <Skeleton rows={3} height={120} />}
      {board.value && keys.length === 0 && <EmptyState icon={Star} title={texts.catalogue.quickKeysNone} />}
      <div className={styles.quickKeys}>
        {keys.map((tile, index) => (
          <article
            key={tile.productId}
            className={styles.quickKey}
            draggable
            data-testid={`quick-key-${index}`}
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== null) move(dragged, index)
              setDragged(null)
            }}
          >
            <span className={styles.quickFace}>
              <ProductFace name={tile.name} picture={tile.picture} color={tile.color} />
            </span>
            <span className={styles.quickName} dir="auto">
              {tile.name}
            </span>
            <span className={styles.quickActions}>
              <IconButton
                icon={ArrowLeft}
                label={texts.catalogue.moveEarlier}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                icon={X}
                label={texts.common.remove}
                data-testid={`quick-key-remove-${index}`}
                onClick={() => void save(ids.filter((id) => id !== tile.productId))}
              />
              <IconButton
                icon={ArrowRight}
                label={texts.catalogue.moveLater}
                disabled={index === keys.length - 1}
                onClick={() => move(index, index + 1)}
              />
            </span>
          </article>
        ))}
      </div>
    </div>
  )
}

function AddQuickKey({ taken, onAdd }: { taken: ReadonlySet<number>; onAdd: (productId: number) => void }) {
  const texts = useTexts()
  const [query, setQuery] = useState('')
  const hits = useAnswer('catalogue.search', [{ query, limit: 12 }])
  const offered = query.trim() === '' ? [] : (hits.value ?? []).filter((hit) => !taken.has(hit.productId))
  return (
    <div>
      <Field
        label={texts.catalogue.addQuickKey}
        type="search"
        value={query}
        placeholder={texts.catalogue.searchPlaceholder}
        data-testid="quick-key-search"
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className={styles.offered}>
        {offered.map((hit: Pick<TileView, 'productId' | 'name' | 'picture' | 'color'>) => (
          <button
            key={hit.productId}
            type="button"
            className={styles.offer}
            data-testid={`quick-key-add-${hit.productId}`}
            onClick={() => {
              onAdd(hit.productId)
              setQuery('')
            }}
          >
            <ProductFace name={hit.name} picture={hit.picture} color={hit.color} size="row" />
            <span dir="auto">{hit.name}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
