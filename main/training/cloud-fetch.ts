import type { Delivery, Exchanging } from './cloud-exchange.ts'
import type { CloudRequest } from './cloud-types.ts'

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * The platform's `fetch` with the cloud behind it and no network between: for a simulation on a virtual clock. It fails
 * as the real one does: a TypeError for a lost connection, the signal's reason for an abort, a body that breaks.
 */
export function fetchFromCloud(cloud: Exchanging): Fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { signal } = request
    const url = new URL(request.url)
    const asked: CloudRequest = {
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      headers: { ...Object.fromEntries(request.headers), host: url.host },
      body: await request.text(),
    }
    signal.throwIfAborted()
    return await new Promise<Response>((resolve, reject) => {
      const abort = () => reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      cloud.exchange(asked, (delivery) => {
        signal.removeEventListener('abort', abort)
        if (delivery.kind === 'dropped') {
          reject(new TypeError('fetch failed', { cause: new Error('the connection was reset') }))
          return
        }
        const redirected = delivery.answer.status >= 300 && delivery.answer.status < 400
        if (redirected && request.redirect === 'error') reject(new TypeError('fetch failed'))
        else resolve(responseOf(delivery, signal))
      })
    })
  }
}

function responseOf(delivery: Extract<Delivery, { kind: 'answer' }>, signal: AbortSignal): Response {
  const { answer } = delivery
  const init = { status: answer.status, headers: answer.headers }
  if (answer.status === 204 || answer.status === 304) return new Response(null, init)
  if (delivery.body === 'whole') return new Response(answer.body, init)
  const bytes = new TextEncoder().encode(answer.body)
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)))
      if (delivery.body === 'break') controller.error(new TypeError('terminated'))
      else signal.addEventListener('abort', () => controller.error(signal.reason), { once: true })
    },
  })
  return new Response(body, init)
}
