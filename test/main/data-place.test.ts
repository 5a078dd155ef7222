import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataPlace } from '../../main/domain/data-place.ts'
import { composedTill } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'

const mounts = [
  '/dev/sda1 / ext4 rw,relatime 0 0',
  'server:/srv/till /mnt/till nfs4 rw,vers=4.2 0 0',
  '//server/share /mnt/office\\040files cifs rw 0 0',
  'shop@server:/ /home/shop/remote fuse.sshfs rw 0 0',
  'drvfs /mnt/c 9p rw 0 0',
  '/dev/sdb1 /mnt/till/local ext4 rw 0 0',
  '/dev/fuse /home/shop/usb fuseblk rw 0 0',
].join('\n')

describe('where the data lies', () => {
  it.each([
    ['/mnt/till', 'nfs4'],
    ['/mnt/till/suretill', 'nfs4'],
    ['/mnt/office files/till', 'cifs'],
    ['/home/shop/remote/till', 'fuse.sshfs'],
    ['/mnt/c/Users/Shop/till', '9p'],
    ['\\\\server\\share\\till', '\\\\server\\share'],
    ['//server/share/till', '\\\\server\\share'],
  ])('S9: %s is on another machine (%s)', (path, name) => {
    expect(dataPlace(path, mounts)).toEqual({ kind: 'network', name })
  })

  it.each([
    ['C:\\Users\\Shop\\OneDrive\\Till', 'OneDrive'],
    ['C:\\Users\\Shop\\OneDrive - Corner Shop\\Till', 'OneDrive'],
    ['/Users/shop/Library/CloudStorage/OneDrive-Personal/till', 'OneDrive'],
    ['/home/shop/Dropbox/till', 'Dropbox'],
    ['/home/shop/Dropbox (Corner Shop)/till', 'Dropbox'],
    ['/Users/shop/Library/Mobile Documents/com~apple~CloudDocs/till', 'iCloud Drive'],
    ['C:\\Users\\Shop\\iCloudDrive\\till', 'iCloud Drive'],
    ['/Users/shop/Library/CloudStorage/GoogleDrive-shop@example.com/My Drive/till', 'Google Drive'],
    ['G:\\My Drive\\till', 'Google Drive'],
  ])('S9: %s is copied by %s', (path, name) => {
    expect(dataPlace(path, mounts)).toEqual({ kind: 'synced', name })
  })

  it.each([
    '/home/shop/.local/share/suretill',
    '/mnt/till/local/suretill',
    '/mnt/tillage/suretill',
    '/home/shop/usb/suretill',
    '/home/shop/dropboxes/suretill',
    'C:\\Users\\Shop\\AppData\\Roaming\\suretill',
    '\\\\?\\C:\\Users\\Shop\\suretill',
  ])('S9: %s is a disk of this machine', (path) => {
    expect(dataPlace(path, mounts)).toBeNull()
  })

  it('S9: is said by the till itself before anything is sold, also through a link, and not of another folder', async () => {
    const root = testFolder()
    const real = join(root, 'OneDrive - Corner Shop', 'till')
    mkdirSync(real, { recursive: true })
    symlinkSync(real, join(root, 'till'), 'dir')
    const synced = await composedTill({ folder: join(root, 'till') })
    const warned = await synced.get('till.state')
    expect(warned.setupDone).toBe(false)
    expect(warned.warnings).toContainEqual({ code: 'data-synced', place: 'OneDrive' })
    const local = await composedTill()
    const codes = (await local.get('till.state')).warnings.map(({ code }) => code)
    expect(codes).not.toContain('data-synced')
    expect(codes).not.toContain('data-on-network')
  })
})
