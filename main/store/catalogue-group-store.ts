import type { Database } from './database.ts'

/* The rows that products are sorted by: categories and tax rates. */

export type CategoryRow = { id: number; name: string; color: string; position: number }
export type TaxRateRow = { id: number; name: string; ratePpm: number; archived: boolean }

export function readCategories(database: Database): CategoryRow[] {
  return database
    .sql<[], CategoryRow>(
      'select id, name, color, position from categories order by position, name collate nocase',
    )
    .all()
}

export function readCategory(database: Database, id: number): CategoryRow | undefined {
  return database
    .sql<[number], CategoryRow>('select id, name, color, position from categories where id = ?')
    .get(id)
}

export function categoryByName(database: Database, name: string): CategoryRow | undefined {
  return database
    .sql<[string], CategoryRow>(
      'select id, name, color, position from categories where name = ? collate nocase',
    )
    .get(name)
}

/** How many products each category holds that are not archived, by category. */
export function productsPerCategory(database: Database): Map<number, number> {
  const rows = database
    .sql<[], { id: number; count: number }>(
      `select category_id as id, count(*) as count from products
       where category_id is not null and +archived = 0 group by category_id`,
    )
    .all()
  return new Map(rows.map((row) => [row.id, row.count]))
}

export function insertCategory(database: Database, category: Omit<CategoryRow, 'id'>, id?: number): number {
  const result = database
    .sql<[number | null, string, string, number]>(
      'insert into categories (id, name, color, position) values (?, ?, ?, ?)',
    )
    .run(id ?? null, category.name, category.color, category.position)
  return Number(result.lastInsertRowid)
}

export function updateCategory(database: Database, category: CategoryRow): void {
  database
    .sql<[string, string, number, number]>(
      'update categories set name = ?, color = ?, position = ? where id = ?',
    )
    .run(category.name, category.color, category.position, category.id)
}

/** Takes some products out of a category; the number that were left to take is the answer's sign. */
export function emptyCategory(database: Database, categoryId: number, limit: number): number {
  return database
    .sql<[number, number]>(
      'update products set category_id = null where id in (select id from products where category_id = ? limit ?)',
    )
    .run(categoryId, limit).changes
}

export function deleteCategory(database: Database, id: number): void {
  database.sql<[number]>('delete from categories where id = ?').run(id)
}

type StoredTaxRate = { id: number; name: string; rate_ppm: number; archived: 0 | 1 }

const toTaxRate = (row: StoredTaxRate): TaxRateRow => ({
  id: row.id,
  name: row.name,
  ratePpm: row.rate_ppm,
  archived: row.archived === 1,
})

export function readTaxRates(database: Database): TaxRateRow[] {
  return database
    .sql<[], StoredTaxRate>('select id, name, rate_ppm, archived from tax_rates order by id')
    .all()
    .map(toTaxRate)
}

export function readTaxRate(database: Database, id: number): TaxRateRow | undefined {
  const row = database
    .sql<[number], StoredTaxRate>('select id, name, rate_ppm, archived from tax_rates where id = ?')
    .get(id)
  return row && toTaxRate(row)
}

/** Archived products count too: a rate is kept as long as anything points at it. */
export function productsWithTaxRate(database: Database, taxRateId: number): number {
  const row = database
    .sql<[number], { count: number }>('select count(*) as count from products where tax_rate_id = ?')
    .get(taxRateId)
  return row?.count ?? 0
}

export function insertTaxRate(database: Database, rate: Omit<TaxRateRow, 'id'>, id?: number): number {
  const result = database
    .sql<[number | null, string, number, 0 | 1]>(
      'insert into tax_rates (id, name, rate_ppm, archived) values (?, ?, ?, ?)',
    )
    .run(id ?? null, rate.name, rate.ratePpm, rate.archived ? 1 : 0)
  return Number(result.lastInsertRowid)
}

export function updateTaxRate(database: Database, rate: TaxRateRow): void {
  database
    .sql<[string, number, 0 | 1, number]>(
      'update tax_rates set name = ?, rate_ppm = ?, archived = ? where id = ?',
    )
    .run(rate.name, rate.ratePpm, rate.archived ? 1 : 0, rate.id)
}
