import { createStore } from 'zustand/vanilla'
import type { Request } from '../../preload/contract/channels.ts'
import type { Result, TillError } from '../../preload/contract/result.ts'
import type { ImportProgress } from '../../preload/contract/views.ts'
import type { Ask } from './ask.ts'

type ImportState = { progress: ImportProgress | null; error: TillError | null }

type ImportServices = {
  ask: Ask
  /** @returns how to call the timer off */
  setTimer: (work: () => void, ms: number) => () => void
}

export type ImportStore = ReturnType<typeof createImportStore>

const askAgainMs = 150
const working: ReadonlySet<ImportProgress['stage']> = new Set(['reading', 'checking', 'writing', 'indexing'])

export const isAtWork = (progress: ImportProgress): boolean => working.has(progress.stage)

/**
 * The import that main is at. Kept outside of its screen, so that somebody who looks at another one in between finds its
 * progress again, and can still call it off.
 */
export function createImportStore({ ask, setTimer }: ImportServices) {
  const store = createStore<ImportState>(() => ({ progress: null, error: null }))
  let stopAsking = (): void => undefined

  const take = (answer: Result<ImportProgress>): void => {
    if (answer.ok) store.setState({ progress: answer.value, error: answer.value.error })
    // Main was started anew and knows nothing of it.
    else if (answer.error.code === 'import-not-found') store.setState({ progress: null, error: answer.error })
    else store.setState({ error: answer.error })
    follow()
  }
  const follow = (): void => {
    stopAsking()
    const { progress } = store.getState()
    if (!progress || !isAtWork(progress)) return
    let isStopped = false
    const askAgain = async (): Promise<void> => {
      const answer = await ask('catalogue.import-progress', { importId: progress.importId })
      if (!isStopped) take(answer)
    }
    const callOff = setTimer(() => void askAgain(), askAgainMs)
    stopAsking = () => {
      isStopped = true
      callOff()
    }
  }
  const importId = (): string => store.getState().progress?.importId ?? ''

  return {
    ...store,
    async open(fileName: string, base64: string) {
      store.setState({ error: null })
      take(await ask('catalogue.import-open', { fileName, base64 }))
    },
    async adjust(change: Omit<Request<'catalogue.import-adjust'>, 'importId'>) {
      take(await ask('catalogue.import-adjust', { importId: importId(), ...change }))
    },
    run: async () => take(await ask('catalogue.import-run', { importId: importId() })),
    cancel: async () => take(await ask('catalogue.import-cancel', { importId: importId() })),
    /** The list is not wanted any more; main gives its memory back. */
    forget() {
      stopAsking()
      const { progress } = store.getState()
      store.setState({ progress: null, error: null })
      if (progress?.stage === 'ready') void ask('catalogue.import-cancel', { importId: progress.importId })
    },
  }
}
