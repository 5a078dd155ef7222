import { type Database, openDatabase } from '../../main/store/database.ts'
import { auditTill } from '../support/audit-till.ts'
import type { CloudBooks } from './card-world.ts'

export type Comparison = {
  /** Card attempts, refunds and payments in cash in the till's books. */
  payments: number
  refunds: number
  cash: number
  /** What one side has and the other does not, or not as it is; what a screen had been told and is gone. */
  lost: number
  /** Money that moved, or was asked for, more often than somebody wanted. */
  double: number
  /** Attempts and refunds of the till, and requests at a provider, that have not ended. */
  openAtEnd: number
  /** How attempts and refunds ended, and how often. */
  ends: Record<string, number>
  problems: string[]
}

/** The last that a screen was told of a payment or a refund. */
export type Told = { what: 'payment' | 'refund'; id: string; status: string }

type Attempt = {
  id: string
  sale_id: string
  provider: string
  reference: string
  status: string
  charged_minor: number | null
  reason: string | null
  open: number
}

type Refund = {
  id: string
  payment_reference: string
  provider: string
  reference: string
  status: string
  amount_minor: number
  reason: string | null
  open: number
}

type Findings = { lost: string[]; double: string[]; open: string[] }

/** The till's books and the providers', list by list; what was told; and the till's books by themselves. */
export function compareBooks(
  databasePath: string,
  clouds: CloudBooks,
  told: readonly Told[] = [],
): Comparison {
  const database = openDatabase(databasePath)
  try {
    const attempts = database
      .sql<[], Attempt>(
        `select id, sale_id, provider, reference, status, charged_minor, reason, final_at is null as open
         from payments where tender = 'card'`,
      )
      .all()
    const refunds = database
      .sql<[], Refund>(
        `select refunds.id, payments.reference as payment_reference, refunds.provider, refunds.reference,
           refunds.status, refunds.amount_minor, refunds.reason, refunds.final_at is null as open
         from refunds join payments on payments.id = refunds.payment_id`,
      )
      .all()
    const found: Findings = { lost: [], double: [], open: [] }
    compareCharges(attempts, clouds, found)
    compareRefunds(refunds, clouds, found)
    compareRequests([...attempts, ...refunds], clouds, found)
    compareTold(database, told, found)
    overpaidSales(database, found)
    for (const { id, status, open } of [...attempts, ...refunds])
      if (open === 1) found.open.push(`${id} is still ${status}`)
    const cash = database.sql<[], { n: number }>(`select count(*) as n from payments where tender = 'cash'`)
    return {
      payments: attempts.length,
      refunds: refunds.length,
      cash: cash.get()?.n ?? 0,
      lost: found.lost.length,
      double: found.double.length,
      openAtEnd: found.open.length,
      ends: countedEnds(attempts, refunds),
      problems: [...found.lost, ...found.double, ...found.open, ...auditTill(database)],
    }
  } finally {
    database.close()
  }
}

function compareCharges(attempts: readonly Attempt[], { charges }: CloudBooks, found: Findings): void {
  const byReference = new Map(attempts.map((attempt) => [attempt.reference, attempt]))
  const chargedReferences = new Set<string>()
  const chargedSales = new Set<string>()
  for (const { reference, amountMinor } of charges) {
    const attempt = byReference.get(reference ?? '')
    if (attempt?.status !== 'approved' || attempt.charged_minor !== amountMinor)
      found.lost.push(
        `charge ${reference} of ${amountMinor}: the till has ${JSON.stringify(attempt ?? null)}`,
      )
    if (chargedReferences.has(reference ?? '')) found.double.push(`attempt ${reference} was charged twice`)
    else if (attempt && chargedSales.has(attempt.sale_id))
      found.double.push(`sale ${attempt.sale_id} was charged twice`)
    chargedReferences.add(reference ?? '')
    if (attempt) chargedSales.add(attempt.sale_id)
  }
  for (const { id, status, reference } of attempts) {
    if (status === 'approved' && !chargedReferences.has(reference))
      found.lost.push(`payment ${id} is approved, and there is no charge ${reference}`)
  }
}

/** Each refund of a provider is one of the till's, with its amount; by its own name where it has one. */
function compareRefunds(refunds: readonly Refund[], clouds: CloudBooks, found: Findings): void {
  const left = new Set(refunds)
  const given = new Map<string, number>()
  for (const { charge, reference, amountMinor } of clouds.refunds) {
    const isIt = (refund: Refund) =>
      refund.payment_reference === charge &&
      refund.amount_minor === amountMinor &&
      (reference === null || refund.reference === reference)
    const match = [...left].filter(isIt).sort((a, b) => rankOf(a) - rankOf(b))[0]
    const what = `refund ${reference ?? ''} of ${amountMinor} for ${charge}`
    if (!match) found.double.push(`${what}: nobody asked for it, or not so often`)
    else if (match.status !== 'refunded') found.lost.push(`${what}: the till has it as ${match.status}`)
    if (match) left.delete(match)
    given.set(charge ?? '', (given.get(charge ?? '') ?? 0) + amountMinor)
  }
  for (const refund of left)
    if (refund.status === 'refunded')
      found.lost.push(`refund ${refund.id} is told as done, and the provider has none such`)
  for (const [reference, sum] of given) {
    const charged = clouds.charges
      .filter((charge) => charge.reference === reference)
      .reduce((total, { amountMinor }) => total + amountMinor, 0)
    if (sum > charged) found.double.push(`${sum} of ${charged} went back for ${reference}`)
  }
}

const rankOf = ({ status }: Refund): number => (status === 'refunded' ? 0 : 1)

/** What reached a provider was sent by this till, once, and has ended there as well. */
function compareRequests(
  known: readonly { reference: string }[],
  { requests }: CloudBooks,
  found: Findings,
): void {
  const references = new Set(known.map(({ reference }) => reference))
  const seen = new Set<string>()
  for (const { provider, reference, isOpen } of requests) {
    const name = reference ?? ''
    if (!references.has(name))
      found.lost.push(`${provider} was asked for ${name}, and the till knows nothing of it`)
    if (seen.has(name)) found.double.push(`${provider} was asked for ${name} twice`)
    if (isOpen) found.open.push(`${provider} still waits for a card for ${name}`)
    seen.add(name)
  }
}

/** Whoever saw it on a screen finds it in the books; an approval and a refund stay what they are. */
function compareTold(database: Database, told: readonly Told[], found: Findings): void {
  const now = {
    payment: database.sql<[string], { status: string }>('select status from payments where id = ?'),
    refund: database.sql<[string], { status: string }>('select status from refunds where id = ?'),
  }
  for (const { what, id, status } of told) {
    const row = now[what].get(id)
    const isLasting = status === 'approved' || status === 'refunded'
    if (!row) found.lost.push(`${what} ${id} was told as ${status}, and is not there`)
    else if (isLasting && row.status !== status)
      found.lost.push(`${what} ${id} was told as ${status}, and is ${row.status}`)
  }
}

/** A sale is paid by its tenders to the cent; what is booked into it beyond that was taken twice. */
function overpaidSales(database: Database, found: Findings): void {
  const sales = database
    .sql<[], { id: string; number: number; total_minor: number; paid: number }>(
      `select sales.id, number, total_minor, sum(payments.amount_minor) as paid
       from sales join payments on payments.sale_id = sales.id
       where payments.status = 'approved' and not exists (
         select 1 from late_charges where payment_id = payments.id and choice is not 'book')
       group by sales.id having paid > total_minor`,
    )
    .all()
  for (const { number, total_minor, paid } of sales)
    found.double.push(`sale ${number}: ${paid} was taken for ${total_minor}`)
}

function countedEnds(attempts: readonly Attempt[], refunds: readonly Refund[]): Record<string, number> {
  const ends: Record<string, number> = {}
  const count = (path: string, { status, reason }: Attempt | Refund) => {
    const end = reason === null ? `${path} ${status}` : `${path} ${status} (${reason})`
    ends[end] = (ends[end] ?? 0) + 1
  }
  for (const attempt of attempts) count(`${attempt.provider} card`, attempt)
  for (const refund of refunds) count(`${refund.provider} refund`, refund)
  return ends
}
