import LayoutGrid from 'lucide-react/icons/layout-grid'
import Star from 'lucide-react/icons/star'
import { memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CategoryView, TileView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { EmptyState, Skeleton } from '../design/status.tsx'
import { wantPicturesSoon } from '../pictures.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import { Tile } from './tile.tsx'
import styles from './tile-board.module.css'

/** Favourites first; a category's tiles when its name is tapped. */
export function TileBoard() {
  const { tiles, dialogs } = useServices()
  const board = useStore(tiles, (state) => state.board)
  const categoryId = useStore(dialogs, (state) => state.categoryId)
  useEffect(() => {
    if (board) wantPicturesSoon()
  }, [board])
  if (!board) return <Skeleton rows={4} height={136} />
  return (
    <div className={styles.board}>
      <CategoryChips categories={board.categories} categoryId={categoryId} />
      {categoryId === null ? (
        <TileGrid tiles={board.quick} />
      ) : (
        <CategoryTiles key={categoryId} categoryId={categoryId} />
      )}
    </div>
  )
}

type ChipsProps = { categories: readonly CategoryView[]; categoryId: number | null }

const CategoryChips = memo(function CategoryChips({ categories, categoryId }: ChipsProps) {
  const { dialogs } = useServices()
  const texts = useTexts()
  const chip = (id: number | null) => ({
    type: 'button' as const,
    className: classNames(styles.chip, id === categoryId && styles.chosen),
    'aria-pressed': id === categoryId,
    onClick: () => dialogs.setState({ categoryId: id }),
  })
  return (
    <nav className={styles.chips} aria-label={texts.sale.categories}>
      <button {...chip(null)} data-testid="category-favourites">
        <Star size={16} aria-hidden />
        {texts.sale.favourites}
      </button>
      {categories.map(
        (category) =>
          category.products > 0 && (
            <button key={category.id} {...chip(category.id)} data-testid={`category-${category.id}`}>
              <span className={styles.dot} style={{ '--tile': category.color }} aria-hidden />
              <span dir="auto">{category.name}</span>
            </button>
          ),
      )}
    </nav>
  )
})

function CategoryTiles({ categoryId }: { categoryId: number }) {
  const { tiles } = useServices()
  const texts = useTexts()
  const page = useStore(tiles, (state) => state.pages[categoryId])
  const end = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was thrown away is asked for again
  useEffect(() => {
    if (!page) void tiles.loadMore(categoryId)
  }, [tiles, categoryId, page === undefined])

  useEffect(() => {
    const element = end.current
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void tiles.loadMore(categoryId)
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  })

  if (!page) return <Skeleton rows={4} height={136} />
  return (
    <TileGrid tiles={page.tiles}>
      {page.tiles.length < page.total && (
        <div ref={end} className={styles.more}>
          <Button onClick={() => void tiles.loadMore(categoryId)}>{texts.common.moreToLoad}</Button>
        </div>
      )}
    </TileGrid>
  )
}

type GridProps = { tiles: readonly TileView[]; children?: React.ReactNode }

const TileGrid = memo(function TileGrid({ tiles, children }: GridProps) {
  const { session } = useServices()
  const texts = useTexts()
  if (tiles.length === 0) {
    return (
      <EmptyState
        icon={LayoutGrid}
        title={texts.sale.noTiles}
        text={texts.sale.noTilesText}
        actions={<Button onClick={() => session.go('catalogue')}>{texts.sale.openCatalogue}</Button>}
      />
    )
  }
  return (
    <div className={styles.scroller}>
      <div className={styles.grid}>
        {tiles.map((tile) => (
          <Tile key={tile.productId} tile={tile} />
        ))}
      </div>
      {children}
    </div>
  )
})
