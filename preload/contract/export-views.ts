import type { TillError } from './result.ts'

/* What leaves the till as a file: the books, in the forms that others read. */

export const periodExports = ['journal', 'csv-sales', 'csv-lines', 'csv-payments', 'datev', 'saft'] as const
export type PeriodExport = (typeof periodExports)[number]
export const separators = [';', ',', '\t'] as const
export type Separator = (typeof separators)[number]

export type ExportView = {
  exportId: string
  stage: 'writing' | 'ready' | 'failed'
  /** What has been written of it, in bytes. */
  bytes: number
  fileName: string
  /** The head of the journal that the file carries. */
  journalHead: string
  error: TillError | null
}

/** On which accounts of the shop's book-keeping a Z report is booked. */
export type BookingAccounts = {
  consultant: string
  client: string
  /** Month and day: 01-01. */
  yearStart: string
  accountLength: number
  cash: string
  /** Money of cards on its way. */
  card: string
  tips: string
  rounding: string
  /** What moved on cards and is in no sale. */
  clearing: string
  /** Empty: nobody has said yet. */
  revenue: { ratePpm: number; account: string }[]
}
