import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { picture } from './picture.ts'
import { atReader, expectPaid, openDisplay, payByCard, sell } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

const phase = (display: Page, wanted: string) =>
  expect(display.locator('#place')).toHaveAttribute('data-phase', wanted)

test('the customer sees line, total, reader, change and thanks, over a reload, and can call nothing', async ({
  till,
}) => {
  const { page } = till
  const display = await openDisplay(till)
  expect(
    await display.evaluate(() => [
      typeof (window as { till?: unknown }).till,
      Object.keys(window.display ?? {}),
    ]),
  ).toEqual(['undefined', till.electron ? ['follow'] : []])
  await phase(display, 'idle')
  await expect(display.getByText('Training: nobody is charged')).toBeVisible()

  await sell(page, 'Cola', 'Baguette')
  await expect(display.locator('.newest')).toContainText('Baguette')
  const total = await page.getByTestId('total').innerText()
  await expect(display.locator('.amount')).toHaveText(total)
  await display.reload()
  await expect(display.locator('.row')).toHaveCount(2)
  await picture({ ...till, page: display } as Till, 'customer-selling')
  if (!till.electron) {
    const seen = await new AxeBuilder({ page: display }).analyze()
    expect(seen.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }

  await payByCard(page)
  await expect(display.getByText('Please hold your card to the reader')).toBeVisible()
  const { readers } = await till.ask('payment.due')
  await expect(display.locator('.reader')).toHaveText(readers[0]?.name ?? '')
  await atReader(page, 'tap-good')
  await expectPaid(page)
  await phase(display, 'thanks')

  await page.keyboard.press('Escape')
  await sell(page, 'Cola')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await phase(display, 'thanks')
})
