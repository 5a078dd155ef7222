import { scan, total } from './steps.ts'
import { expect, test } from './till-fixture.ts'

/** EAN-13 of the shop's own: 28, article 00042, 0.335 kg. */
const tomatoes = '2800042003353'

test('the scale’s labels are tried, saved and sold, with the signs that the scanner puts around them', async ({
  till,
}) => {
  const { page } = till
  const [product] = (
    await till.ask('catalogue.list', {
      query: 'Tomatoes',
      categoryId: null,
      archived: false,
      offset: 0,
      limit: 1,
    })
  ).products
  if (!product) throw new Error('the sample catalogue has no tomatoes')
  await till.ask('catalogue.save-product', { ...product, barcodes: ['42'] })

  await page.getByTestId('nav-settings').click()
  await page.getByTestId('scale-add').click()
  await page.getByTestId('scale-pattern-0').fill('28 iiiii vvvv')
  await scan(page, tomatoes)
  await expect(page.getByTestId('scale-try')).toHaveValue(tomatoes)
  await expect(page.getByTestId('scale-reading')).toContainText('Row 1')
  await page.getByTestId('scale-pattern-0').fill('28 iiiii vvvvv c')
  await page.getByTestId('scale-holds-0').selectOption('weight')
  await expect(page.getByTestId('scale-reading')).toHaveText('Tomatoes: 0.335 kg')
  await page.getByTestId('settings-scanner-prefix').fill('~')
  await page.getByTestId('settings-save').click()
  await expect(page.getByTestId('settings-save')).toBeDisabled()

  await page.getByTestId('nav-sale').click()
  await scan(page, `~${tomatoes}`)
  await expect(page.getByTestId('basket-line-0')).toContainText('0.335 kg')
  const { lines } = await till.ask('basket.get')
  expect(lines).toMatchObject([{ name: 'Tomatoes', quantityMilli: 335 }])
  await expect(total(page)).not.toHaveText('€0.00')
})
