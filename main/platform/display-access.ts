import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshSecret, isSame, keptSecret, readCookies } from './loopback-access.ts'

/*
 * Who may look at the customer's display of the browser host. It has a secret of its own, which opens its page, the files of that
 * page and its socket, and no other door; the till's own cookie does not open it either. The secret is kept, because a screen that
 * is switched on in the morning opens the address that it was given once. It can be seen in that browser's command line, and shows
 * what the customer at the counter sees.
 */

export type DisplayAccess = {
  token(): string
  /** From now on the old one opens nothing, and neither does its cookie. */
  renew(): void
  accepts(token: string | null): boolean
  hasCookie(cookies: string | undefined): boolean
  setCookie(): string
}

export function displayAccess(folder: string, port: () => number): DisplayAccess {
  const path = join(folder, 'display-token')
  let token = keptSecret(path)
  const cookieName = () => `suretill-display-${port()}`
  return {
    token: () => token,
    renew() {
      const next = freshSecret()
      writeFileSync(path, `${next}\n`, { mode: 0o600 })
      token = next
    },
    accepts: (offered) => offered !== null && isSame(offered, token),
    hasCookie: (cookies) => readCookies(cookies, cookieName()).some((value) => isSame(value, token)),
    setCookie: () => `${cookieName()}=${token}; Path=/; HttpOnly; SameSite=Strict`,
  }
}
