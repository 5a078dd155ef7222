/** A reason stands in the journal for years: shorter than this says nothing. */
export const shortestReason = 3
