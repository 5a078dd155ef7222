import { atReader, expectPaid, openDesk, payByCard, sell, typeByHand } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('a reader is removed, paired again by the code that it shows, and takes cards', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-readers').click()
  await page.getByTestId('reader-remove').click()
  await page.getByTestId('remove-confirm').click()
  await page.getByTestId('removal-done').click()
  await expect(page.getByTestId('reader-remove')).toBeHidden()
  expect(await till.ask('readers.list')).toEqual([])

  await openDesk(page)
  await atReader(page, 'disconnect')
  await atReader(page, 'show-pairing-code')
  const code = (await page.getByTestId('reader-pairing-code').textContent())?.trim() ?? ''
  expect(code).toMatch(/^[A-Z0-9]{8,9}$/)
  await page.getByTestId('pair-reader').click()
  await page.getByTestId('pair-code').fill('NOSUCH12')
  await page.getByTestId('pair-confirm').click()
  await expect(page.getByTestId('pair-dialog').getByRole('alert')).toBeVisible()
  await page.getByTestId('pair-code').fill(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)
  await page.getByTestId('pair-name').fill('Counter')
  await page.getByTestId('pair-confirm').click()
  await expect(page.getByTestId('pair-dialog')).toBeHidden()
  await expect(page.getByTestId('readers-screen')).toContainText('Counter')
  await expect
    .poll(async () => (await till.ask('readers.list')).map((reader) => [reader.name, reader.pairing]))
    .toEqual([['Counter', 'paired']])

  await page.getByTestId('nav-sale').click()
  await sell(page, 'Espresso')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
})

test('a reader is renamed, here and at the card service', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-readers').click()
  await page.getByTestId('reader-rename').click()
  await page.getByTestId('rename-name').fill('مقهى ☕')
  await page.getByTestId('rename-confirm').click()
  await expect(page.getByTestId('readers-screen')).toContainText('مقهى ☕')
  expect(await till.ask('readers.list')).toMatchObject([{ name: 'مقهى ☕', isDefault: true }])
})

test('where a reader stands is noted at the card service, by the keyboard alone', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-readers').click()
  await page.getByTestId('reader-notes').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByTestId('notes-dialog')
  await expect(dialog).toContainText('Nothing is noted yet')
  await page.getByTestId('note-add').focus()
  await page.keyboard.press('Enter')
  await typeByHand(page, 'constructor')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('cannot be used')
  await page.getByTestId('note-name').fill('Place')
  await page.keyboard.press('Tab')
  await typeByHand(page, 'Terrace')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const [reader] = await till.ask('readers.list')
  const notes = async () => (await till.ask('readers.details', { readerId: reader?.readerId ?? '' })).details
  expect(await notes()).toEqual([{ name: 'Place', value: 'Terrace', isText: true }])
  await page.getByTestId('reader-notes').click()
  await expect(page.getByTestId('note-value')).toHaveValue('Terrace')
  await page.getByTestId('note-remove').click()
  await page.getByTestId('notes-save').click()
  await expect(dialog).toBeHidden()
  expect(await notes()).toEqual([])
})

test('a terminal of the account is found by its QR code, chosen, named and let go again', async ({
  till,
}) => {
  const { page } = till
  await openDesk(page)
  await page.getByTestId('device-PL0919CQ00305').check()
  await atReader(page, 'show-identity')
  const qr = (await page.getByTestId('reader-identity').textContent()) ?? ''
  expect(qr).toContain('PL0919CQ00305')
  await page.getByTestId('nav-readers').click()
  await page.getByTestId('pair-reader').click()
  await page.getByTestId('service-cm').check()
  await page.getByTestId('reader-find').fill('PL0000')
  await expect(page.getByTestId('choose-PL0919CQ00305')).toBeHidden()
  await page.getByTestId('reader-find').fill(qr)
  await page.getByTestId('choose-PL0919CQ00305').click()
  await expect(page.getByTestId('pair-dialog')).toBeHidden()
  await expect(page.getByTestId('reader-rename')).toHaveCount(2)
  await page.getByTestId('reader-rename').last().click()
  await page.getByTestId('rename-name').fill('Terrace')
  await page.getByTestId('reader-color-purple').check()
  await page.getByTestId('rename-confirm').click()
  await expect(page.getByTestId('training-desk')).toContainText('Terrace')
  expect(await till.ask('readers.list')).toMatchObject([
    { providerName: 'SumUp', isDefault: true },
    { providerName: 'CM.com', name: 'Terrace', color: 'purple', serial: 'PL0919CQ00305', isDefault: false },
  ])
  await page.getByTestId('reader-remove').last().click()
  await page.getByTestId('remove-confirm').click()
  await expect(page.getByTestId('desk-use-PL0919CQ00305')).toBeVisible()
  expect(await till.ask('readers.list')).toHaveLength(1)
})

test('a reader without a network is shown as offline when it is asked', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-readers').click()
  await openDesk(page)
  await atReader(page, 'lose-network')
  await page.getByTestId('reader-check').click()
  await expect.poll(async () => (await till.ask('readers.list'))[0]?.connection).toBe('offline')
  await expect(page.getByTestId('readers-screen')).toContainText(/offline/i)
  await atReader(page, 'regain-network')
  await page.getByTestId('reader-check').click()
  await expect.poll(async () => (await till.ask('readers.list'))[0]?.connection).toBe('online')
})
