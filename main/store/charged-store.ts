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

export function chargedProviders(database: Database, after: number): string[] {
  return database
    .sql<[number], { provider: string }>(
      `select distinct provider from payments where tender = 'card' and status = 'approved' and final_at > ?`,
    )
    .all(after)
    .map((row) => row.provider)
}
