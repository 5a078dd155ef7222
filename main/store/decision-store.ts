import type {
  DecisionCause,
  EvidenceKind,
  RefundVerdict,
  Verdict,
} from '../../preload/contract/decision-views.ts'
import { actingPerson } from './acting-person.ts'
import type { Database } from './database.ts'

/* What persons decided where a card service could not say what became of money, and what it says since. */

export type Decision = {
  subject: string
  about: 'payment' | 'refund'
  verdict: Verdict | RefundVerdict
  cause: DecisionCause
  evidence: EvidenceKind
  reason: string
  decidedAt: number
  outcome: 'confirmed' | 'contradicted' | null
  toldAt: number | null
}

export function insertDecision(database: Database, decision: Omit<Decision, 'outcome' | 'toldAt'>): void {
  const acting = actingPerson(database)
  database
    .sql(
      `insert into decisions (subject, about, verdict, cause, evidence, reason, decided_at, person_id, approved_by)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      decision.subject,
      decision.about,
      decision.verdict,
      decision.cause,
      decision.evidence,
      decision.reason,
      decision.decidedAt,
      acting?.personId ?? null,
      acting?.approvedBy ?? null,
    )
}

export function loadDecision(database: Database, subject: string): Decision | undefined {
  return database
    .sql<[string], Decision>(
      `select subject, about, verdict, cause, evidence, reason, decided_at as decidedAt, outcome, told_at as toldAt
       from decisions where subject = ?`,
    )
    .get(subject)
}

export function settleDecision(
  database: Database,
  subject: string,
  outcome: 'confirmed' | 'contradicted',
  at: number,
): void {
  database
    .sql<[string, number, string]>(
      'update decisions set outcome = ?, told_at = ? where subject = ? and outcome is null',
    )
    .run(outcome, at, subject)
}

/** Booked as charged on a person's word, and not confirmed by the service: of whatever day. */
export function readDecidedSum(database: Database, currency: string): { count: number; amountMinor: number } {
  return (
    database
      .sql<[string], { count: number; amountMinor: number }>(
        `select count(*) as count, coalesce(sum(charged_minor), 0) as amountMinor
         from decisions join payments on payments.id = subject
         where outcome is null and verdict = 'charged' and currency = ?`,
      )
      .get(currency) ?? { count: 0, amountMinor: 0 }
  )
}
