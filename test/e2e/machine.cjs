// @ts-check

/*
 * Loaded into the till before its own first line: the machine's clock, its disk's room and whether that disk takes anything
 * are what a file says, which the test writes. Everything else is the till as it is shipped.
 */

const fs = require('node:fs')
const Sqlite = require('better-sqlite3')

const path = process.env.SURETILL_E2E_MACHINE
if (!path) throw new Error('SURETILL_E2E_MACHINE names no file')

const read = () => JSON.parse(fs.readFileSync(path, 'utf8'))
let machine = read()
setInterval(() => {
  try {
    machine = read()
  } catch {
    // Half written; it is whole at the next look.
  }
}, 50).unref()

const { now } = Date
Date.now = () => now() + (machine.clockOffMs ?? 0)

const { statfsSync } = fs
/** @type {any} */
const statfs = (/** @type {string} */ folder) =>
  machine.freeBytes === undefined ? statfsSync(folder) : { bavail: machine.freeBytes, bsize: 1 }
fs.statfsSync = statfs

const { transaction } = Sqlite.prototype
/** @type {any} */
const guarded = function (/** @type {any} */ work) {
  // @ts-expect-error the handle that it is called on
  const { immediate } = transaction.call(this, work)
  return {
    immediate: (/** @type {unknown[]} */ ...words) => {
      if (machine.diskFails) throw new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC')
      return immediate(...words)
    },
  }
}
Sqlite.prototype.transaction = guarded
