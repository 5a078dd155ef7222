import { createStore } from 'zustand/vanilla'
import type { TillError } from '../../preload/contract/result.ts'
import type { ShopSettings, TillState } from '../../preload/contract/views.ts'
import type { Texts } from '../texts/en.ts'
import type { Ask } from './ask.ts'

export const screens = [
  'sale',
  'sales',
  'day',
  'catalogue',
  'readers',
  'settings',
  'queue',
  'reports',
] as const
export type ScreenName = (typeof screens)[number]

export type Notice = {
  id: number
  tone: 'info' | 'success' | 'danger'
  /** The sentence, said in the language that is in use when it is shown. */
  say: (texts: Texts) => string
  action?: { say: (texts: Texts) => string; run: () => void }
}

/** Where another screen was asked to begin: a product to create, a code to look for, a sale to show. */
export type Errand =
  | { kind: 'new-product'; barcode: string }
  | { kind: 'find'; query: string }
  | { kind: 'show-sale'; saleId: string }
  | null

export type SessionState = {
  till: TillState | null
  settings: ShopSettings | null
  startError: TillError | null
  /** The till could not send a part of this page, and a new page lacked one as well. */
  partMissing: boolean
  connected: boolean
  screen: ScreenName
  errand: Errand
  /** `auto` shows the desk while a card payment of training waits for its cardholder. */
  desk: 'auto' | 'open' | 'closed'
  deskWanted: boolean
  keysShown: boolean
  /** Somebody wants the drawer opened and says why. */
  drawerAsked: boolean
  notices: Notice[]
}

/** Somebody has to sign in first. */
export const isLocked = (till: TillState | null): boolean =>
  till !== null && till.counter !== null && till.counter.person === null

export type SessionStore = ReturnType<typeof createSessionStore>

export function createSessionStore(outside: { ask: Ask; setTimer: (work: () => void, ms: number) => void }) {
  const { ask, setTimer } = outside
  const store = createStore<SessionState>(() => ({
    till: null,
    settings: null,
    startError: null,
    partMissing: false,
    connected: true,
    screen: 'sale',
    errand: null,
    desk: 'auto',
    deskWanted: false,
    keysShown: false,
    drawerAsked: false,
    notices: [],
  }))
  let lastNotice = 0

  const dismiss = (id: number) =>
    store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))

  return {
    ...store,
    async refresh() {
      const [state, settings] = await Promise.all([ask('till.state'), ask('settings.get')])
      if (state.ok) store.setState({ till: state.value, startError: null })
      else if (!store.getState().till) store.setState({ startError: state.error })
      if (settings.ok) store.setState({ settings: settings.value })
    },
    async refreshState() {
      const state = await ask('till.state')
      if (state.ok) store.setState({ till: state.value })
    },
    go(screen: ScreenName, errand: Errand = null) {
      store.setState({ screen, errand })
    },
    notify(notice: Omit<Notice, 'id'>) {
      lastNotice += 1
      const id = lastNotice
      // Three at most: more cannot be read, and they would cover what is worked on.
      store.setState(({ notices }) => ({ notices: [...notices.slice(-2), { ...notice, id }] }))
      setTimer(() => dismiss(id), notice.tone === 'danger' ? 9_000 : 3_000)
    },
    dismiss,
    showDesk: (shown: boolean) => store.setState({ desk: shown ? 'open' : 'closed', deskWanted: false }),
  }
}
