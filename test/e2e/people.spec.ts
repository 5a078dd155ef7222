import { picture } from './picture.ts'
import { sell, total, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

async function signIn({ page }: Till, name: string, pin: string): Promise<void> {
  const others = page.getByTestId('other-person')
  if (await others.isVisible()) await others.click()
  await page.getByRole('button', { name }).click()
  await typeByHand(page, pin)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('lock')).toContainText(name)
}

test('a shop gets its people; a cashier’s discount is approved on the spot, and the next one takes over', async ({
  till,
}) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  await picture(till, 'people-none-yet')
  for (const [name, pin] of [
    ['Owner', '4711'],
    ['Cashier 1', '123456'],
  ] as const) {
    await page.getByTestId('person-add').click()
    await page.getByTestId('person-name').focus()
    await typeByHand(page, name)
    await page.getByTestId('person-pin').focus()
    await typeByHand(page, pin)
    await picture(till, `people-${name}`)
    await page.getByTestId('person-save').click()
    await expect(page.getByTestId('person-dialog')).toBeHidden()
  }
  await expect(page.getByTestId('people-card')).toContainText('Cashier 1')
  await picture(till, 'people-people-card')
  await page.getByTestId('role-3').click()
  await picture(till, 'people-role')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+l')
  await expect(page.getByTestId('lock-screen')).toBeVisible()
  await picture(till, 'people-lock-pin')
  await page.getByTestId('other-person').click()
  await picture(till, 'people-lock-tiles')
  await signIn(till, 'Cashier 1', '123456')
  await page.getByTestId('nav-sale').click()
  await sell(page, 'Cola')
  const full = await total(page).textContent()

  await page.keyboard.press('F6')
  await page.getByTestId('discount').focus()
  await typeByHand(page, '50')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('approval-dialog')).toContainText('50')
  await typeByHand(page, '4712')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'not the PIN' })).toBeVisible()
  await picture(till, 'people-approval')
  await typeByHand(page, '4711')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('approval-dialog')).toBeHidden()
  await expect(total(page)).not.toHaveText(full ?? '')

  // What is open stays with the till: the next person finds the basket.
  await page.getByTestId('lock').click()
  await page.reload()
  await expect(page.getByTestId('lock-screen')).toBeVisible()
  await signIn(till, 'Owner', '4711')
  await expect(total(page)).not.toHaveText(full ?? '')
  await picture(till, 'people-signed-in')
})
