import { memo } from 'react'
import type { TileView } from '../../preload/contract/views.ts'
import { keepFocus } from '../design/keep-focus.ts'
import { ProductFace } from '../design/product-face.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './tile.module.css'

export const Tile = memo(function Tile({ tile }: { tile: TileView }) {
  const { selling } = useServices()
  const format = useFormat()
  const texts = useTexts()
  return (
    <button
      type="button"
      className={styles.tile}
      data-testid={`tile-${tile.productId}`}
      onMouseDown={keepFocus}
      onClick={() => void selling.addProduct(tile.productId, tile.name, null)}
    >
      <span className={styles.face}>
        <ProductFace name={tile.name} picture={tile.picture} color={tile.color} />
      </span>
      <span className={styles.name} dir="auto">
        {tile.name}
      </span>
      <span className={styles.price}>
        {tile.price ? format.money(tile.price) : texts.sale.openPrice}
        {tile.price && tile.unit !== 'piece' && <small> / {texts.unitSigns[tile.unit]}</small>}
      </span>
    </button>
  )
})
