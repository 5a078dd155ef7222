import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Request } from '../../preload/contract/channels.ts'
import { type ComposedTill, until } from './composed-till.ts'
import { testFolder } from './database.ts'

export type Exported = { view: Answer<'export.start'>; bytes: Buffer; path: string }

/** As a screen does it: begun, waited for, fetched piece by piece, and called done. */
export async function exported(till: ComposedTill, request: Request<'export.start'>): Promise<Exported> {
  const { exportId } = await till.get('export.start', request)
  const view = await until(async () => {
    const now = await till.get('export.progress', { exportId })
    return now.stage !== 'writing' && now
  })
  if (view.stage !== 'ready') throw new Error(`the export failed: ${JSON.stringify(view.error)}`)
  const pieces: Buffer[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: Answer<'export.read'> = await till.get('export.read', { exportId, offset })
    pieces.push(Buffer.from(piece.base64, 'base64'))
    offset = piece.next
  }
  await till.get('export.end', { exportId })
  const bytes = Buffer.concat(pieces)
  const path = join(testFolder(), view.fileName)
  writeFileSync(path, bytes)
  return { view, bytes, path }
}
