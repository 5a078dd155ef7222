import { test } from './clouds.ts'
import { approveUnsaved, hourMs, layReserve, onMachine, startInThePast, startPortal } from './machine.ts'
import { expectPaid, expectStatus, goLive, onlySale, sell } from './steps.ts'
import { expect, type Till } from './till-fixture.ts'

test.skip(({ host }) => host !== 'browser', 'the browser host alone can be started on a spoilt machine')

async function sellForCash({ page }: Till): Promise<void> {
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
}

test.describe('a machine that is not well', () => {
  test('asks before the first sale whether the date is right, and only once', async ({ till }) => {
    await onMachine(till, { clockOffMs: 30 * 24 * hourMs }, async (set) => {
      await startInThePast(till, set)
      const { page } = till
      // Neither a scanner's Enter nor a key that was meant for something else answers it.
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('check-date')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('check-date')).toHaveCount(0)
      await expect(page.getByTestId('warning-check-date')).toBeVisible()
      await page.getByTestId('clock-is-right').click()
      await expect(page.getByTestId('warning-check-date')).toHaveCount(0)
      await till.restart()
      await expect(till.page.getByTestId('sale-screen')).toBeVisible()
      await expect(till.page.getByTestId('check-date')).toHaveCount(0)
    })
  })

  test('C8: says that nobody closed the day, leads to its Z, and names each date that was sold into it', async ({
    till,
  }) => {
    await sellForCash(till)
    await onMachine(till, { clockOffMs: 24 * hourMs }, async () => {
      const { page } = till
      const warning = page.getByTestId('warning-day-left-open')
      await expect(warning).toBeVisible()
      // It holds nothing up.
      await sellForCash(till)
      await page.keyboard.press('Enter')
      await page.getByTestId('to-the-open-day').click()
      await expect(page.getByTestId('day-dates')).toContainText('The Z report says each day by itself.')
      await page.keyboard.press('F10')
      await page.getByTestId('close-day-confirm').click()
      await expect(warning).toHaveCount(0)
      await expect(page.getByTestId('day-1')).toBeVisible()
      await expect(page.getByTestId('day-dates')).toBeVisible()
    })
  })

  test('says that the clock went back, sells on, and says no more when it is right again', async ({
    till,
  }) => {
    await onMachine(till, {}, async (set) => {
      const { page } = till
      set({ clockOffMs: -3 * hourMs })
      await expect(page.getByTestId('warning-clock-set-back')).toContainText('3:00 h')
      await sell(page, 'Espresso')
      await page.keyboard.press('F8')
      await expectPaid(page)
      set({})
      await expect(page.getByTestId('warning-clock-set-back')).toHaveCount(0)
    })
  })

  test('says that the network wants a sign-in, and then that the clock is ahead', async ({
    till,
    clouds,
  }) => {
    const portal = await startPortal(clouds.cloud.url)
    await onMachine(
      till,
      { clockOffMs: 2 * hourMs },
      async (set) => {
        await goLive(till)
        const { page } = till
        await page.getByTestId('nav-settings').click()
        await page.getByTestId('account-open-sumup').click()
        await page.getByTestId('account-api-key').fill(clouds.cloud.apiKey)
        await page.keyboard.press('Tab')
        await expect(page.getByTestId('warning-sign-in-needed')).toBeVisible()
        await expect(page.getByTestId('account-merchant-code')).toHaveValue('')
        portal.signIn()
        for (const key of ['sup_sk_another', clouds.cloud.apiKey]) {
          await page.getByTestId('account-api-key').fill(key)
          await page.keyboard.press('Tab')
        }
        await expect(page.getByTestId('account-merchant-code')).toHaveValue(clouds.cloud.merchantCode)
        await expect(page.getByTestId('warning-sign-in-needed')).toHaveCount(0)
        await expect(page.getByTestId('warning-clock-differs')).toContainText('2:00 h')
        await page.getByTestId('dialog-close').click()
        set({})
      },
      { SURETILL_SUMUP_URL: portal.url },
    )
    portal.stop()
  })

  test('takes cash from the reserve of a full disk', async ({ till }) => {
    await onMachine(till, {}, async (set) => {
      const { page } = till
      layReserve(till)
      set({ freeBytes: 3_000_000 })
      await sell(page, 'Espresso')
      await expect(page.getByTestId('warning-reserve-in-use')).toContainText('3 MB')
      await page.keyboard.press('F8')
      await expectPaid(page)
    })
  })

  test('does not let a card be taken again that was approved and could not be saved', async ({ till }) => {
    await onMachine(till, {}, async (set) => {
      const { page } = till
      await approveUnsaved(till, set)
      await expect(page.getByTestId('payment-status').getByRole('heading')).toHaveText('Approved, not saved')
      await expect(page.getByTestId('advice')).toContainText('Do not take the money again')
      await expect(page.getByTestId('warning-storage-failing')).toBeVisible()
      await expect(page.getByTestId('sale-done')).toHaveCount(0)
      await expectStatus(page, 'pending')
      await expect(page.getByTestId('payment-cancel')).toHaveCount(0)
      await expect(page.getByTestId('noted')).toContainText('€5.30 · ')
      till.provokes('door.storage')
      await page.getByTestId('payment-save-now').click()
      await expect(page.getByTestId('payment-error')).toBeVisible()
      set({})
      await expectPaid(page)
      await expect(page.getByTestId(/^warning-/)).toHaveCount(0)
      expect(await onlySale(till)).toMatchObject({ payments: [{ status: 'approved' }] })
    })
  })
})
