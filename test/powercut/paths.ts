/*
 * What is recorded and cut: each is a way through the till that writes in an order of its own. How many images each gets
 * when nobody says otherwise, how many steps a round of it makes, and how many rounds are recorded at most.
 */
type CutPath = { images: number; stepsPerRound: number; mostRounds: number }

export const cutPaths = {
  /** Cash. */
  sale: { images: 10_000, stepsPerRound: 70, mostRounds: 120 },
  /** SumUp's reader. */
  payment: { images: 10_000, stepsPerRound: 260, mostRounds: 40 },
  'cm-payment': { images: 2_000, stepsPerRound: 260, mostRounds: 16 },
  /** Of both services, whole and in parts. */
  refund: { images: 2_000, stepsPerRound: 400, mostRounds: 12 },
  close: { images: 2_000, stepsPerRound: 150, mostRounds: 30 },
  /** From the oldest form of the data to today's, at the first start of a newer program. */
  migration: { images: 2_000, stepsPerRound: 300, mostRounds: 6 },
} as const satisfies Record<string, CutPath>

export type PathName = keyof typeof cutPaths
export const paths = Object.keys(cutPaths) as PathName[]
