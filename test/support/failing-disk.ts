import type { Database, Statement } from '../../main/store/database.ts'

export type Disk = { fails: null | 'SQLITE_IOERR_FSYNC' | 'SQLITE_READONLY' | 'SQLITE_FULL' }

/** While it fails every write throws as SQLite does, and nothing of it is kept. */
export function failingDatabase(database: Database, disk: Disk): Database {
  const write = <T>(work: () => T): T => {
    if (disk.fails) throw Object.assign(new Error('disk I/O error'), { code: disk.fails })
    return work()
  }
  return {
    ...database,
    inTransaction: (work) => write(() => database.inTransaction(work)),
    sql<Parameters extends unknown[], Row>(text: string): Statement<Parameters, Row> {
      const statement = database.sql<Parameters, Row>(text)
      if (!/^\s*(insert|update|delete)/i.test(text)) return statement
      return {
        get: (...parameters) => write(() => statement.get(...parameters)),
        all: (...parameters) => write(() => statement.all(...parameters)),
        run: (...parameters) => write(() => statement.run(...parameters)),
        iterate: (...parameters) => statement.iterate(...parameters),
      }
    },
  }
}
