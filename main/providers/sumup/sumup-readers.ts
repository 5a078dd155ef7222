import type { Asked, ProviderReader } from '../../ports.ts'
import { asked } from './sumup-asked.ts'
import { type ReaderMetadata, readerSchema, type SumUpClient } from './sumup-client.ts'
import { toReader } from './sumup-mapping.ts'

/* What belongs to a reader beside pairing and naming. */

/**
 * Deleting a reader is half of an unpairing: the device stays connected, and shows no new code, until somebody does this
 * at its screen. In this order.
 */
export const stepsOnDeviceAfterRemoval = ['open-menu', 'connections', 'api', 'disconnect'] as const

const mostMetadata = 64

/**
 * Changes some of a reader's metadata; null takes a value away. SumUp replaces it as a whole, so what others have written
 * there is read first and kept.
 */
export async function changeReaderMetadata(
  client: SumUpClient,
  readerId: string,
  changes: Readonly<Record<string, string | number | boolean | null>>,
): Promise<Asked<ProviderReader>> {
  const before = asked(await client.getReader(readerId), readerSchema, (reader) => reader.metadata ?? {})
  if (before.kind !== 'answered') return before
  const metadata: ReaderMetadata = { ...before.value, ...changes }
  for (const [name, value] of Object.entries(changes)) if (value === null) delete metadata[name]
  if (Object.keys(metadata).length > mostMetadata)
    return { kind: 'refused', reason: 'invalid', providerText: `more than ${mostMetadata} values` }
  return asked(await client.updateReader(readerId, { metadata }), readerSchema, toReader)
}
