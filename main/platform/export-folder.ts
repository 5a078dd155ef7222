import { mkdirSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportFile, ExportFolder } from '../export-ports.ts'

/**
 * Files on their way out. One that is being written has another name than one that is whole: what a cut leaves is never taken for an
 * export, and goes with the next start. Readable by its owner alone: it is the shop's books.
 */
export function exportFolder(folder: string): ExportFolder {
  const pathOf = (id: string) => join(folder, id)
  return {
    async begin(id) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return await beginFile(pathOf(id))
    },
    async read(id, offset, most) {
      const file = await open(pathOf(id), 'r')
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, offset)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    async clear() {
      for (const name of await namesIn(folder)) await rm(join(folder, name), { force: true })
    },
  }
}

async function beginFile(path: string): Promise<ExportFile> {
  const fresh = `${path}.part`
  const file = await open(fresh, 'wx', 0o600)
  let bytes = 0
  const letGo = async () => {
    await file.close()
    await rm(fresh, { force: true })
  }
  return {
    async write(text) {
      const buffer = Buffer.from(text)
      await writeAll(file, buffer)
      bytes += buffer.length
    },
    async finish() {
      try {
        await file.sync()
      } catch (error) {
        await letGo()
        throw error
      }
      await file.close()
      await rename(fresh, path)
      return { bytes }
    },
    discard: letGo,
  }
}

async function writeAll(file: FileHandle, buffer: Buffer): Promise<void> {
  for (let at = 0; at < buffer.length; ) at += (await file.write(buffer, at)).bytesWritten
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
