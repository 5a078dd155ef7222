import { expectAccessible } from './accessible.ts'
import { picture } from './picture.ts'
import { expectPaid, sell, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

async function countsCash(till: Till, cashCount: 'open' | 'blind'): Promise<void> {
  const settings = await till.ask('settings.get')
  await till.ask('settings.save', { ...settings, cashCount, cashLimitMinor: 500 })
}

test('change money, a sale, cash for the window cleaner: the drawer is counted and the day closed by keys', async ({
  till,
}) => {
  const { page } = till
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await countsCash(till, 'open')
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
  await page.getByTestId('nav-day').click()
  await page.getByTestId('cash-move').click()
  await typeByHand(page, '10000')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('cash-expected')).toContainText('€102.20')
  await page.getByTestId('cash-move').click()
  await page.getByTestId('cash-kind-paid-out').check({ force: true })
  for (const key of ['1', '5', '00']) await page.getByTestId(`key-${key}`).click()
  await picture(till, 'cash-move')
  await expectAccessible(page, 'cash in or out')
  await page.getByTestId('cash-move-book').click()
  await expect(page.getByTestId('cash-move-dialog')).toContainText('Say what the money is for')
  await page.getByTestId('cash-move-reason').fill('Window cleaner')
  await page.getByTestId('cash-move-book').click()
  await expect(page.getByTestId('cash-expected')).toContainText('€87.20')
  await picture(till, 'cash-card')

  await page.getByTestId('close-day').click()
  await expect(page.getByTestId('count-20000')).toBeFocused()
  // The largest first, Enter goes on; what there is none of is passed over.
  for (const count of ['', '', '1', '1', '1', '', '2', '3', '', '', '2', '', '', ''])
    await typeByHand(page, `${count}\n`)
  await expect(page.getByTestId('count-total')).toContainText('€87.20')
  await picture(till, 'cash-count')
  await expectAccessible(page, 'counting the drawer')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('count-result')).toContainText('€87.20')
  await picture(till, 'cash-result')
  await page.getByTestId('closing-cash-leaves').fill('50')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('day-paper')).toContainText(/Stays in the drawer +50\.00/)
  await page.getByTestId('day-open').click()
  await expect(page.getByTestId('cash-opening')).toContainText('€50.00')
})

test('a blind count says too much or too little only by a limit, is made again, and is sealed with a reason', async ({
  till,
}) => {
  const { page } = till
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await countsCash(till, 'blind')
  await sell(page, 'Sandwich')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('cash-card')).toContainText('shown after the count')
  await page.getByTestId('close-day').click()
  await page.getByTestId('count-5000').fill('1')
  await page.getByTestId('count-done').click()
  await expect(page.getByTestId('closing-cash')).toContainText('off by more than your shop allows')
  await expect(page.getByTestId('closing-cash')).not.toContainText('Should be')
  await picture(till, 'cash-blind')
  await expectAccessible(page, 'closing with a count that is off')
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('closing-cash')).toContainText('Say why')
  await page.getByTestId('closing-cash-again').click()
  await page.getByTestId('count-without').click()
  await page.getByTestId('closing-cash-reason').fill('The bank has the key')
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('day-paper')).toContainText('Not counted: The bank has the key')
})
