/*
 * A web socket in a thread of its own. After a key or a tap Chromium holds back whatever arrives for the page until it has painted the
 * next frame: answers of a web socket, of a fetch, of a worker's port. What the till answered within two milliseconds would be
 * seen two frames after the key. Broadcast channels are not held back, so the answer comes in time for the frame that follows the key.
 * Measured in Chromium 156; elsewhere it is only another way for the same texts.
 */

/** As much of a web socket as the till's page uses. */
export type Line = {
  send(text: string): void
  onopen: (() => void) | null
  onclose: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
}

type FromThread = 'open' | 'closed' | { text: string }

export function openInThread(url: string): Line {
  // A name that no other window can know: the channel is the origin's, the answers are this page's.
  const channel = crypto.randomUUID()
  const answers = new BroadcastChannel(channel)
  const thread = new Worker(new URL('./socket-worker.ts', import.meta.url))
  const line: Line = {
    send: (text) => thread.postMessage(text),
    onopen: null,
    onclose: null,
    onmessage: null,
  }
  const closed = () => {
    answers.close()
    thread.terminate()
    line.onclose?.()
  }
  answers.onmessage = ({ data }: MessageEvent<FromThread>) => {
    if (data === 'open') line.onopen?.()
    else if (data === 'closed') closed()
    else line.onmessage?.({ data: data.text })
  }
  thread.onerror = closed
  thread.postMessage({ url, channel })
  return line
}
