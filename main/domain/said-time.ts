const dayMs = 86_400_000

/** A provider's time counts where it can be the one that is meant: not a day before it was sent, and not a day from now. */
export function saidTime(said: number | null, sentAt: number, at: number): number {
  return said !== null && said >= sentAt - dayMs && said <= at + dayMs ? said : at
}
