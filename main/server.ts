import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '../package.json'
import type { DisplayHostView } from '../preload/contract/display.ts'
import type { Till } from './composition/till.ts'
import { composeTill } from './composition.ts'
import { defaultDataFolder, prepareDataFolder } from './platform/data-folder.ts'
import { displayPage } from './platform/display-files.ts'
import { serveDisplay } from './platform/display-socket.ts'
import { emergencyPlace } from './platform/emergency-place.ts'
import { withFirstAnswers } from './platform/first-page.ts'
import { hostLog } from './platform/host-log.ts'
import { readHostOptions } from './platform/host-options.ts'
import { outliveBugs, stopOnRequest } from './platform/host-process.ts'
import { painterFilesOf } from './platform/line-painter.ts'
import { type LoopbackSite, openLoopbackSite } from './platform/loopback-site.ts'
import { pageFiles } from './platform/page-files.ts'
import { modelFolderOf } from './platform/printer-models.ts'
import { openSafeScreen } from './platform/safe-screen.ts'
import { counted, countStarts, type StartCount } from './platform/start-count.ts'
import { startFailure } from './platform/start-failure.ts'
import { readTestClouds } from './platform/test-clouds.ts'
import { serveWindow } from './platform/till-socket.ts'
import type { Log } from './ports.ts'
import { type FolderLock, type LockHolder, takeFolderLock } from './store/folder-lock.ts'

/*
 * The browser host: the same renderer over the same contract, for a machine without an Electron runtime or a display.
 * Started by `npm start` or directly: node out/main/server.cjs --data=DIR --port=N
 */

const out = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Tried first, so that an open page finds the till again after a restart. */
const usualPort = 7870

async function start(words: readonly string[]): Promise<void> {
  const options = readHostOptions(words)
  const folder = prepareDataFolder(options.data ?? defaultDataFolder())
  const taken = takeFolderLock(folder)
  if (!taken.ok) return tellWhoIsHere(taken.holder, folder)
  const { lock } = taken
  const starts = countStarts(folder, Date.now)
  const opening = { folder, port: options.port, lock, starts }
  if (starts.isLooping) return await standStill(opening)
  await openTill(opening, (close) => stopOnRequest(close, (code) => process.exit(code)))
}

type Opening = { folder: string; port: number | null; lock: FolderLock; starts: StartCount }

/** It crashed again and again: it waits for somebody, in a page that needs nothing of what may be broken. */
async function standStill(opening: Opening): Promise<void> {
  const { folder, lock, starts } = opening
  let close = async () => lock.release()
  const safe = await openSafeScreen({
    folder,
    version,
    crashes: starts.crashes,
    now: Date.now,
    again: async () => {
      const address = await openTill(opening, (work) => {
        close = work
      })
      safe.close()
      return address
    },
  })
  lock.announce({ pid: process.pid, host: 'browser', address: safe.address })
  stopOnRequest(
    async () => {
      safe.close()
      await close()
    },
    (code) => process.exit(code),
  )
  process.send?.({ open: safe.address, folder })
  console.log(`Suretill crashed again and again and stands still. What to do is at ${safe.address}`)
}

/** @returns the address of the till's page, for one visit */
function openTill(opening: Opening, onClose: (close: () => Promise<void>) => void): Promise<string> {
  return counted(opening.starts, () => openCounted(opening, onClose))
}

async function openCounted(
  { folder, port, lock, starts }: Opening,
  onClose: (close: () => Promise<void>) => void,
): Promise<string> {
  const { log, secrets } = hostLog(folder, Date.now)
  outliveBugs(log)
  let site: LoopbackSite | null = null
  const till = await composeTill({
    folder,
    host: 'browser',
    displayHost: {
      view: () => displayView(site),
      open: () => undefined,
      renew: () => site?.display.renew(),
    },
    version,
    painterFiles: painterFilesOf(out),
    modelFolder: modelFolderOf(out),
    log,
    knownSecrets: secrets,
    testClouds: readTestClouds(process.env),
    emergencyFolder: emergencyPlace(folder, process.env.SURETILL_EMERGENCY_DIR),
  })
  const opened = await openSite({ folder, port, log, till })
  site = opened
  const address = `http://127.0.0.1:${opened.port}/`
  const printed = `${address}?token=${opened.access.token}`
  lock.announce({ pid: process.pid, host: 'browser', address: printed })
  const close = async () => {
    await opened.close()
    await till.stop()
    starts.ended()
    lock.release()
  }
  onClose(close)
  if (!starts.isLooping) process.send?.({ open: `${address}?token=${opened.access.ticket()}`, folder })
  console.log(`Suretill is ready at ${printed}`)
  return `${address}?token=${opened.access.ticket()}`
}

function displayView(site: LoopbackSite | null): DisplayHostView {
  const address = site ? `http://127.0.0.1:${site.port}${displayPage}?token=${site.display.token()}` : ''
  return { host: 'browser', address, connected: site?.display.connected() ?? 0 }
}

/** A second start is no mistake: whoever started it wants the till, and it is there. */
async function tellWhoIsHere(holder: LockHolder | null, folder: string): Promise<void> {
  if (holder?.address) {
    console.log(`Suretill is already running on this data (process ${holder.pid}). Open ${holder.address}`)
    process.send?.({ open: await ticketFor(holder.address), folder, isOther: true })
  } else if (holder) {
    console.log(`Suretill is already running on this data, in its own window (process ${holder.pid}).`)
  } else {
    console.log('Suretill is already running on this data.')
  }
  process.disconnect?.()
}

/** The running till's address for one visit: the printed one must not stand in a browser's command line. */
async function ticketFor(address: string): Promise<string> {
  const answer = await fetch(address.replace('/?token=', '/ticket?token='))
  return address.replace(/token=.*/, `token=${(await answer.text()).trim()}`)
}

async function openSite(wanted: {
  folder: string
  port: number | null
  log: Log
  till: Till
}): Promise<LoopbackSite> {
  const { folder, log, till } = wanted
  // What a page shows is of one run and one mode: after a change of either it begins anew.
  let run = randomUUID()
  till.onNudge((topic) => {
    if (topic === 'mode') run = randomUUID()
  })
  const files = withFirstAnswers(pageFiles(join(out, 'renderer')), { call: till.call, run: () => run })
  const open = (port: number) =>
    openLoopbackSite({
      folder,
      files,
      port,
      log,
      onWindow: (socket) => serveWindow(socket, till, run, log),
      onDisplay: (socket) => serveDisplay(socket, till.display.follow, log),
    })
  try {
    return await open(wanted.port ?? usualPort)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (wanted.port === null) return open(0)
    throw new Error(`port ${wanted.port} is used by another program. Choose another with --port N`)
  }
}

start(process.argv.slice(2)).catch((error) => {
  console.error(startFailure(error))
  process.exit(1)
})
