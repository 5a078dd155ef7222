import { createStore } from 'zustand/vanilla'
import type { Answer, Arguments, ChannelName } from '../../preload/contract/channels.ts'
import type { Result, TillError } from '../../preload/contract/result.ts'
import type { Ask } from './ask.ts'

/** A call that somebody lacks the right for, waiting for somebody else's PIN. */
export type AskedApproval = { channel: ChannelName; request: unknown; error: TillError }

type PeopleState = { asked: AskedApproval | null }

type Outside = {
  ask: Ask
  refreshState: () => Promise<void>
  personHere: () => number | null
  /** Somebody else stands at the till: everything is asked for anew. */
  onOther: () => void
  now: () => number
}

/** So often at most the till hears that somebody is there. */
const activeGapMs = 15_000

export type PeopleStore = ReturnType<typeof createPeopleStore>

export function createPeopleStore({ ask, refreshState, personHere, onOther, now }: Outside) {
  const store = createStore<PeopleState>(() => ({ asked: null }))
  let settle: ((result: Result<unknown> | null) => void) | null = null
  let toldAt = Number.NEGATIVE_INFINITY

  const end = (result: Result<unknown> | null) => {
    const waiting = settle
    settle = null
    store.setState({ asked: null })
    waiting?.(result)
  }

  return {
    ...store,
    /** Answers what the approved call answered; null where nobody approved it. */
    wait(asked: AskedApproval): Promise<Result<unknown> | null> {
      // One question at a time: a second one would lie over the first.
      if (settle) return Promise.resolve(null)
      return new Promise((resolve) => {
        settle = resolve
        store.setState({ asked })
      })
    },
    /** Answers why it was not approved. */
    async approve(asked: AskedApproval, personId: number, pin: string): Promise<TillError | null> {
      const { channel, request } = asked
      const approval = await ask('people.approve', { personId, pin, channel, request })
      if (!approval.ok) return approval.error
      end(await ask('people.approved', { token: approval.value.token, channel, request }))
      return null
    },
    giveUp: () => end(null),
    async changed() {
      const before = personHere()
      await refreshState()
      const after = personHere()
      if (after === null) end(null)
      else if (after !== before) onOther()
    },
    touched() {
      if (now() - toldAt < activeGapMs) return
      toldAt = now()
      void ask('people.active')
    },
  }
}

/** What somebody asks for and may not do, somebody else may approve: the answer then is the approved call's. */
export function askWithApproval(ask: Ask, people: PeopleStore, onLocked: () => void): Ask {
  return async <Name extends ChannelName>(
    name: Name,
    ...request: Arguments<Name>
  ): Promise<Result<Answer<Name>>> => {
    const answer = await ask(name, ...request)
    if (answer.ok) return answer
    if (answer.error.code === 'till-locked') onLocked()
    if (answer.error.code !== 'right-missing') return answer
    const approved = await people.wait({ channel: name, request: request[0], error: answer.error })
    return (approved as Result<Answer<Name>> | null) ?? answer
  }
}
