import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  CashDrawer,
  FoundPrinterView,
  PrinterModelsView,
  PrinterSettings,
  TriedPrinter,
} from '../../preload/contract/printer-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { Ask } from './ask.ts'

export const setupSteps = ['find', 'model', 'page', 'drawer', 'save'] as const
export type SetupStep = (typeof setupSteps)[number]

export type PrinterDraft = Omit<PrinterSettings, 'drawerOpens'> & {
  name: string
  /** The model was proposed by what the printer calls itself. */
  isProposed: boolean
  receiptColumns: ShopSettings['receiptColumns']
}

type SetupState = {
  step: SetupStep
  draft: PrinterDraft | null
  /** Null: nobody has looked yet. */
  found: FoundPrinterView[] | null
  searching: boolean
  models: PrinterModelsView
  /** What became of the last test page; null: none with this choice yet. */
  page: TriedPrinter | null
  /** Of the last try of the drawer. */
  drawer: TriedPrinter | null
  busy: boolean
  error: TillError | null
}

const begin: SetupState = {
  step: 'find',
  draft: null,
  found: null,
  searching: false,
  models: { models: [], problems: [] },
  page: null,
  drawer: null,
  busy: false,
  error: null,
}

export type PrinterSetup = ReturnType<typeof createPrinterSetup>

/**
 * A printer that is being set up. Kept outside of its dialog, so that somebody who leaves at any step, for a customer or for
 * new paper, finds the step again. Main hears of it at the last step, all at once.
 */
export function createPrinterSetup({ ask }: { ask: Ask }) {
  const store = createStore<SetupState>(() => begin)
  return {
    ...store,
    search: searching(store, ask),
    ...choosing(store),
    ...trying(store, ask),
    go: (step: SetupStep): void => store.setState({ step, error: null }),
    /** True when it is the shop's printer now; the next set-up begins anew. */
    async save(): Promise<boolean> {
      const { draft } = store.getState()
      if (!draft) return false
      store.setState({ busy: true, error: null })
      const answer = await ask('printer.save', choiceOf(draft))
      if (answer.ok) store.setState(begin)
      else store.setState({ busy: false, error: answer.error })
      return answer.ok
    },
  }
}

type Setup = StoreApi<SetupState>

function choiceOf(draft: PrinterDraft) {
  const { printerAddress, printerModel, printerLetters, cashDrawer, receiptColumns } = draft
  return { printerAddress, printerModel, printerLetters, cashDrawer, receiptColumns }
}

function change(store: Setup, part: Partial<PrinterDraft>): void {
  const { draft } = store.getState()
  if (draft) store.setState({ draft: { ...draft, ...part } })
}

function searching(store: Setup, ask: Ask): () => Promise<void> {
  let searches = 0
  const add = (more: FoundPrinterView[]): void => {
    const known = store.getState().found ?? []
    const fresh = more.filter(({ address }) => !known.some((one) => one.address === address))
    store.setState({ found: [...known, ...fresh] })
  }
  return async () => {
    searches += 1
    const mine = searches
    store.setState({ searching: true, found: null, error: null })
    const models = await ask('printer.models')
    if (models.ok) store.setState({ models: models.value })
    const look = async (where: 'machine' | 'network') => {
      const answer = await ask('printer.find', { where })
      if (mine !== searches) return
      if (answer.ok) add(answer.value)
      else store.setState({ error: answer.error })
    }
    await Promise.all([look('machine'), look('network')])
    if (mine === searches) store.setState({ searching: false })
  }
}

function choosing(store: Setup) {
  const isNarrow = (printerModel: string): boolean => {
    const model = store.getState().models.models.find(({ id }) => id === printerModel)
    return model !== undefined && model.columns < 42
  }
  return {
    take(
      { address, name, printerModel }: Pick<FoundPrinterView, 'address' | 'name' | 'printerModel'>,
      { receiptColumns }: Pick<ShopSettings, 'receiptColumns'>,
    ): void {
      const draft: PrinterDraft = {
        printerAddress: address,
        name,
        printerModel,
        isProposed: printerModel !== '',
        printerLetters: '',
        cashDrawer: 'none',
        receiptColumns: isNarrow(printerModel) ? 32 : receiptColumns,
      }
      store.setState({ step: 'model', page: null, drawer: null, error: null, draft })
    },
    setModel(printerModel: string): void {
      change(store, { printerModel, isProposed: false, printerLetters: '' })
      if (isNarrow(printerModel)) change(store, { receiptColumns: 32 })
      store.setState({ page: null, drawer: null })
    },
    setColumns(receiptColumns: ShopSettings['receiptColumns']): void {
      change(store, { receiptColumns })
      store.setState({ page: null })
    },
    drawerIs(cashDrawer: CashDrawer): void {
      change(store, { cashDrawer })
      store.setState({ step: 'save' })
    },
  }
}

function trying(store: Setup, ask: Ask) {
  const tryOut = async (what: 'page' | 'drawer'): Promise<void> => {
    const { draft, busy } = store.getState()
    if (!draft || busy) return
    store.setState({ busy: true, error: null, [what]: null })
    const answer = await ask('printer.try', { ...choiceOf(draft), what })
    if (answer.ok) store.setState({ busy: false, [what]: answer.value })
    else store.setState({ busy: false, error: answer.error })
  }
  return {
    printPage: () => tryOut('page'),
    async setLetters(printerLetters: string): Promise<void> {
      change(store, { printerLetters })
      await tryOut('page')
    },
    async openDrawer(cashDrawer: Exclude<CashDrawer, 'none'>): Promise<void> {
      change(store, { cashDrawer })
      await tryOut('drawer')
    },
  }
}
