import { existsSync } from 'node:fs'
import { receiptSerialOf } from '../domain/compose-receipt.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { type NumberFloor, numberFloor } from '../store/number-floor.ts'

/*
 * Where numbers go on behind a restore. One till rings up fewer than ten sales a minute and closes fewer days than one in a
 * minute, for however long: so many numbers are passed over for each minute since the backup, and some more. The same backup taken
 * back twice gives two ranges that do not meet, because the second one begins later by more than could be sold in the first.
 */

const minuteMs = 60_000
const salesPerMinute = 10
const moreSales = 1_000
const moreDays = 10

/** The highest that were given here. */
export function numbersOf(database: Database): NumberFloor {
  const newest = database
    .sql<[], { number: number; receipt: string }>(
      'select number, receipt_number as receipt from sales order by number desc limit 1',
    )
    .get()
  const days = database.sql<[], { z: number | null }>('select max(z_number) as z from days').get()
  const floor = numberFloor(database)
  return {
    sale: Math.max(newest?.number ?? 0, floor.sale),
    receipt: Math.max(newest ? receiptSerialOf(newest.receipt) : 0, floor.receipt),
    z: Math.max(days?.z ?? 0, floor.z),
  }
}

/** The same of data that may be damaged: whatever can be read of it counts. */
export function numbersOfAll(path: string): NumberFloor | null {
  if (!existsSync(path)) return null
  try {
    const database = openDatabase(path, { readonly: true })
    try {
      return numbersOf(database)
    } finally {
      database.close()
    }
  } catch {
    // Damaged is why somebody goes back: then the time since the backup decides alone.
    return null
  }
}

export function numbersBehind(from: NumberFloor, sinceMs: number, known: NumberFloor | null): NumberFloor {
  const minutes = Math.max(0, sinceMs) / minuteMs
  const sales = Math.ceil(minutes * salesPerMinute) + moreSales
  return {
    sale: Math.max(from.sale + sales, known?.sale ?? 0),
    receipt: Math.max(from.receipt + sales, known?.receipt ?? 0),
    z: Math.max(from.z + Math.ceil(minutes) + moreDays, known?.z ?? 0),
  }
}
