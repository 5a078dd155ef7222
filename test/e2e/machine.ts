import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../build/prepare.mjs'
import { atReader, payByCard, sell } from './steps.ts'
import { expect, type Till } from './till-fixture.ts'

/* What goes wrong with the machine itself, or on its way out, while the till runs. */

export type Machine = { clockOffMs?: number; freeBytes?: number; diskFails?: boolean }

export const hourMs = 3_600_000

/** Starts the till again on a machine that `set` spoils and mends. */
export async function onMachine(
  till: Till,
  begins: Machine,
  work: (set: (machine: Machine) => void) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const path = `${till.dataFolder}-machine.json`
  const set = (machine: Machine) => writeFileSync(path, JSON.stringify(machine))
  set(begins)
  try {
    till.setEnvironment({
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test', 'e2e', 'machine.cjs')).href}`,
      SURETILL_E2E_MACHINE: path,
      ...environment,
    })
    await till.restart()
    await expect(till.page.getByTestId('sale-screen')).toBeVisible()
    await work(set)
  } finally {
    rmSync(path, { force: true })
  }
}

/** A battery was empty: the last sale is of a day that has not come yet. */
export async function startInThePast(till: Till, set: (machine: Machine) => void): Promise<void> {
  await till.ask('basket.add-open', { amountMinor: 250 })
  await till.page.getByTestId('nav-sale').click()
  // The line was asked for beside the page, which has to hear of it before a key can mean it.
  await expect(till.page.getByTestId('basket-line-0')).toBeVisible()
  await till.page.keyboard.press('F8')
  await expect(till.page.getByTestId('sale-done')).toBeVisible()
  set({})
  await till.restart()
  await expect(till.page.getByTestId('check-date')).toBeVisible()
}

/** As the till lays it down a minute after its start. */
export function layReserve(till: Till): void {
  writeFileSync(join(till.dataFolder, 'training', 'reserve'), Buffer.alloc(1_000_000, 'room'))
}

/** The customer taps, and the disk fails before the answer is written. */
export async function approveUnsaved(till: Till, set: (machine: Machine) => void): Promise<void> {
  for (const event of ['disk.failing', 'approval-set-aside', 'job-threw']) till.provokes(event)
  await sell(till.page, 'Cappuccino', 'Croissant')
  await payByCard(till.page)
  set({ diskFails: true })
  await atReader(till.page, 'tap-good')
  await expect(till.page.getByTestId('warning-approvals-aside')).toBeVisible()
}

/** A network that shows its own page to everybody until somebody has signed in. */
export async function startPortal(beyond: string) {
  let isSignedIn = false
  const server = createServer((asked, answer) => {
    if (!isSignedIn) {
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<html><form>Room number</form></html>')
      return
    }
    const on = request(new URL(asked.url ?? '/', beyond), { method: asked.method, headers: asked.headers })
    on.on('response', (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    on.on('error', () => answer.destroy())
    asked.pipe(on)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signIn() {
      isSignedIn = true
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
