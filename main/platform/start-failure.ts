/** Errors whose message is a sentence for the person who started the till. */
const sentences = new Set([
  'DataFolderError',
  'HostOptionsError',
  'UnsuitableRuntimeError',
  'NewerDatabaseError',
  'ForeignDatabaseError',
  'TestCloudError',
  'ModeFileError',
])

/** What to tell when the till cannot start: never a stack, always what to do where that is known. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return `The till could not start: ${String(error)}`
  if (sentences.has(error.name)) return error.message
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code.startsWith('SQLITE_FULL'))
    return 'The till could not start: the disk is full. Make room and start again; nothing was lost.'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return 'The till could not start: its database file is damaged. Nothing was changed; keep the folder and restore a backup beside it.'
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen')
    return 'The till could not start: this user may not open that port. Choose one above 1023 with --port N'
  return `The till could not start: ${error.message}`
}
