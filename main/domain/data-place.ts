/*
 * Where a data folder lies, as far as its path and the system's table of mounts tell. A database wants a disk of this machine:
 * locks and syncs over a network are promises that are not kept, and a program that copies files to a cloud copies the half of
 * a change, or puts an old file back.
 */

export type DataPlace = { kind: 'network' | 'synced'; name: string }

/** Kinds of file systems that are on another machine. */
const networkKinds =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|davfs|webdav|fuse\.(?:sshfs|rclone|s3fs|davfs2|gvfsd-fuse|glusterfs))$/

/** Folders that such programs make, as they name them; the owner's or the company's name may follow. */
const syncedFolders: readonly { name: string; folder: RegExp }[] = [
  { name: 'OneDrive', folder: /^onedrive(?: ?- ?.+)?$/i },
  { name: 'Dropbox', folder: /^dropbox(?: \(.+\))?$/i },
  { name: 'iCloud Drive', folder: /^(?:icloud ?drive|com~apple~clouddocs)$/i },
  { name: 'Google Drive', folder: /^(?:google ?drive(?:-.+)?|my drive)$/i },
  { name: 'Nextcloud', folder: /^nextcloud$/i },
]

/**
 * @param path absolute, without links
 * @param mounts as in /proc/mounts; empty where the system has no such table
 */
export function dataPlace(path: string, mounts: string): DataPlace | null {
  const share = /^(?:\\\\|\/\/)(?![?.][\\/])([^\\/]+)[\\/]([^\\/]+)/.exec(path)
  if (share) return { kind: 'network', name: `\\\\${share[1]}\\${share[2]}` }
  const kind = fileSystemOf(path, mounts)
  if (kind !== null && networkKinds.test(kind)) return { kind: 'network', name: kind }
  for (const part of path.split(/[\\/]/)) {
    const synced = syncedFolders.find(({ folder }) => folder.test(part))
    if (synced) return { kind: 'synced', name: synced.name }
  }
  return null
}

/** Of the mount that is nearest above the path; of two at one place the later one covers the other. */
function fileSystemOf(path: string, mounts: string): string | null {
  let nearest = { length: -1, kind: null as string | null }
  for (const line of mounts.split('\n')) {
    const [, at, kind] = line.split(' ')
    if (at === undefined || kind === undefined) continue
    // Spaces stand in the table as \040.
    const place = at.replace(/\\(\d{3})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    )
    const isAbove = place === '/' || path === place || path.startsWith(`${place}/`)
    if (isAbove && place.length >= nearest.length) nearest = { length: place.length, kind }
  }
  return nearest.kind
}
