import { type Database, openDatabase } from '../../main/store/database.ts'
import { migrate, migrations } from '../../main/store/migrate.ts'

/**
 * A file of the first release out of one of today's: the first form of each table with what it could hold. Rows that it
 * would have refused (a kind of job or of a cause that came later) stay out.
 */
export function writeOldData(todaysPath: string, oldPath: string): void {
  const old = openDatabase(oldPath)
  migrate(old, migrations.slice(0, 1))
  old.execute('pragma foreign_keys = off')
  old.sql<[string]>('attach ? as today').run(todaysPath)
  old.inTransaction(() => {
    for (const table of tablesOf(old)) {
      const columns = columnsOf(old, 'main', table).filter((column) =>
        columnsOf(old, 'today', table).includes(column),
      )
      const list = columns.map((column) => `"${column}"`).join(', ')
      old.execute(`insert or ignore into main."${table}" (${list}) select ${list} from today."${table}"`)
    }
  })
  // The first release kept no such sums; those of a closed day stand in its report as well, and are not owed.
  for (const dimension of ['provider', 'reader', 'scheme', 'discount', 'cashier'])
    old.execute(`update day_totals set totals = (select json_group_object(key, json(value)) from json_each(totals)
      where key not like '${dimension} %') where day_id in (select id from days where closed_at is null)`)
  old.execute('detach today')
  old.execute('pragma foreign_keys = on')
  old.close()
}

function tablesOf(database: Database): string[] {
  return database
    .sql<[], { name: string }>(
      `select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
    )
    .all()
    .map(({ name }) => name)
}

function columnsOf(database: Database, schema: 'main' | 'today', table: string): string[] {
  return database
    .sql<[string, string], { name: string }>('select name from pragma_table_info(?, ?)')
    .all(table, schema)
    .map(({ name }) => name)
}
