import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Answer, Arguments, ChannelName, NudgeTopic } from '../../preload/contract/channels.ts'
import type { TillError } from '../../preload/contract/result.ts'
import type { Language } from '../../preload/contract/views.ts'
import { createFormat, type Format } from '../format.ts'
import type { Texts } from '../texts/en.ts'
import type { Services } from './services.ts'
import type { SessionState } from './session-store.ts'

type Words = { texts: Texts; format: Format; language: Language }

const ServicesContext = createContext<Services | null>(null)
const WordsContext = createContext<Words | null>(null)

type ProviderProps = {
  services: Services
  texts: Texts
  language: Language
  timeZone: string
  children: ReactNode
}

export function TillProvider({ services, texts, language, timeZone, children }: ProviderProps) {
  const words = useMemo(
    () => ({ texts, language, format: createFormat(language, timeZone, texts) }),
    [texts, language, timeZone],
  )
  return (
    <ServicesContext value={services}>
      <WordsContext value={words}>{children}</WordsContext>
    </ServicesContext>
  )
}

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('a screen was shown outside of TillProvider')
  return services
}

function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('a screen was shown outside of TillProvider')
  return words
}

export const useTexts = (): Texts => useWords().texts
export const useFormat = (): Format => useWords().format

export function useSession<Part>(choose: (state: SessionState) => Part): Part {
  return useStore(useServices().session, choose)
}

/** The currency in which the shop counts. */
export const useCurrency = (): string => useSession((state) => state.till?.currency ?? 'EUR')

export function useNudge(topics: readonly NudgeTopic[], listener: () => void): void {
  const { onNudge } = useServices()
  const latest = useRef(listener)
  latest.current = listener
  const wanted = topics.join(' ')
  useEffect(
    () =>
      onNudge((topic) => {
        if (wanted.split(' ').includes(topic)) latest.current()
      }),
    [onNudge, wanted],
  )
}

export type Loaded<Value> = {
  value: Value | null
  error: TillError | null
  reload: () => void
  /** For an answer of another call that already says what is true now. */
  replace: (value: Value) => void
}

/** Asks when the screen opens, when the question changes and when one of the topics was nudged. */
export function useAnswer<Name extends ChannelName>(
  name: Name,
  request: Arguments<Name>,
  topics: readonly NudgeTopic[] = [],
): Loaded<Answer<Name>> {
  const { look } = useServices()
  const [state, setState] = useState<{ value: Answer<Name> | null; error: TillError | null }>({
    value: null,
    error: null,
  })
  const [turn, setTurn] = useState(0)
  const question = JSON.stringify(request)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again; the request is compared by its text
  useEffect(() => {
    let isCurrent = true
    void look(name, ...request).then((answer) => {
      if (!isCurrent) return
      if (answer.ok) setState({ value: answer.value, error: null })
      else setState(({ value }) => ({ value, error: answer.error }))
    })
    return () => {
      isCurrent = false
    }
  }, [look, name, question, turn])

  const reload = () => setTurn((now) => now + 1)
  useNudge(topics, reload)
  return { ...state, reload, replace: (value) => setState({ value, error: null }) }
}
