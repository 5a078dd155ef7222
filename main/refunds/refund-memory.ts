import * as v from 'valibot'
import { mayMeetCopy } from '../domain/refund-schedule.ts'
import type { Database } from '../store/database.ts'
import { jobProgress } from '../store/job-store.ts'

/* What the job that asks about a refund has learnt so far; it travels in the job. */

const memorySchema = v.object({
  failures: v.number(),
  notFound: v.number(),
  silentForMs: v.number(),
  plannedGapMs: v.number(),
  paymentAskedAt: v.nullable(v.number()),
  watched: v.number(),
  unanswered: v.optional(v.number(), 0),
  refused: v.optional(v.number(), 0),
  unansweredSince: v.optional(v.nullable(v.number()), null),
})
export type RefundMemory = v.InferOutput<typeof memorySchema>

export const noMemory: RefundMemory = {
  failures: 0,
  notFound: 0,
  silentForMs: 0,
  plannedGapMs: 0,
  paymentAskedAt: null,
  watched: 0,
  unanswered: 0,
  refused: 0,
  unansweredSince: null,
}

export function readMemory(payload: unknown): RefundMemory {
  const parsed = v.safeParse(memorySchema, payload)
  return parsed.success ? parsed.output : noMemory
}

/** After its end: a copy of its request may still arrive, or waits for the card. */
export function mayBeDoubled(database: Database, refundId: string): boolean {
  const { open } = jobProgress(database, 'poll-refund', refundId)
  return open !== null && mayMeetCopy(readMemory(open.payload).watched)
}
