import { expectPaid, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('the drawer opens with cash and for a reason, and says when it cannot', async ({ till }) => {
  const { page } = till
  const opened = async () => (await till.ask('training.view')).printer.drawerOpenings
  await page.keyboard.press('Alt+KeyO')
  await expect(page.getByTestId('drawer-dialog')).toBeHidden()
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('settings-drawer-pin-2').check()
  await page.getByTestId('settings-save').click()
  await expect(page.getByTestId('settings-save')).toBeDisabled()

  await page.getByTestId('nav-sale').click()
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await expect.poll(opened).toBe(1)

  await page.keyboard.press('Alt+KeyO')
  await page.getByTestId('drawer-reason').fill('change for a note')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('drawer-dialog')).toBeHidden()
  await expect.poll(opened).toBe(2)

  await till.ask('training.printer', { state: 'offline' })
  await page.getByTestId('nav-day').click()
  await page.getByTestId('open-drawer').click()
  await page.getByTestId('drawer-reason').fill('change for a note')
  await page.getByTestId('drawer-confirm').click()
  await expect(page.getByTestId('drawer-dialog')).toContainText('The drawer did not open')
})
