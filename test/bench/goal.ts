/** One figure of the benchmark against its peer or limit of the same run. */
export type Goal = {
  readonly id: string
  readonly name: string
  /** What was measured, divided by what it is measured against. */
  readonly ratio: number
  readonly goal: number
  readonly sense: 'at most' | 'at least'
  readonly met: boolean
  readonly detail?: Record<string, unknown>
}

/** A goal from its parts; a ratio that could not be measured never meets it. */
export const judge = (goal: Omit<Goal, 'met'>): Goal => ({
  ...goal,
  met: goal.sense === 'at most' ? goal.ratio <= goal.goal : goal.ratio >= goal.goal,
})
