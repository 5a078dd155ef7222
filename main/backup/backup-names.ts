/*
 * Names of backup files and which of them stay. A name says whose it is and when it was made: several tills may share a folder, and
 * none touches what is another's.
 */

export const backupEnding = '.suretill'

/** @param mark of the data that it is a copy of: the beginning of its first entry's hash */
export function backupName(mode: string, mark: string, madeAt: number): string {
  const stamp = new Date(madeAt).toISOString().replace(/[-:]|\.\d+Z$/g, '')
  return `suretill-${mode}-${mark}-${stamp.replace('T', '-')}${backupEnding}`
}

/** @returns when it was made; undefined where the name is none of this data's */
export function madeAtOf(name: string, mode: string, mark: string): number | undefined {
  const match = /^suretill-([a-z]+)-([0-9a-f]+)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.suretill$/.exec(name)
  if (!match || match[1] !== mode || match[2] !== mark) return undefined
  const [year, month, day, hour, minute, second] = match.slice(3).map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
}

const newestKept = 7
const monthsKept = 12
/** In the data folder each copy takes room from the till itself. */
const newestKeptInOwnFolder = 3

/** The newest seven, and the newest of each of the last twelve months that has one. */
export function outdatedBackups(
  names: readonly string[],
  { mode, mark, isOwnFolder }: { mode: string; mark: string; isOwnFolder: boolean },
): string[] {
  const ours = names
    .flatMap((name) => {
      const madeAt = madeAtOf(name, mode, mark)
      return madeAt === undefined ? [] : [{ name, madeAt }]
    })
    .sort((a, b) => b.madeAt - a.madeAt)
  if (isOwnFolder) return ours.slice(newestKeptInOwnFolder).map(({ name }) => name)
  const months = new Set<string>()
  return ours
    .filter(({ madeAt }, place) => {
      const month = new Date(madeAt).toISOString().slice(0, 7)
      const isFirstOfMonth = !months.has(month) && months.size < monthsKept
      if (isFirstOfMonth) months.add(month)
      return place >= newestKept && !isFirstOfMonth
    })
    .map(({ name }) => name)
}
