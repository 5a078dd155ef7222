import type { PaperLine } from '../../preload/contract/views.ts'
import { bitmapUrl } from '../domain/bitmap-url.ts'
import type { LinePicture } from '../domain/line-picture.ts'
import { qrDots } from '../domain/qr-dots.ts'
import type { Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { loadLogo } from '../store/logo-store.ts'

/** The shop's logos, at hand: read once, because they stand on every paper and never change. */
export type LogoShelf = {
  /** Undefined where it is not kept, which is logged: a paper comes out without it rather than not at all. */
  dots(hash: string): LinePicture | undefined
  /** The same lines with a picture for each logo and QR code, for a screen. */
  forScreen(lines: readonly PaperLine[]): PaperLine[]
}

type Picture = NonNullable<PaperLine['picture']>

/** Of a printer's usual letters (font A). */
const dotsOfColumn = 12
const keptPictures = 8

export function logoShelf({ database, log }: { database: Database; log: Log }): LogoShelf {
  const pictures = new Map<string, Picture>()
  const logos = new Map<string, LinePicture>()

  const dots = (hash: string): LinePicture | undefined => {
    const known = logos.get(hash) ?? loadLogo(database, hash)?.picture
    if (known) remember(logos, hash, known)
    else log.warn('logo.not-kept', { hash })
    return known
  }
  const pictureOf = (name: string, make: () => LinePicture | undefined): { picture: Picture } | null => {
    const known = pictures.get(name)
    if (known) return { picture: known }
    const made = make()
    if (!made) return null
    const picture = { url: bitmapUrl(made), columns: made.width / dotsOfColumn }
    remember(pictures, name, picture)
    return { picture }
  }
  return {
    dots,
    forScreen: (lines) =>
      lines.map((line) => {
        const { logo, qr } = line
        if (logo !== undefined) return { ...line, ...pictureOf(`logo ${logo}`, () => dots(logo)) }
        if (qr !== undefined) return { ...line, align: 'centre', ...pictureOf(`qr ${qr}`, () => qrDots(qr)) }
        return line
      }),
  }
}

function remember<Value>(shelf: Map<string, Value>, name: string, value: Value): void {
  if (shelf.size >= keptPictures && !shelf.has(name)) shelf.delete(shelf.keys().next().value ?? '')
  shelf.set(name, value)
}
