/*
 * The web socket's own thread (see socket-thread.ts). It only hands texts on, in both directions, in their order.
 *   page → thread   {url, channel}, once   then texts for the till
 *   thread → page   'open' | 'closed' | {text}, on the broadcast channel of that name
 */

type Scope = { onmessage: ((event: MessageEvent) => void) | null; close(): void }
const scope = globalThis as unknown as Scope

scope.onmessage = (event) => {
  const { url, channel } = event.data as { url: string; channel: string }
  const page = new BroadcastChannel(channel)
  const socket = new WebSocket(url)
  socket.onopen = () => page.postMessage('open')
  socket.onmessage = ({ data }) => page.postMessage({ text: data })
  socket.onclose = () => {
    page.postMessage('closed')
    scope.close()
  }
  scope.onmessage = (next) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(next.data as string)
  }
}
