import * as v from 'valibot'
import { channel, nothing } from './channel.ts'
import type { DisplayHostView } from './display.ts'
import { mostPictureChars } from './display-picture.ts'

/* What the till's own screens may do with the customer's display. The display itself has no channel at all. */

export const displayChannels = {
  'display.host': channel<DisplayHostView>()(nothing),
  /** A window of the till's, on the second screen where there is one. */
  'display.open': channel<DisplayHostView>()(nothing),
  /** A new address; whoever has the old one sees nothing any more. */
  'display.renew': channel<DisplayHostView>()(nothing),
  /** Keeps a picture for the display. Nothing shows it before the settings name it. */
  'display.keep-picture': channel<{ hash: string }>()(
    v.object({
      url: v.pipe(
        v.string(),
        v.maxLength(mostPictureChars),
        v.regex(/^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/),
      ),
    }),
  ),
  /** The picture that the settings name; null: none. */
  'display.picture': channel<{ url: string | null }>()(
    v.object({ hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))) }),
  ),
}
