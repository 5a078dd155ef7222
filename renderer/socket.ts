import type { Answer, Arguments, ChannelName, NudgeTopic, TillApi } from '../preload/contract/channels.ts'
import { fail, type Result } from '../preload/contract/result.ts'
import { type Line, openInThread } from './socket-thread.ts'

/*
 * The till's surface over one web socket, for the browser host (main/platform/till-socket.ts has the words). The
 * connection comes back by itself. Calls do not: one whose answer was lost may have been done, and only the caller can
 * ask the till what became of it. It gets `till-unreachable` and is never sent again from here.
 */

/** A call made in the gap waits so long for the connection; it has not been sent, so sending it then is no repeat. */
const longestWaitMs = 2_000
const firstPauseMs = 100
const longestPauseMs = 2_000
const largestMessageChars = 96 * 1024 * 1024

export type SocketOutside = {
  connect(): Line
  /** The till behind the connection is another run than before: everything on the screen may be out of date. */
  reload(): void
}

type Waiting = {
  text: string
  id: number
  settle(result: Result<unknown>): void
  giveUp: ReturnType<typeof setTimeout>
}

/**
 * @param shownRun the run whose answers the page came with; then the line is opened for the first question, and not before.
 */
export function connectTill(shownRun: string | null, outside: SocketOutside = browserOutside()): TillApi {
  const nudges = new Set<(topic: NudgeTopic) => void>()
  const connections = new Set<(connected: boolean) => void>()
  const sent = new Map<number, (result: Result<unknown>) => void>()
  let unsent: Waiting[] = []
  let socket: Line | null = null
  let pauseMs = firstPauseMs
  let lastId = 0
  let run = shownRun
  let isBegun = false
  let isDown = false

  const tellConnection = (connected: boolean) => {
    if (isDown === !connected) return
    isDown = !connected
    for (const listener of connections) listener(connected)
  }

  const send = (next: Line, call: Waiting) => {
    clearTimeout(call.giveUp)
    sent.set(call.id, call.settle)
    next.send(call.text)
  }

  const opened = (next: Line) => {
    socket = next
    pauseMs = firstPauseMs
    const calls = unsent
    unsent = []
    for (const call of calls) send(next, call)
    tellConnection(true)
  }

  const closed = () => {
    socket = null
    const lost = [...sent.values()]
    sent.clear()
    for (const settle of lost) settle(fail('till-unreachable', { sent: 'maybe' }))
    tellConnection(false)
    setTimeout(open, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  const received = (message: Message) => {
    if ('nudge' in message) for (const listener of nudges) listener(message.nudge)
    if ('hello' in message) {
      if (run !== null && run !== message.hello) outside.reload()
      run = message.hello
    }
    if ('id' in message) {
      sent.get(message.id)?.(message.result)
      sent.delete(message.id)
    }
  }

  const open = () => {
    isBegun = true
    const next = outside.connect()
    next.onopen = () => opened(next)
    next.onclose = closed
    next.onmessage = (event) => received(JSON.parse(String(event.data)) as Message)
  }

  const call = (channel: ChannelName, request: unknown): Promise<Result<unknown>> =>
    new Promise((settle) => {
      lastId += 1
      const id = lastId
      const text = JSON.stringify({ id, channel, request })
      if (text.length > largestMessageChars) return settle(fail('too-large'))
      const giveUp = setTimeout(() => {
        unsent = unsent.filter((waiting) => waiting.id !== id)
        settle(fail('till-unreachable', { sent: 'no' }))
      }, longestWaitMs)
      const waiting = { id, text, settle, giveUp }
      if (socket) send(socket, waiting)
      else unsent.push(waiting)
      if (!isBegun) open()
    })

  if (shownRun === null) open()
  return {
    call: <Name extends ChannelName>(name: Name, ...request: Arguments<Name>) =>
      call(name, request[0]) as Promise<Result<Answer<Name>>>,
    onNudge: (listener) => listen(nudges, listener),
    onConnection: (listener) => listen(connections, listener),
  }
}

type Message = { nudge: NudgeTopic } | { hello: string } | { id: number; result: Result<unknown> }

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function browserOutside(): SocketOutside {
  return {
    connect() {
      // The token has done its work with the page's first request; it need not stay in the address.
      if (location.search !== '') history.replaceState(null, '', '/')
      return openInThread(`ws://${location.host}/till`)
    },
    reload: () => location.reload(),
  }
}
