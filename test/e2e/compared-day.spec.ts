import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TransactionRecord } from '../../main/training/sumup-cloud-types.ts'
import { expectAccessible } from './accessible.ts'
import { picture } from './picture.ts'
import { atReader, expectPaid, payByCard, sell, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/* A day beside the card service's list: compared by itself after the Z report, and what others did at the service found line by line. */

async function sellByCard({ page }: Till, name: string): Promise<void> {
  await sell(page, name)
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  await page.keyboard.press('Enter')
}

const threeDaysMs = 3 * 24 * 3_600_000

/** While the till is off: a refund in the service's portal, a charge of another app, and one of data that was lost. */
async function othersAtTheService(till: Till): Promise<void> {
  await till.kill()
  const file = join(till.dataFolder, 'training', 'virtual-cloud.jsonl')
  const records = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TransactionRecord)
  const charge = records.findLast((record) => record.kind === 'transaction')
  if (!charge) throw new Error('the service has no charge')
  const at = charge.at + 1
  const back = { eventId: charge.eventId + 1, amountMinor: 100, at }
  const other = (id: string, foreignTransactionId: string | null, eventId: number): TransactionRecord => ({
    ...charge,
    id: `00000000-0000-4000-8000-00000000000${id}`,
    code: `TOTHER${id}`,
    clientTransactionId: `client-${id}`,
    eventId,
    foreignTransactionId,
    at,
    updatedAt: at,
  })
  for (const record of [
    { ...charge, refunds: [back], updatedAt: at },
    other('1', null, charge.eventId + 2),
    other('2', 'LOSTDATA000001', charge.eventId + 3),
    { ...other('3', null, charge.eventId + 4), at: at - threeDaysMs, updatedAt: at - threeDaysMs },
  ])
    appendFileSync(file, `${JSON.stringify(record)}\n`)
  await till.start()
}

test('a closed day is compared by itself, and what only the service has is found and taken into the books', async ({
  till,
}) => {
  test.setTimeout(120_000)
  await sellByCard(till, 'Espresso')
  await sellByCard(till, 'Cappuccino')
  await till.page.getByTestId('nav-day').click()
  await expect(till.page.getByTestId('compared-service')).toContainText('Not compared yet')
  await till.page.getByTestId('close-day').click()
  await till.page.getByTestId('close-day-confirm').click()
  const service = till.page.getByTestId('compared-service')
  await expect(service).toContainText('Everything matches')
  await expect(service).toContainText('Lines that match: 2.')
  await picture(till, 'compared-matches')

  await othersAtTheService(till)
  const { page } = till
  await page.getByTestId('nav-day').click()
  await page.getByTestId('day-1').click()
  await page.getByTestId('compare-now').click()
  await expect(page.getByTestId('compared-service')).toContainText('To look at: 2')
  await expect(page.getByTestId('compared-refunded-elsewhere')).toContainText('There €1.00')
  await expect(page.getByTestId('compared-service')).toContainText(
    'From other tills or apps of the account: 1.',
  )
  await expect(page.getByTestId('day-to-look-at-1')).toContainText('To look at: 2')
  await picture(till, 'compared-differs')
  await expectAccessible(page, 'a day beside the service’s list')

  await page.getByTestId('compare-adopt').click()
  await expect(page.getByTestId('compare-reason-dialog')).toBeVisible()
  await expectAccessible(page, 'why a charge is ours')
  await page.getByTestId('compare-reason-reason').focus()
  await typeByHand(page, 'Data was lost')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('late-charge')).toContainText('The card was charged after all')
  await expect(page.getByTestId('compared-only-there')).toContainText('In the books by now')
  await expect(page.getByTestId('compared-service')).toContainText('To look at: 1')

  await page.getByTestId('compare-all').click()
  const all = page.getByTestId('compared-lines-dialog')
  await expect(all).toContainText('From another till or app of the account')
  await expect(all).toContainText('Hash of the service’s answers')
  await picture(till, 'compared-lines')
  await expectAccessible(page, 'every line of a comparison')
  await all.getByTestId('dialog-close').click()

  // The portal pays out tomorrow; what was charged three days ago has arrived.
  await page.getByTestId('payouts-open').click()
  const payouts = page.getByTestId('payouts-dialog')
  await expect(payouts.getByTestId('payouts-service')).toContainText('To come: €9.00 (3)')
  await payouts.getByTestId('payouts-read').click()
  const transfer = payouts.getByTestId('transfer')
  await expect(transfer).toContainText('of this till: 0')
  await transfer.click()
  await expect(payouts.getByTestId('transfers').getByTestId('transfer-rows')).toContainText(
    'Not of this till',
  )
  await picture(till, 'payouts')
  await expectAccessible(page, 'what was paid out')
})
