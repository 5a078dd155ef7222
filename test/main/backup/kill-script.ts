import { makeBackup } from '../../../main/backup/make-backup.ts'
import { placeRestore } from '../../../main/backup/place-restore.ts'
import { prepareRestore } from '../../../main/backup/prepare-restore.ts'

/*
 * A process to be killed: one backup after the other, or one restore after the other, of the data in FOLDER.
 *
 *   node kill-script.ts backup|restore FOLDER BACKUP
 */

const [work = '', folder = '', backup = ''] = process.argv.slice(2)

for (let round = 0; ; round += 1) {
  if (work === 'backup') {
    const outcome = makeBackup({
      databasePath: `${folder}/live/till.db`,
      workFolder: `${folder}/live/backup.part`,
      targetFolder: `${folder}/live/backups`,
      isOwnFolder: true,
      marker: null,
      printersFolder: `${folder}/printers`,
      mode: 'live',
      program: 'kill',
      madeAt: Date.now() + round * 1_000,
      key: null,
    })
    if ('problem' in outcome) throw new Error(outcome.detail)
  } else {
    const outcome = prepareRestore({ path: backup, passphrase: '', folder, now: Date.now() })
    if ('problem' in outcome) throw new Error(outcome.detail)
    placeRestore(folder, outcome.preview, Date.now())
  }
  process.stdout.write('.')
}
