import { hash } from 'node:crypto'
import { type LogoView, mostLogoBytes } from '../../preload/contract/receipt-look.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { bitmapUrl } from '../domain/bitmap-url.ts'
import { keepLogo } from '../store/logo-store.ts'
import type { OfficeContext } from './office-context.ts'

/**
 * receipt.read-logo: the dots of a picture, kept by their hash. Nothing is changed by it until the settings name it; the
 * same picture again is the same logo.
 */
export async function readLogo(
  context: Pick<OfficeContext, 'database' | 'clock' | 'log' | 'makeLogo'>,
  { base64 }: { base64: string },
): Promise<Result<LogoView>> {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > mostLogoBytes) return fail('logo-file-too-large')
  const made = await context.makeLogo(new Uint8Array(bytes))
  if (made.kind === 'refused') {
    context.log.info('logo.refused', { problem: made.problem, bytes: bytes.length })
    return fail(made.problem)
  }
  const { width, height, rows } = made.picture
  const logo = {
    hash: hash('sha256', Buffer.concat([Buffer.from(`${width}x${height}:`), rows])),
    picture: made.picture,
  }
  const { database, clock } = context
  database.inTransaction(() => keepLogo(database, logo, clock.now()))
  return ok({ hash: logo.hash, width, height, url: bitmapUrl(made.picture) })
}
