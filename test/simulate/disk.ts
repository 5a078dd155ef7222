import { AsyncLocalStorage } from 'node:async_hooks'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Acting } from '../../main/store/acting-person.ts'
import { type Database, openDatabase, type Statement } from '../../main/store/database.ts'
import { migrate } from '../../main/store/migrate.ts'

/*
 * The till's disk: the product's own database with its own migrations. In memory, each run lies in one transaction that
 * is rolled back at its end; on files, each run has its own and each life opens it anew. Either way what a life has
 * committed is there for the next one, and nothing else.
 */

/** Thrown at the place where the process dies; whoever catches it is dead, too. */
export class PowerCut extends Error {}

/** A move of a payment from one status to another, as committed. The first move of a payment comes from ''. */
export type Move = { paymentId: string; from: string; to: string }

/** What the process that uses the disk is to it. */
export type Mortal = {
  /** A place where it may die. @throws PowerCut when it does, and for everything that a dead process still tries */
  faultPoint(place: 'before-commit' | 'inside-commit' | 'after-commit'): void
  /** Called after the commit, while it cannot be undone any more and nobody has been told. */
  committed(moves: Move[]): void
}

export type Disk = {
  /** Past every fault, for the oracle. */
  raw(): Database
  /** The database as a process has it. The one before it is dead from here on. */
  openFor(life: Mortal): Database
  /** The process is dead: whatever it still tries fails. */
  close(): void
  /** As it was before the run. */
  reset(): void
  remove(): void
}

/** Noted by the database itself, in the transaction of the move, so that no writer can forget it. */
const watchMoves = `
create temp table moves (number integer primary key, payment_id text, from_status text, to_status text);
create temp trigger note_new_payment after insert on payments
begin insert into moves (payment_id, from_status, to_status) values (new.id, '', new.status); end;
create temp trigger note_moved_payment after update of status on payments when old.status <> new.status
begin insert into moves (payment_id, from_status, to_status) values (new.id, old.status, new.status); end;
`

/** @param watched the same database, for whoever wants to see what is done with it */
export function diskInMemory(
  furnish: (database: Database) => void,
  watched = (database: Database): Database => database,
): Disk {
  const database = watched(openDatabase(':memory:'))
  migrate(database)
  furnish(database)
  database.execute(watchMoves)
  const begin = database.sql<[]>('begin')
  const rollback = database.sql<[]>('rollback')
  begin.run()
  const port = mortalDatabase(() => database)
  return {
    raw: () => database,
    openFor: (life) => port.openFor(life),
    close: () => port.close(),
    reset() {
      port.close()
      rollback.run()
      begin.run()
    },
    remove: () => database.close(),
  }
}

export function diskOnFiles(furnish: (database: Database) => void): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-simulate-'))
  const template = join(folder, 'template.db')
  const path = join(folder, 'till.db')
  const first = openDatabase(template)
  migrate(first)
  furnish(first)
  first.close()
  let open: Database[] = []

  /** A new connection, while the dead process's one is left as it was: nobody tidied up after it. */
  function connect(): Database {
    const database = openDatabase(path)
    migrate(database)
    database.execute(watchMoves)
    open.push(database)
    return database
  }
  function reset(): void {
    for (const database of open) database.close()
    open = []
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    copyFileSync(template, path)
  }
  reset()
  let port: Port | undefined
  return {
    raw: () => open.at(-1) ?? connect(),
    openFor(life) {
      const database = connect()
      port = mortalDatabase(() => database)
      return port.openFor(life)
    },
    close: () => port?.close(),
    reset,
    remove() {
      for (const database of open) database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Inner = Statement<unknown[], unknown>
type Port = { openFor(life: Mortal): Database; close(): void }

/** The database port with a place to die before, inside and after every commit. */
function mortalDatabase(connection: () => Database): Port {
  const statements = new Map<string, Inner>()
  let life: Mortal | null = null
  let depth = 0
  let paymentsTouched = false
  let lastMove = 0

  const living = (): Mortal => {
    if (life === null) throw new PowerCut()
    return life
  }

  function tellMoves(owner: Mortal): void {
    if (!paymentsTouched) return
    paymentsTouched = false
    const moves = connection()
      .sql<[number], Move & { number: number }>(
        `select number, payment_id as paymentId, from_status as "from", to_status as "to" from moves where number > ?`,
      )
      .all(lastMove)
    lastMove = moves.at(-1)?.number ?? lastMove
    if (moves.length > 0) owner.committed(moves)
  }

  function commit<T>(work: () => T): T {
    const owner = living()
    owner.faultPoint('before-commit')
    depth = 1
    let result: T
    try {
      result = connection().inTransaction(work)
    } catch (error) {
      paymentsTouched = false
      throw error
    } finally {
      depth = 0
    }
    tellMoves(owner)
    owner.faultPoint('after-commit')
    return result
  }

  /** Before and after a write; in vain for a dead process. */
  function beforeWrite(touchesPayments: boolean): void {
    const owner = living()
    if (touchesPayments) paymentsTouched = true
    if (depth === 0) owner.faultPoint('before-commit')
  }
  function afterWrite<T>(result: T): T {
    const owner = living()
    if (depth > 0) owner.faultPoint('inside-commit')
    else {
      tellMoves(owner)
      owner.faultPoint('after-commit')
    }
    return result
  }

  function wrap(text: string): Inner {
    const inner = connection().sql<unknown[], unknown>(text)
    return /^\s*(insert|update|delete|replace)\b/i.test(text)
      ? writing(inner, text, /\bpayments\b/i.test(text))
      : reading(inner)
  }

  const reading = (inner: Inner): Inner => ({
    get(...parameters) {
      living()
      return inner.get(...parameters)
    },
    all(...parameters) {
      living()
      return inner.all(...parameters)
    },
    run(...parameters) {
      living()
      return inner.run(...parameters)
    },
    iterate(...parameters) {
      living()
      return inner.iterate(...parameters)
    },
  })

  const writing = (inner: Inner, text: string, touchesPayments: boolean): Inner => ({
    get(...parameters) {
      beforeWrite(touchesPayments)
      return afterWrite(inner.get(...parameters))
    },
    all(...parameters) {
      beforeWrite(touchesPayments)
      return afterWrite(inner.all(...parameters))
    },
    run(...parameters) {
      beforeWrite(touchesPayments)
      return afterWrite(inner.run(...parameters))
    },
    iterate() {
      throw new Error(`a statement that writes is not iterated: ${text}`)
    },
  })

  const port: Database = {
    path: ':simulated:',
    acting: new AsyncLocalStorage<Acting | null>(),
    sql<Parameters extends unknown[], Row>(text: string) {
      let statement = statements.get(text)
      if (!statement) {
        statement = wrap(text)
        statements.set(text, statement)
      }
      return statement as Statement<Parameters, Row>
    },
    execute(text) {
      living()
      connection().execute(text)
    },
    pragma(text) {
      living()
      return connection().pragma(text)
    },
    inTransaction<T>(work: () => T): T {
      if (depth === 0) return commit(work)
      living()
      return connection().inTransaction(work)
    },
    isInTransaction: () => depth > 0,
    checkpoint: () => undefined,
    close: () => undefined,
  }
  return {
    openFor(owner) {
      life = owner
      depth = 0
      paymentsTouched = false
      lastMove =
        connection().sql<[], { last: number | null }>('select max(number) as last from moves').get()?.last ??
        0
      return port
    },
    close() {
      life = null
    },
  }
}
