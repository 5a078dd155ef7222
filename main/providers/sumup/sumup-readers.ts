import type { Asked, ReaderDetails } from '../../ports.ts'
import { asked } from './sumup-asked.ts'
import { type Reader, type ReaderMetadata, readerSchema, type SumUpClient } from './sumup-client.ts'

/* What belongs to a reader beside pairing and naming. */

/**
 * Deleting a reader is half of an unpairing: the device stays connected, and shows no new code, until somebody does this
 * at its screen. In this order.
 */
export const stepsOnDeviceAfterRemoval = ['open-menu', 'connections', 'api', 'disconnect'] as const

const mostMetadata = 64

export async function readReaderMetadata(
  client: SumUpClient,
  readerId: string,
): Promise<Asked<ReaderDetails>> {
  return asked(await client.getReader(readerId), readerSchema, toDetails)
}

/**
 * Changes some of a reader's metadata; null takes a value away. SumUp replaces it as a whole, so what others have written
 * there is read first and kept.
 */
export async function changeReaderMetadata(
  client: SumUpClient,
  readerId: string,
  changes: ReadonlyMap<string, string | null>,
): Promise<Asked<ReaderDetails>> {
  const before = asked(await client.getReader(readerId), readerSchema, (reader) => reader.metadata ?? {})
  if (before.kind !== 'answered') return before
  const metadata: ReaderMetadata = { ...before.value }
  for (const [name, value] of changes) {
    if (value === null) delete metadata[name]
    else metadata[name] = value
  }
  if (Object.keys(metadata).length > mostMetadata)
    return { kind: 'refused', reason: 'invalid', providerText: `more than ${mostMetadata} values` }
  return asked(await client.updateReader(readerId, { metadata }), readerSchema, toDetails)
}

function toDetails({ metadata }: Reader): ReaderDetails {
  const details = Object.entries(metadata ?? {}).map(([name, value]) =>
    typeof value === 'string'
      ? { name, value, isText: true }
      : { name, value: JSON.stringify(value), isText: false },
  )
  return { details, most: mostMetadata }
}
