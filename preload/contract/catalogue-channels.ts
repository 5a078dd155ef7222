import * as v from 'valibot'
import { channel, id, limit, nothing, offset, rowId, zeroOrMore } from './channel.ts'
import { text } from './settings-schema.ts'
import type {
  CategoryView,
  ImportProgress,
  ProductView,
  SearchHit,
  TaxRateView,
  TileBoard,
  TileView,
} from './views.ts'

/* Calls about products, categories, tax rates and their lists; a part of the contract in channels.ts. */

const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))

const product = v.object({
  id: v.nullable(rowId),
  name: v.pipe(v.string(), v.maxLength(500)),
  barcodes: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))), v.maxLength(20)),
  priceMinor: v.nullable(zeroOrMore),
  taxRateId: rowId,
  categoryId: v.nullable(rowId),
  unit: v.picklist(['piece', 'kg', 'g', 'l', 'm', 'hour']),
  picture: v.nullable(
    v.pipe(text(200_000), v.regex(/^(?:[a-z0-9-]+|data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+)$/)),
  ),
  color: v.nullable(color),
  archived: v.boolean(),
})

const importField = v.picklist(['name', 'barcode', 'price', 'tax', 'category', 'unit', 'color', 'ignore'])

export const catalogueChannels = {
  'catalogue.tiles': channel<TileBoard>()(nothing),
  'catalogue.tiles-of': channel<{ tiles: TileView[]; total: number }>()(
    v.object({ categoryId: rowId, offset, limit }),
  ),
  'catalogue.search': channel<SearchHit[]>()(v.object({ query: text(10_000), limit })),
  'catalogue.list': channel<{ products: ProductView[]; total: number }>()(
    v.object({ query: text(10_000), categoryId: v.nullable(rowId), archived: v.boolean(), offset, limit }),
  ),
  'catalogue.product': channel<ProductView>()(v.object({ productId: rowId })),
  'catalogue.save-product': channel<ProductView>()(product),
  'catalogue.categories': channel<CategoryView[]>()(nothing),
  'catalogue.save-category': channel<CategoryView>()(
    v.object({ id: v.nullable(rowId), name: v.pipe(text(80), v.trim()), color, position: offset }),
  ),
  'catalogue.remove-category': channel<CategoryView[]>()(v.object({ categoryId: rowId })),
  'catalogue.tax-rates': channel<TaxRateView[]>()(nothing),
  'catalogue.save-tax-rate': channel<TaxRateView>()(
    v.object({
      id: v.nullable(rowId),
      name: v.pipe(text(40), v.trim()),
      ratePpm: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)),
      archived: v.boolean(),
    }),
  ),
  'catalogue.save-quick-keys': channel<TileBoard>()(
    v.object({ productIds: v.pipe(v.array(rowId), v.maxLength(200)) }),
  ),
  'catalogue.import-open': channel<ImportProgress>()(
    v.object({ fileName: text(255), base64: v.pipe(v.string(), v.maxLength(90_000_000)) }),
  ),
  'catalogue.import-adjust': channel<ImportProgress>()(
    v.object({
      importId: id,
      encoding: v.nullable(text(20)),
      separator: v.nullable(text(3)),
      decimalSign: v.nullable(v.picklist([',', '.'])),
      mapping: v.nullable(v.pipe(v.array(importField), v.maxLength(500))),
    }),
  ),
  'catalogue.import-run': channel<ImportProgress>()(v.object({ importId: id })),
  'catalogue.import-progress': channel<ImportProgress>()(v.object({ importId: id })),
  'catalogue.import-cancel': channel<ImportProgress>()(v.object({ importId: id })),
  'catalogue.export': channel<{ fileName: string; text: string; products: number }>()(nothing),
} as const
