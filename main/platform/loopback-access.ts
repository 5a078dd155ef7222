import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Who may enter the browser host. It listens on this machine only, but any program and any web page on this machine can
 * knock, so three things are asked for:
 *
 * - Host names the loopback address and our port: a foreign name that was made to point here (DNS rebinding) is refused.
 * - Origin, where the browser sends one, is our own: no other page talks to the till.
 * - A secret. The printed token is made anew at each start and works as long as that start runs, more than once, because
 *   a person who closes the window must get in again with the same address, and two windows may be open. A browser that
 *   is opened for the person gets a ticket for one visit instead: its command line can be read by other users. Either is
 *   exchanged at the first visit for a cookie that scripts cannot read and other sites cannot send.
 *
 * The cookie's secret lives in the data folder, beside the database that it protects: a page that is open while the till
 * restarts finds it again without a new token.
 */

export type Access = {
  /** For the printed address. */
  token: string
  /** For one visit. */
  ticket(): string
  isOurHost(host: string | undefined): boolean
  /** True as well where no origin is sent: that is a person's own navigation or a program on this machine. */
  isOurOrigin(origin: string | undefined, host: string | undefined): boolean
  /** Whether a token or ticket opens the door; a ticket is used up by it. */
  accepts(token: string | null): boolean
  hasCookie(cookies: string | undefined): boolean
  setCookie(): string
}

export function loopbackAccess(folder: string, port: () => number): Access {
  const token = freshSecret()
  const session = keptSecret(join(folder, 'browser-session'))
  const tickets = new Set<string>()
  const cookieName = () => `suretill-${port()}`
  return {
    token,
    ticket() {
      const ticket = freshSecret()
      tickets.add(ticket)
      return ticket
    },
    isOurHost: (host) => host === `127.0.0.1:${port()}` || host === `localhost:${port()}`,
    isOurOrigin: (origin, host) => origin === undefined || origin === `http://${host}`,
    accepts(offered) {
      if (offered === null) return false
      return tickets.delete(offered) || isSame(offered, token)
    },
    hasCookie: (cookies) => readCookies(cookies, cookieName()).some((value) => isSame(value, session)),
    setCookie: () => `${cookieName()}=${session}; Path=/; HttpOnly; SameSite=Strict`,
  }
}

export function freshSecret(): string {
  return randomBytes(24).toString('base64url')
}

export function keptSecret(path: string): string {
  try {
    const kept = readFileSync(path, 'utf8').trim()
    if (/^[\w-]{32}$/.test(kept)) return kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const secret = freshSecret()
  writeFileSync(path, `${secret}\n`, { mode: 0o600 })
  return secret
}

export function readCookies(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
}

/** In a time that says nothing about where the two differ. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
