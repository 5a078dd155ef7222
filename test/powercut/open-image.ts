import { existsSync } from 'node:fs'
import type { Till } from '../../main/composition/till.ts'
import { composeTill } from '../../main/composition.ts'
import type { Log } from '../../main/ports.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { migrations } from '../../main/store/migrate.ts'
import { askTill } from '../support/ask-till.ts'
import { auditTill } from '../support/audit-till.ts'
import { brokenClaims, type Claim } from './claims.ts'

export type Verdict = { kind: 'kept' } | { kind: 'unreadable' | 'lost'; problems: string[] }

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * Starts the till on what the disk held, with the real start-up and no card service to reach, and looks whether everything
 * is there that was promised. Then it sells on: a number that was given before must not come again.
 */
export async function openImage(folder: string, claims: readonly Claim[]): Promise<Verdict> {
  let database: Database | undefined
  const sent: string[] = []
  let till: Till
  try {
    till = await composeTill({
      folder,
      host: 'browser',
      version: 'powercut',
      log: silent,
      async fetch(input, init) {
        if (init.method === 'POST') sent.push(input)
        throw Object.assign(new TypeError('fetch failed'), {
          cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
        })
      },
      openDatabase(path) {
        database = openDatabase(path)
        return database
      },
    })
  } catch (error) {
    return { kind: 'unreadable', problems: [String(error)] }
  }
  try {
    if (!database) throw new Error('the till opened no database')
    const problems = [
      ...auditTill(database),
      ...unresolvedPayments(database),
      ...brokenCopies(database),
      ...brokenClaims(database, claims),
      ...(await sellOn(till, database, claims)),
      ...sent.map((address) => `the start sent a request: ${address}`),
    ]
    return problems.length === 0 ? { kind: 'kept' } : { kind: 'lost', problems }
  } catch (error) {
    return { kind: 'unreadable', problems: [String(error)] }
  } finally {
    await till.stop()
  }
}

/** After a start no payment stands before its question: what was not sent is closed, what may have been is asked for. */
function unresolvedPayments(database: Database): string[] {
  return database
    .sql<[], { id: string; status: string }>(
      `select id, status from payments where status = 'created' or status = 'submitting'`,
    )
    .all()
    .map(({ id, status }) => `payment ${id} is still ${status} after the start`)
}

/** What an older program would start from: whole, and of the version that its name says. */
function brokenCopies({ path }: Database): string[] {
  return migrations.flatMap((_, before) => {
    const copyPath = `${path}.before-${before + 1}`
    if (!existsSync(copyPath)) return []
    try {
      const copy = openDatabase(copyPath, { readonly: true })
      const [sound] = copy.pragma('integrity_check') as { integrity_check: string }[]
      const [written] = copy.pragma('user_version') as { user_version: number }[]
      copy.close()
      if (sound?.integrity_check === 'ok' && written?.user_version === before) return []
      return [`the copy ${copyPath} is ${sound?.integrity_check}, of version ${written?.user_version}`]
    } catch (error) {
      return [`the copy ${copyPath} cannot be read: ${String(error)}`]
    }
  })
}

async function sellOn(till: Till, database: Database, claims: readonly Claim[]): Promise<string[]> {
  const ask = askTill(till.call)
  if (!(await ask('till.state')).setupDone) return []
  const isEmpty = (await ask('basket.get')).lines.length === 0
  const due = isEmpty ? null : await ask('payment.due')
  if (due && (due.openPaymentId !== null || due.paid.minor > 0))
    await ask('basket.park', { label: 'before the cut' })
  // Goods stood there to be taken back, and their money had not been named: now it is.
  if (due && due.total.minor < 0) {
    const { cash } = await ask('return.plan', { saleId: due.saleId })
    const cashMinor = cash?.inCoins.minor ?? 0
    const { total } = await ask('return.give-back', { saleId: due.saleId, cashMinor })
    if (total.minor !== due.total.minor) return ['what stood to be taken back came to something else']
  }
  await ask('basket.add-open', { amountMinor: 100 })
  const { saleId } = await ask('payment.due')
  const wish = { paymentId: 'after-the-cut', saleId, amountMinor: null, tenderedMinor: null }
  const { completedSaleId } = await ask('payment.cash', wish)
  if (completedSaleId === null) return ['the next sale could not be paid']
  const { saleNumber } = await ask('sales.get', { saleId: completedSaleId })
  const given = claims.flatMap((claim) => (claim.said === 'sale' ? [claim.saleNumber] : []))
  const count = database.sql<[], { n: number }>('select count(*) as n from sales').get()?.n ?? 0
  return saleNumber === count && saleNumber > Math.max(0, ...given)
    ? []
    : [`the next sale has number ${saleNumber} of ${count}; ${given.at(-1) ?? 0} had been given`]
}
