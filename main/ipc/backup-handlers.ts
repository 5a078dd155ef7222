import { ok } from '../../preload/contract/result.ts'
import type { Backups } from '../backup/backups.ts'
import type { Handlers } from './door.ts'

export function backupHandlers({ backups }: { backups: Backups }) {
  return {
    'backup.state': () => ok(backups.state()),
    'backup.save-settings': (request) => backups.saveSettings(request),
    'backup.now': () => backups.backUpNow(),
    'backup.find': (request) => backups.find(request),
    'backup.look': (request) => backups.look(request),
    // Asked for here, done where the till on the data can be stopped (main/composition/switchable-till.ts).
    'backup.restore': (request) => {
      const may = backups.mayRestore(request)
      return may.ok ? ok(null) : may
    },
    'backup.compared': () => backups.compared(),
  } satisfies Partial<Handlers>
}
