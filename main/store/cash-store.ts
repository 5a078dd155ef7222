import type { CashMove, CountedPiece } from '../domain/drawer-cash.ts'
import { actingPerson } from './acting-person.ts'
import type { Database } from './database.ts'

const moveColumns = 'id, at, kind, amount_minor as amountMinor, currency, reason, count_id as countId'

export function loadCashMove(database: Database, id: string): CashMove | undefined {
  return database.sql<[string], CashMove>(`select ${moveColumns} from cash_moves where id = ?`).get(id)
}

/** Since the last Z report, oldest first. */
export function openCashMoves(database: Database, currency: string): CashMove[] {
  return database
    .sql<[string], CashMove>(
      `select ${moveColumns} from cash_moves where z_number is null and currency = ? order by at, id`,
    )
    .all(currency)
}

export function insertCashMove(database: Database, move: CashMove): void {
  const acting = actingPerson(database)
  database
    .sql(
      `insert into cash_moves (id, at, kind, amount_minor, currency, reason, count_id, person_id, approved_by)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      move.id,
      move.at,
      move.kind,
      move.amountMinor,
      move.currency,
      move.reason,
      move.countId,
      acting?.personId ?? null,
      acting?.approvedBy ?? null,
    )
}

export type CashCountRow = {
  id: string
  at: number
  pieces: CountedPiece[]
  looseMinor: number
  countedMinor: number
  /** What should have been there when it was counted. */
  expectedMinor: number
  currency: string
  settledAt: number | null
}

export function loadCashCount(database: Database, id: string): CashCountRow | undefined {
  const row = database
    .sql<[string], Omit<CashCountRow, 'pieces'> & { pieces: string }>(
      `select id, at, pieces, loose_minor as looseMinor, counted_minor as countedMinor, expected_minor as expectedMinor,
         currency, settled_at as settledAt from cash_counts where id = ?`,
    )
    .get(id)
  return row && { ...row, pieces: JSON.parse(row.pieces) as CountedPiece[] }
}

export function insertCashCount(database: Database, count: Omit<CashCountRow, 'settledAt'>): void {
  database
    .sql(
      `insert into cash_counts (id, at, pieces, loose_minor, counted_minor, expected_minor, currency, person_id)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      count.id,
      count.at,
      JSON.stringify(count.pieces),
      count.looseMinor,
      count.countedMinor,
      count.expectedMinor,
      count.currency,
      actingPerson(database)?.personId ?? null,
    )
}

export function settleCashCount(
  database: Database,
  id: string,
  settled: { at: number; reason: string; zNumber: number | null },
): void {
  database
    .sql<[number, string, number | null, string]>(
      'update cash_counts set settled_at = ?, reason = ?, z_number = ? where id = ? and settled_at is null',
    )
    .run(settled.at, settled.reason, settled.zNumber, id)
}

/** Everything until now belongs to this Z report. */
export function sealCashMoves(database: Database, zNumber: number, currency: string): void {
  database
    .sql<[number, string]>('update cash_moves set z_number = ? where z_number is null and currency = ?')
    .run(zNumber, currency)
}
