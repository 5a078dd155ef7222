import type {
  CategoryView,
  ProductView,
  SearchHit,
  TaxRateView,
  TileView,
} from '../../preload/contract/views.ts'
import type { CategoryRow, TaxRateRow } from '../store/catalogue-group-store.ts'
import type { ProductRow } from '../store/catalogue-store.ts'
import type { TileRow } from '../store/product-list-store.ts'
import { plainTileColor } from './tile-colors.ts'

/* Rows as the screens see them. */

export const productView = (row: ProductRow, currency: string): ProductView => ({ ...row, currency })

const tileColor = (row: TileRow): string => row.color ?? row.categoryColor ?? plainTileColor

export const tileView = (row: TileRow, currency: string): TileView => ({
  productId: row.id,
  name: row.name,
  price: row.priceMinor === null ? null : { minor: row.priceMinor, currency },
  picture: row.picture,
  color: tileColor(row),
  unit: row.unit,
})

export const searchHit = (row: TileRow, currency: string): SearchHit => ({
  ...tileView(row, currency),
  barcode: row.barcode,
  category: row.categoryName,
})

export const categoryView = (row: CategoryRow, products: number): CategoryView => ({ ...row, products })

export const taxRateView = (row: TaxRateRow, products: number): TaxRateView => ({ ...row, products })
