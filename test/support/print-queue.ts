import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'

/* A CUPS scheduler of the test's own, beside the system's: its own folder, its own socket, queues without a driver. */

export const hasCups =
  process.getuid?.() === 0 &&
  ['/usr/sbin/cupsd', '/usr/lib/cups/backend/socket'].every((path) => existsSync(path))

export type PrintQueues = {
  /** Makes a queue to a TCP port of this machine. */
  add(name: string, port: number): void
  disable(name: string): void
  /** What stands in the queue still. */
  waiting(name: string): string
}

export async function printQueues(): Promise<PrintQueues> {
  // Not in a test's own folder: the scheduler works as another user, who has to be able to walk down to it.
  const folder = mkdtempSync(join(tmpdir(), 'queues-'))
  for (const name of ['cache', 'spool/tmp', 'run', 'log', 'ppd', 'ssl'])
    mkdirSync(join(folder, name), { recursive: true })
  const socket = join(folder, 'run', 'cups.sock')
  const anybody = 'Order allow,deny\nAllow all'
  writeFileSync(
    join(folder, 'cupsd.conf'),
    `Listen ${socket}
WebInterface No
DefaultAuthType None
Browsing Off
MaxLogSize 0
<Location />
${anybody}
</Location>
<Location /admin>
${anybody}
</Location>
<Policy default>
<Limit All>
${anybody}
</Limit>
</Policy>
`,
  )
  writeFileSync(
    join(folder, 'cups-files.conf'),
    `ServerRoot ${folder}
CacheDir ${join(folder, 'cache')}
RequestRoot ${join(folder, 'spool')}
TempDir ${join(folder, 'spool', 'tmp')}
StateDir ${join(folder, 'run')}
AccessLog ${join(folder, 'log', 'access')}
ErrorLog ${join(folder, 'log', 'error')}
PageLog ${join(folder, 'log', 'page')}
User lp
Group lp
SystemGroup root
`,
  )
  execFileSync('chown', ['-R', 'lp:lp', folder])
  chmodSync(folder, 0o755)
  const scheduler = spawn(
    'cupsd',
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    {
      stdio: 'ignore',
      env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin` },
    },
  )
  const before = process.env.CUPS_SERVER
  process.env.CUPS_SERVER = socket
  onTestFinished(async () => {
    if (before === undefined) delete process.env.CUPS_SERVER
    else process.env.CUPS_SERVER = before
    await ended(scheduler)
    rmSync(folder, { recursive: true, force: true })
  })
  await vi.waitUntil(() => existsSync(socket), { timeout: 20_000, interval: 50 })
  const admin = (...words: string[]) => execFileSync('/usr/sbin/lpadmin', words, { stdio: 'pipe' })
  return {
    add: (name, port) => void admin('-p', name, '-E', '-v', `socket://127.0.0.1:${port}`, '-m', 'raw'),
    disable: (name) => void execFileSync('/usr/sbin/cupsdisable', [name], { stdio: 'pipe' }),
    waiting: (name) =>
      execFileSync('lpstat', ['-W', 'not-completed', '-o', name], { encoding: 'utf8', stdio: 'pipe' }),
  }
}

function ended(scheduler: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (scheduler.exitCode !== null) resolve()
    scheduler.once('exit', () => resolve())
    scheduler.kill('SIGTERM')
  })
}
