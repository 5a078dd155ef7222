/* A person's word about a payment whose card service cannot say what became of it. */

/** Why asking has not brought a fact, as far as anybody can tell. */
export const decisionCauses = ['contradiction', 'refused', 'no-answer', 'no-verdict'] as const
export type DecisionCause = (typeof decisionCauses)[number]

export const verdicts = ['charged', 'not-charged'] as const
export type Verdict = (typeof verdicts)[number]

export const refundVerdicts = ['refunded', 'not-refunded'] as const
export type RefundVerdict = (typeof refundVerdicts)[number]

/** What the person went by. */
export const evidenceKinds = ['reader', 'slip', 'portal', 'bank', 'customer'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** Whether a person may decide. Never: there is nothing to decide. */
export type MayDecide =
  | { kind: 'never' }
  | { kind: 'now'; cause: DecisionCause }
  | {
      kind: 'later'
      cause: DecisionCause
      /** What it waits for. */
      until: 'time' | 'question' | 'cancel' | 'request'
      /** For 'time': from then on. */
      at: number | null
    }

export type DecisionView<Of = Verdict> = {
  verdict: Of
  evidence: EvidenceKind
  reason: string
  at: number
  /** What the service says since; null: nothing yet, so that it is a person's word alone. */
  outcome: 'confirmed' | 'contradicted' | null
}
