import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expectAccessible } from './accessible.ts'
import { withOuterCloud } from './outer-cloud.ts'
import { picture } from './picture.ts'
import { expectPaid, expectStatus, sell, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

test.skip(({ host }) => host !== 'browser', 'the browser host alone can be sent to another card service')

/* A card service that contradicts itself for good: a person says what became of the payment, by the keyboard, and everything says so. */

const olderBy = 20 * 60_000

/** While the till is off, time goes by. */
async function letTimeGoBy(till: Till): Promise<void> {
  await till.kill()
  const database = new Sqlite(join(till.dataFolder, 'training', 'till.db'))
  database.prepare('update payments set submitted_at = submitted_at - ? where final_at is null').run(olderBy)
  database.close()
  await till.start()
}

test('a payment that nobody can tell about is decided by a person, and says so on every screen', async ({
  till,
}) => {
  test.setTimeout(120_000)
  await withOuterCloud(till, async (cloud) => {
    cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 99_900 })
    await sell(till.page, 'Cappuccino')
    await till.page.keyboard.press('F9')
    await cloud.act('tap-good')
    await expectStatus(till.page, 'unknown')
    await expect(till.page.getByTestId('advice')).toHaveAttribute('data-advice', 'mismatch')
    // Not in the first minutes, by no way.
    await expect(till.page.getByTestId('decide')).toHaveCount(0)
    await expect(till.page.getByTestId('decide-later')).toContainText('a person may decide in')
    const [open] = await till.ask('payment.open')
    const paymentId = open?.paymentId ?? ''
    const word = { paymentId, verdict: 'charged', evidence: 'slip', reason: 'slip 12' } as const
    expect(await till.call('payment.decide', word)).toMatchObject({ error: { code: 'decision-too-early' } })

    await letTimeGoBy(till)
    const { page } = till
    await page.getByTestId('nav-queue').click()
    await expect(page.getByTestId('decide')).toBeVisible({ timeout: 20_000 })
    await picture(till, 'decide-queue')
    await page.getByTestId('nav-day').click()
    await expect(page.getByTestId('decide').first()).toBeVisible()
    await picture(till, 'decide-day')
    await page.getByTestId('show-open-payment').first().click()
    await expect(page.getByTestId('decide-card')).toBeVisible()
    await picture(till, 'decide-payment')

    await page.keyboard.press('F6')
    await expect(page.getByTestId('decide-dialog')).toContainText('999 EUR')
    await expect(page.getByTestId('decide-dialog')).toContainText('Was the card charged €3.40?')
    await expect(page.getByTestId('decide-reference')).toBeVisible()
    await picture(till, 'decide-question')
    await expectAccessible(page, 'the question whether a card was charged')
    await page.getByTestId('decide-charged').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('decide-means')).toContainText('€3.40 counts as paid')
    await page.getByTestId('decide-confirm').click()
    await expect(page.getByText('Choose what you go by.')).toBeVisible()
    await page.getByTestId('decide-evidence-slip').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await typeByHand(page, 'Slip 0412 of 14:31, seen by the manager')
    await picture(till, 'decide-confirm')
    await expectAccessible(page, 'the word about a card, before it is given')
    await page.keyboard.press('Enter')
    await expectPaid(page)
    await expect(page.getByTestId('tender-0')).toContainText('decided by a person, not confirmed')
    await picture(till, 'decide-done')
    await page.getByTestId('nav-day').click()
    await expect(page.getByTestId('day-outside')).toContainText(
      'not confirmed by the card service: €3.40 (1)',
    )
    await picture(till, 'decide-report')
  })
})
