import type { Language, ReaderColor, ShopSettings } from './views.ts'

/*
 * All that a customer's display may know, and the whole of what it gets: it cannot ask for anything and cannot change anything.
 * Amounts and quantities are written out in the customer's language; nothing is left to compute. Of a payment whose outcome is
 * not known it learns "one moment", of readers the one that the customer is to use, of other sales nothing.
 */

export type DisplaySettings = {
  /** Of the customers; null: the shop's. */
  displayLanguage: Language | null
  displayTheme: ShopSettings['theme']
  /** Above the picture while nobody is served; empty: words of the till's. */
  displayGreeting: string
  /** After a sale; empty: words of the till's. */
  displayThanks: string
  /** The hash of a kept picture; null: the shop's logo, and without one its name. */
  displayPicture: string | null
  /** Of a till in a window of its own: opened by somebody, or by itself on a second screen. */
  displayOpens: 'asked' | 'second-screen'
  /** Which screen that is, as the system names it; empty: the first one that the till is not on. */
  displayScreen: string
}

/** What stays the same from customer to customer. */
export type DisplayLook = {
  /** A page that is older than its till loads itself again. */
  version: string
  language: Language
  theme: ShopSettings['theme']
  shopName: string
  greeting: string
  thanks: string
  picture: { kind: 'photo' | 'logo'; url: string } | null
  /** Why nobody is charged, where nobody is. */
  note: 'training' | 'test' | null
}

export type DisplayLine = {
  id: string
  name: string
  /** "2 ×", "0.335 kg" */
  quantity: string
  /** What was taken off: "10 % · −€0.50". */
  discount: string | null
  total: string
}

/** What the customer is to do at the reader; one sentence each. */
export type CardAsk =
  | 'ready-soon'
  | 'present-card'
  | 'enter-pin'
  | 'sign'
  | 'choose-tip'
  /** The reader tells nobody what it shows. */
  | 'at-reader'
  | 'one-moment'

export type DisplayScene =
  | { phase: 'idle' }
  | {
      phase: 'selling'
      lines: DisplayLine[]
      /** Lines before and after those: a display shows so many, and a basket has thousands. */
      earlier: number
      later: number
      newest: string | null
      /** Off the whole sale. */
      discount: string | null
      taxAdded: string | null
      total: string
      /** Where a part is paid already. */
      paid: string | null
      due: string | null
    }
  | { phase: 'card'; amount: string; reader: { name: string; color: ReaderColor } | null; ask: CardAsk }
  | { phase: 'thanks'; total: string; tendered: string | null; change: string | null }

/** What is sent: what changed, or nothing, so that a display knows that the till is there. */
export type DisplayMessage = { look?: DisplayLook; scene?: DisplayScene }

/** The whole surface of a display's page in a window. */
export type DisplayApi = { follow(listener: (message: DisplayMessage) => void): void }

/** A till says something at least so often; a display that hears nothing for three times as long shows nothing of a sale. */
export const displayBeatMs = 3_000

/** The host closed the line for good: the address was made anew. */
export const displayClosedForGood = 4001

/** How the display is opened on this machine. */
export type DisplayHostView =
  | { host: 'browser'; address: string; connected: number }
  | {
      host: 'electron'
      isOpen: boolean
      screens: { id: string; label: string; width: number; height: number; isTills: boolean }[]
    }
