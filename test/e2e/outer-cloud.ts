import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../build/prepare.mjs'
import { systemClock } from '../../main/platform/system-clock.ts'
import { startTrainingDesk, type TrainingDesk } from '../../main/training/training-desk.ts'
import { expectStatus, sell } from './steps.ts'
import { expect, type Till } from './till-fixture.ts'

/*
 * A card service and its reader in the test's own process: they outlive a till that is killed, and can be told to fail in
 * every way. The till reaches them by the redirect of the killing test; everything else is the till as it is shipped.
 */

export type OuterCloud = {
  faults: TrainingDesk['sumup']['faults']
  /** The person at the reader; resolves as soon as that was possible. */
  act(action: string): Promise<void>
}

/** Starts the till again with the outer service, pairs its reader, and closes the service after the work. */
export async function withOuterCloud(till: Till, work: (cloud: OuterCloud) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-cloud-'))
  const desk = await startTrainingDesk({
    folder,
    clock: systemClock(),
    random: Math.random,
    currency: 'EUR',
  })
  const serial = desk.view().readers[0]?.serial ?? ''
  try {
    await till.ask('readers.remove', { readerId: (await till.ask('readers.list'))[0]?.readerId ?? '' })
    till.setEnvironment({
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test', 'killtill', 'redirect.cjs')).href}`,
      SURETILL_KILLTILL_CLOUD: desk.cloud.url,
    })
    await till.restart()
    await expect(till.page.getByTestId('sale-screen')).toBeVisible()
    const pairingCode = desk.showPairingCode() ?? ''
    await till.ask('readers.pair', { pairingCode, name: 'Counter' })
    await expect
      .poll(async () => (await till.ask('readers.list')).map((reader) => reader.pairing))
      .toEqual(['paired'])
    // A reader that was paired a moment ago is not on yet; the card key would say so instead of sending the payment.
    await expect
      .poll(async () => (await till.ask('payment.outlook')).readers.map(({ code }) => code))
      .toEqual(['ready'])
    await work({
      faults: desk.sumup.faults,
      async act(action) {
        await expect
          .poll(() => desk.view().readers.find((one) => one.serial === serial)?.actions ?? [])
          .toContain(action)
        desk.act(serial, action)
      },
    })
    await till.page.close()
  } finally {
    await desk.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long after the tap the service changes its mind: the first look after a decline comes half a minute later. */
const approvesAfterMs = 15_000

/**
 * The answer to the request is lost, the till is killed while the customer taps, the service says declined, and approves the
 * same payment later. Ends with the sale that the late charge is booked into.
 */
export async function lostKilledAndLate(till: Till, cloud: OuterCloud): Promise<void> {
  cloud.faults.order('create-checkout', { kind: 'answer-lost' })
  cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: approvesAfterMs })
  await sell(till.page, 'Croissant')
  await till.page.keyboard.press('F9')
  await expect(till.page.getByTestId('timeline')).toContainText('The answer to the request was lost.')
  await expectStatus(till.page, 'unknown')
  await till.kill()
  await cloud.act('tap-good')
  await till.start()
  const late = till.page.getByTestId('late-charge')
  await expect(late).toBeVisible({ timeout: 90_000 })
  await late.getByTestId('late-book').click()
  await expect
    .poll(async () => (await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).total)
    .toBe(1)
}
