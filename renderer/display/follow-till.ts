import {
  type DisplayApi,
  type DisplayMessage,
  displayBeatMs,
  displayClosedForGood,
} from '../../preload/contract/display.ts'

/* How the page hears of the till: through its window's preload, or over its own socket. It only ever listens. */

const firstPauseMs = 500
const longestPauseMs = 8_000
/** So long a gap is a till that starts again; after it nothing of a sale may stand there. */
const silenceMs = 3 * displayBeatMs

export type Heard = { onMessage(message: DisplayMessage): void; onSilence(): void }

declare global {
  interface Window {
    display?: DisplayApi
  }
}

export function followTill({ onMessage, onSilence }: Heard): void {
  let silence: ReturnType<typeof setTimeout>
  const heard = (message: DisplayMessage) => {
    clearTimeout(silence)
    silence = setTimeout(onSilence, silenceMs)
    onMessage(message)
  }
  silence = setTimeout(onSilence, silenceMs)
  if (window.display) window.display.follow(heard)
  else followSocket(heard, onSilence)
}

function followSocket(heard: (message: DisplayMessage) => void, onSilence: () => void): void {
  let pauseMs = firstPauseMs
  // The token has done its work; nobody needs to read it off the screen.
  if (location.search !== '') history.replaceState(null, '', location.pathname)
  const open = () => {
    const socket = new WebSocket(`ws://${location.host}${location.pathname}live`)
    socket.onmessage = (event) => {
      pauseMs = firstPauseMs
      heard(JSON.parse(String(event.data)) as DisplayMessage)
    }
    socket.onclose = ({ code }) => {
      if (code === displayClosedForGood) return onSilence()
      setTimeout(open, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
  open()
}
