const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

export type ServiceAddress = { url: string; isLoopback: boolean }

/**
 * Where a card service may be asked: https, or plain http to this machine. A key over plain http, or to an address
 * with a password in it, is a key given away. Undefined for everything else; a slash at the end is dropped.
 */
export function parseServiceAddress(text: string): ServiceAddress | undefined {
  const url = text.trim().replace(/\/+$/, '')
  if (!URL.canParse(url) || /[\s\\]/.test(url)) return undefined
  const { protocol, hostname, username, password, search, hash } = new URL(url)
  const isLoopback = loopback.has(hostname)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback)
  if (!isSafe || hostname === '' || username || password || search || hash || url.includes('@'))
    return undefined
  return { url, isLoopback }
}
