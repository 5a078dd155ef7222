import type { Unit } from '../../preload/contract/views.ts'
import type { Returned, ReturnedPart } from '../domain/returned.ts'
import type { SaleLine } from '../domain/sale.ts'
import { discountValue } from './basket-store.ts'

/*
 * The lines of a sale as they stand in its row: an array of fields for each line. The order is that of the view
 * sale_lines; a field more goes to the end.
 */

type StoredLine = [
  position: number,
  productId: number | null,
  name: string,
  unit: Unit,
  quantityMilli: number,
  unitPriceMinor: number,
  listPriceMinor: number | null,
  taxRateId: number,
  taxRateName: string,
  ratePpm: number,
  categoryName: string,
  discountKind: 'percent' | 'amount' | null,
  discountValue: number | null,
  discountMinor: number,
  totalMinor: number,
  saleDiscountShareMinor: number,
  note: string,
  /** Only where it came back. */
  returned?: StoredReturned,
]

type StoredReturned = [
  saleNumber: number,
  receiptNumber: string,
  parts: [
    position: number,
    quantityMilli: number,
    amountMinor: number,
    discountMinor: number,
    taxMinor: number,
  ][],
]

export type SaleLineRow = {
  position: number
  productId: number | null
  name: string
  unit: Unit
  quantityMilli: number
  unitPriceMinor: number
  listPriceMinor: number | null
  taxRateId: number
  taxRateName: string
  ratePpm: number
  categoryName: string
  discountKind: 'percent' | 'amount' | null
  discountValue: number | null
  discountMinor: number
  totalMinor: number
  saleDiscountShareMinor: number
  note: string
  returned?: Returned
}

export function packLines(lines: readonly SaleLine[]): string {
  return JSON.stringify(
    lines.map(
      (line): StoredLine => [
        line.position,
        line.productId,
        line.name,
        line.unit,
        line.quantityMilli,
        line.unitPriceMinor,
        line.listPriceMinor,
        line.taxRateId,
        line.taxRateName,
        line.ratePpm,
        line.categoryName,
        line.discount?.kind ?? null,
        discountValue(line.discount),
        line.discountMinor,
        line.totalMinor,
        line.saleDiscountShareMinor,
        line.note,
        ...(line.returned ? ([storedReturned(line.returned)] as const) : ([] as const)),
      ],
    ),
  )
}

/** The opposite of packLines, in the order in which they were rung up. */
export function unpackLines(text: string): SaleLineRow[] {
  // Written by packLines with the sale and never changed since.
  const lines = JSON.parse(text) as StoredLine[]
  return lines.map((line) => ({
    position: line[0],
    productId: line[1],
    name: line[2],
    unit: line[3],
    quantityMilli: line[4],
    unitPriceMinor: line[5],
    listPriceMinor: line[6],
    taxRateId: line[7],
    taxRateName: line[8],
    ratePpm: line[9],
    categoryName: line[10],
    discountKind: line[11],
    discountValue: line[12],
    discountMinor: line[13],
    totalMinor: line[14],
    saleDiscountShareMinor: line[15],
    note: line[16],
    ...(line[17] && { returned: readReturned(line[17]) }),
  }))
}

function storedReturned({ saleNumber, receiptNumber, parts }: Returned): StoredReturned {
  return [
    saleNumber,
    receiptNumber,
    parts.map((part) => [
      part.position,
      part.quantityMilli,
      part.amountMinor,
      part.discountMinor,
      part.taxMinor,
    ]),
  ]
}

function readReturned([saleNumber, receiptNumber, parts]: StoredReturned): Returned {
  return {
    saleNumber,
    receiptNumber,
    parts: parts.map(
      ([position, quantityMilli, amountMinor, discountMinor, taxMinor]): ReturnedPart => ({
        position,
        quantityMilli,
        amountMinor,
        discountMinor,
        taxMinor,
      }),
    ),
  }
}
