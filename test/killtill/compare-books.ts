import { openDatabase } from '../../main/store/database.ts'
import { auditTill } from '../support/audit-till.ts'

export type Comparison = {
  /** Card attempts in the till's books. */
  payments: number
  /** Charges that the till does not have as they are, and approvals of the till without a charge. */
  lost: number
  /** Charges too many: a second one for an attempt, or for a sale that was paid already. */
  double: number
  openAtEnd: number
  /** How the attempts ended, and how often. */
  ends: Record<string, number>
  problems: string[]
}

type Attempt = {
  id: string
  sale_id: string
  reference: string
  status: string
  charged_minor: number | null
  reason: string | null
  open: number
}

/** The till's books and the provider's, charge by charge; and the till's books by themselves. */
export function compareBooks(
  databasePath: string,
  charges: readonly { reference: string | null; amountMinor: number }[],
): Comparison {
  const database = openDatabase(databasePath)
  try {
    const attempts = database
      .sql<[], Attempt>(
        `select id, sale_id, reference, status, charged_minor, reason, final_at is null as open from payments
         where tender = 'card'`,
      )
      .all()
    const byReference = new Map(attempts.map((attempt) => [attempt.reference, attempt]))
    const problems = auditTill(database)
    const lost: string[] = []
    const double: string[] = []
    const chargedReferences = new Set<string>()
    const chargedSales = new Set<string>()
    for (const { reference, amountMinor } of charges) {
      const attempt = byReference.get(reference ?? '')
      if (attempt?.status !== 'approved' || attempt.charged_minor !== amountMinor)
        lost.push(`charge ${reference} of ${amountMinor}: the till has ${JSON.stringify(attempt ?? null)}`)
      if (chargedReferences.has(reference ?? '')) double.push(`attempt ${reference} was charged twice`)
      else if (attempt && chargedSales.has(attempt.sale_id))
        double.push(`sale ${attempt.sale_id} was charged twice`)
      chargedReferences.add(reference ?? '')
      if (attempt) chargedSales.add(attempt.sale_id)
    }
    for (const { id, status, reference } of attempts) {
      if (status === 'approved' && !chargedReferences.has(reference))
        lost.push(`payment ${id} is approved, and there is no charge ${reference}`)
    }
    const ends: Record<string, number> = {}
    for (const { status, reason } of attempts) {
      const end = reason === null ? status : `${status} (${reason})`
      ends[end] = (ends[end] ?? 0) + 1
    }
    return {
      payments: attempts.length,
      lost: lost.length,
      double: double.length,
      openAtEnd: attempts.filter((attempt) => attempt.open === 1).length,
      ends,
      problems: [...lost, ...double, ...problems],
    }
  } finally {
    database.close()
  }
}
