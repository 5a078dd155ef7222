import * as v from 'valibot'
import type { Database } from './database.ts'

/* Charges that are in the books, for the watch that looks for others beside them. */

export type ChargedAttempt = {
  id: string
  reference: string
  providerReaderId: string
  providerIds: Record<string, string>
  amountMinor: number
  currency: string
  submittedAt: number | null
  finalAt: number
  /** It stands beside the payment that was charged first. */
  isSecond: boolean
}

/** Charges of a provider since then, as little of each as a look needs: three busy days of them are read at a time. */
export function chargedSince(database: Database, provider: string, after: number): ChargedAttempt[] {
  return database
    .sql<
      [number, string],
      Omit<ChargedAttempt, 'providerIds' | 'isSecond'> & { ids: string; first: string | null }
    >(
      `select id, reference, provider_reader_id as providerReaderId, provider_ids as ids, amount_minor as amountMinor,
         currency, submitted_at as submittedAt, final_at as finalAt, duplicate_of as first
       from payments where tender = 'card' and status = 'approved' and final_at > ? and provider = ?`,
    )
    .all(after, provider)
    .map(({ ids, first, ...row }) => ({
      ...row,
      providerIds: v.parse(idsSchema, JSON.parse(ids)),
      isSecond: first !== null,
    }))
}

const idsSchema = v.record(v.string(), v.string())

/** One of this till's attempts was sent under that name, whatever became of it. */
export function isReferenceOfOurs(database: Database, reference: string): boolean {
  return (
    database
      .sql<[string]>('select 1 from payments where reference = ? and duplicate_of is null')
      .get(reference) !== undefined
  )
}

/** The payment that was charged first under that reference. */
export function chargedUnder(database: Database, provider: string, reference: string): string | undefined {
  return database
    .sql<[string, string], { id: string }>(
      `select id from payments where reference = ? and provider = ? and duplicate_of is null and status = 'approved'`,
    )
    .get(reference, provider)?.id
}

/**
 * The charge of the books that the provider calls by that id. Under our reference it stands at once, also where it was taken
 * on the provider's word and has no id; without one the charges since then are searched.
 */
export function chargeNamed(
  database: Database,
  provider: string,
  { transactionId, reference }: { transactionId: string; reference: string },
  after: number,
): { id: string; finalAt: number } | undefined {
  const isIts = `provider = ? and status = 'approved' and provider_ids ->> '$.transactionId' = ?`
  const charge = 'select id, final_at as finalAt from payments where'
  const own = database
    .sql<[string, string, string, string], { id: string; finalAt: number }>(
      `${charge} reference = ? and duplicate_of is null and provider = ? and status = 'approved'
         and coalesce(provider_ids ->> '$.transactionId', ?) = ?`,
    )
    .get(reference, provider, transactionId, transactionId)
  if (own) return own
  return database
    .sql<[number, string, string], { id: string; finalAt: number }>(
      `${charge} tender = 'card' and final_at > ? and ${isIts}`,
    )
    .get(after, provider, transactionId)
}

export function chargedProviders(database: Database, after: number): string[] {
  return database
    .sql<[number], { provider: string }>(
      `select distinct provider from payments where tender = 'card' and status = 'approved' and final_at > ?`,
    )
    .all(after)
    .map((row) => row.provider)
}
