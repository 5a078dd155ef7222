import { hash } from 'node:crypto'
import type { DisplayHostView } from '../../preload/contract/display.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { pictureHead } from '../domain/picture-head.ts'
import { keepDisplayPicture, loadDisplayPicture } from '../store/display-picture-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { DisplayContext } from './display-context.ts'

/* What the settings do with the display: open it, give it another address, choose its picture. */

export function displayHost({ host }: DisplayContext): Result<DisplayHostView> {
  return host ? ok(host.view()) : fail('not-allowed')
}

export function openDisplay({ host }: DisplayContext): Result<DisplayHostView> {
  if (!host) return fail('not-allowed')
  host.open()
  return ok(host.view())
}

/** Who may look is a right, and its change an entry. */
export function renewDisplay({ host, database, clock }: DisplayContext): Result<DisplayHostView> {
  if (!host) return fail('not-allowed')
  database.inTransaction(() => appendJournal(database, clock.now(), 'display-address-renewed', 'shop', {}))
  host.renew()
  return ok(host.view())
}

/** display.keep-picture. The screen made it small; what it says of itself must be what it is. */
export function keepPicture(context: DisplayContext, { url }: { url: string }): Result<{ hash: string }> {
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  const said = /^data:image\/(\w+);/.exec(url)?.[1]
  if (said !== kindOf(bytes)) return fail('picture-not-readable')
  const picture = { hash: hash('sha256', bytes), url }
  const { database, settings } = context
  database.inTransaction(() => keepDisplayPicture(database, picture, settings().displayPicture))
  return ok({ hash: picture.hash })
}

function kindOf(bytes: Buffer): string | undefined {
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'webp' : pictureHead(bytes)?.kind
}

export function displayPicture(
  { database }: DisplayContext,
  { hash: wanted }: { hash: string | null },
): Result<{ url: string | null }> {
  return ok({ url: wanted === null ? null : (loadDisplayPicture(database, wanted) ?? null) })
}
