import { deviceRows, textRows } from './devices.ts'
import { moneyRows } from './money.ts'
import { networkRows, pageRows } from './network.ts'
import { officeRows, shopRows } from './office.ts'
import { paymentRows } from './payments.ts'
import { processRows, storageRows, timeRows } from './process.ts'
import { reversalRows } from './reversals.ts'
import type { FaultRow } from './row.ts'

export const allRows: Readonly<Record<string, FaultRow>> = {
  ...paymentRows,
  ...reversalRows,
  ...processRows,
  ...storageRows,
  ...timeRows,
  ...moneyRows,
  ...deviceRows,
  ...textRows,
  ...networkRows,
  ...pageRows,
  ...officeRows,
  ...shopRows,
}
