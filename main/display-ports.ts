import type { DisplayHostView } from '../preload/contract/display.ts'

/** How the host of this till shows a customer's display. */
export type DisplayHost = {
  view(): DisplayHostView
  /** Nothing where a display is a page that somebody opens. */
  open(): void
  /** A new address; the old one is dead at once. Nothing where the display is a window of the till's. */
  renew(): void
}
