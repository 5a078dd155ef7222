import type { Database, Statement } from '../../main/store/database.ts'

/** One statement as it was run. */
export type Step = {
  text: string
  how: 'get' | 'all' | 'run'
  parameters: unknown[]
  /** The database refused it. */
  isRefused: boolean
  /** Begins or ends a transaction. */
  end?: true
}

/** The database as it is, and every statement of the till written down with its values. */
export function recordStatements(steps: Step[]): (database: Database) => Database {
  const mark = (text: string) => steps.push({ text, how: 'run', parameters: [], isRefused: false, end: true })
  return (database) => ({
    ...database,
    sql<Parameters extends unknown[], Row>(text: string) {
      const inner = database.sql<unknown[], unknown>(text)
      const noted =
        (how: Step['how']) =>
        (...parameters: unknown[]) => {
          const step: Step = { text, how, parameters, isRefused: true }
          steps.push(step)
          const result = inner[how](...parameters)
          step.isRefused = false
          if (/^(?:begin|rollback)$/.test(text)) step.end = true
          return result
        }
      const all = noted('all') as (...parameters: unknown[]) => unknown[]
      const iterate = (...parameters: unknown[]) => all(...parameters).values()
      return { get: noted('get'), all, run: noted('run'), iterate } as Statement<Parameters, Row>
    },
    inTransaction<T>(work: () => T): T {
      mark('savepoint work')
      try {
        return database.inTransaction(work)
      } catch (error) {
        mark('rollback to work')
        throw error
      } finally {
        mark('release work')
      }
    },
  })
}
