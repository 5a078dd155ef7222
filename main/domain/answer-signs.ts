/** What an answer of a card service shows beside its meaning. */
export type AnswerSigns = {
  /** The service's own clock. */
  serverAt: number | null
  sentAt: number
  receivedAt: number
  /** A page answered in its place, or an address that points elsewhere: this network wants a sign-in first. */
  isSignIn: boolean
}
