import type { DisplayLook } from '../../preload/contract/display.ts'
import { bitmapUrl } from '../domain/bitmap-url.ts'
import { loadDisplayPicture } from '../store/display-picture-store.ts'
import { loadLogo } from '../store/logo-store.ts'
import type { DisplayContext } from './display-context.ts'

/** What stays the same from customer to customer: a few of the settings, and none that a customer has no business with. */
export function displayLook(context: DisplayContext): DisplayLook {
  const settings = context.settings()
  return {
    version: context.version,
    language: settings.displayLanguage ?? settings.language,
    theme: settings.displayTheme,
    shopName: settings.shopName,
    greeting: settings.displayGreeting,
    thanks: settings.displayThanks,
    picture: pictureOf(context),
    note: context.note(),
  }
}

function pictureOf({ database, settings }: DisplayContext): DisplayLook['picture'] {
  const { displayPicture, logo } = settings()
  const photo = displayPicture === null ? undefined : loadDisplayPicture(database, displayPicture)
  if (photo !== undefined) return { kind: 'photo', url: photo }
  const dots = logo === null ? undefined : loadLogo(database, logo)
  return dots ? { kind: 'logo', url: bitmapUrl(dots.picture) } : null
}
