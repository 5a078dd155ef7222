import type { Fetch } from './http-client.ts'

/**
 * A way out that ends on this machine. Training has no other: whatever address its clients might be given, no request
 * leaves.
 */
export function loopbackOnly(fetch: Fetch): Fetch {
  return async (input, init) => {
    const { hostname } = new URL(input)
    if (hostname !== '127.0.0.1' && hostname !== '[::1]')
      throw Object.assign(new Error(`nothing leaves the machine in training: ${hostname}`), {
        code: 'ECONNREFUSED',
      })
    return await fetch(input, init)
  }
}
