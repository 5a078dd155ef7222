import type { Request } from '../preload/contract/channels.ts'
import type { TillError } from '../preload/contract/result.ts'
import { bytesOfBase64, saveFile } from './save-file.ts'
import type { Services } from './state/services.ts'

type Taken = { fileName: string } | { error: TillError } | 'stopped'

const lookMs = 150

/**
 * An export from its beginning into the person's hands: main writes it, then it is fetched piece by piece, so that a large journal is never
 * one message. Whatever happens, main is told that it may go.
 */
export async function takeExport(
  ask: Services['ask'],
  request: Request<'export.start'>,
  wish: { isStopped(): boolean; onBytes(bytes: number): void; onReady(): void },
): Promise<Taken> {
  const started = await ask('export.start', request)
  if (!started.ok) return { error: started.error }
  const { exportId, fileName } = started.value
  try {
    for (;;) {
      if (wish.isStopped()) return 'stopped'
      const now = await ask('export.progress', { exportId })
      if (!now.ok) return { error: now.error }
      const { stage, bytes, error } = now.value
      wish.onBytes(bytes)
      if (stage === 'ready') break
      if (stage === 'failed') return { error: error ?? { code: 'internal' } }
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
    wish.onReady()
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for (let offset: number | null = 0; offset !== null; ) {
      if (wish.isStopped()) return 'stopped'
      const piece: Awaited<ReturnType<typeof readPiece>> = await readPiece(ask, exportId, offset)
      if (!piece.ok) return { error: piece.error }
      pieces.push(bytesOfBase64(piece.value.base64))
      offset = piece.value.next
    }
    saveFile(fileName, new Blob(pieces, { type: 'application/octet-stream' }))
    return { fileName }
  } finally {
    await ask('export.end', { exportId })
  }
}

const readPiece = (ask: Services['ask'], exportId: string, offset: number) =>
  ask('export.read', { exportId, offset })
