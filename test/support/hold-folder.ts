import { takeFolderLock } from '../../main/store/folder-lock.ts'

/* A process that holds the folder named on its command line until it is killed. */
const taken = takeFolderLock(process.argv[2] ?? '')
process.send?.(taken.ok ? 'held' : 'refused')
setInterval(() => undefined, 60_000)
