import * as v from 'valibot'
import { channel, id, limit, nothing, offset } from './channel.ts'
import { text } from './settings-schema.ts'
import type { AvailableReaders, PaperLine, ReaderDetailsView, ReaderService, ReaderView } from './views.ts'
import { readerColors } from './views.ts'

/* Calls about the card readers; a part of the contract in channels.ts. */

const readerName = v.pipe(text(80), v.trim())
/** A name that every object has already would be lost on its way through JSON. */
const detailName = v.pipe(
  text(40),
  v.trim(),
  v.minLength(1),
  v.check((name) => !(name in {})),
)

export const readerChannels = {
  'readers.list': channel<ReaderView[]>()(nothing),
  'readers.pair': channel<ReaderView>()(
    v.object({
      /** Left out: the first one whose readers are paired. */
      provider: v.optional(id),
      /** A pairing code; where readers are chosen, the serial number or what stands in the reader's QR code. */
      pairingCode: text(400),
      name: readerName,
      color: v.optional(v.picklist(readerColors)),
    }),
  ),
  'readers.services': channel<ReaderService[]>()(nothing),
  'readers.available': channel<AvailableReaders>()(
    v.object({ provider: id, storeId: v.nullable(text(100)), query: text(400), offset, limit }),
  ),
  'readers.choose': channel<ReaderView>()(
    v.object({
      provider: id,
      providerReaderId: v.pipe(text(200), v.minLength(1)),
      name: readerName,
      color: v.optional(v.picklist(readerColors)),
    }),
  ),
  'readers.rename': channel<ReaderView>()(
    v.object({
      readerId: id,
      name: v.pipe(readerName, v.minLength(1)),
      color: v.optional(v.picklist(readerColors)),
    }),
  ),
  'readers.remove': channel<ReaderView[]>()(v.object({ readerId: id })),
  'readers.check': channel<ReaderView>()(v.object({ readerId: id })),
  'readers.details': channel<ReaderDetailsView>()(v.object({ readerId: id })),
  /** Null takes one away; what is not named stays as it is. */
  'readers.change-details': channel<ReaderDetailsView>()(
    v.object({
      readerId: id,
      changes: v.pipe(
        v.array(v.object({ name: detailName, value: v.nullable(v.pipe(text(200), v.trim())) })),
        v.maxLength(200),
      ),
    }),
  ),
  'readers.day-totals': channel<{ lines: PaperLine[] }>()(v.object({ readerId: id })),
  'readers.print-day-totals': channel<{ queued: boolean }>()(v.object({ readerId: id })),
  'readers.set-default': channel<ReaderView[]>()(v.object({ readerId: id })),
} as const
