import type { TillError } from './result.ts'

/* What leaves the till as a file: the books, in the forms that others read. */

export const periodExports = ['journal', 'csv-sales', 'csv-lines', 'csv-payments'] as const
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
