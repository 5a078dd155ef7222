/* What exports need of the rim: a place for files that are whole or not there. */

export type ExportFile = {
  /** On the disk's way when it answers, so that a slow disk slows the export and not the till. */
  write(text: string | Uint8Array): Promise<void>
  /** Synced and under its name; only now somebody can find it. */
  finish(): Promise<{ bytes: number }>
  /** As if it had never been begun. */
  discard(): Promise<void>
}

export type ExportFolder = {
  begin(id: string): Promise<ExportFile>
  read(id: string, offset: number, most: number): Promise<Uint8Array>
  remove(id: string): Promise<void>
  /** What an earlier run left. */
  clear(): Promise<void>
}
