import { expect, test } from 'vitest'
import { logoShelf } from '../../../main/receipts/logo-shelf.ts'
import { previewReceipt } from '../../../main/receipts/preview-receipt.ts'
import { currencyCodes } from '../../../preload/contract/money.ts'
import { languages } from '../../../preload/contract/views.ts'
import { testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'
import { testLog } from '../../support/print-desk.ts'
import { paperPicture, widestLine } from '../../support/receipts.ts'
import { shopSettings } from '../../support/recorded-sales.ts'

const context = () => ({
  clock: testClock(),
  logos: logoShelf({ database: testDatabase(), log: testLog() }),
  isTraining: () => true,
  isTest: () => false,
})

test('shows the shop with settings that are not saved yet', () => {
  const preview = previewReceipt(context(), { ...shopSettings, shopName: 'New name', receiptColumns: 32 })
  const picture = paperPicture(preview.lines, preview.columns)
  expect(preview.columns).toBe(32)
  expect(picture).toContain('New name')
  expect(picture).toContain('Thank you!')
  expect(picture).toContain('TRAINING')
})

test('adds up and fits in every language, currency, width and tax mode', () => {
  const shop = context()
  for (const language of languages)
    for (const currency of currencyCodes)
      for (const receiptColumns of [42, 32] as const)
        for (const taxMode of ['included', 'added'] as const) {
          const settings = { ...shopSettings, language, currency, receiptColumns, taxMode }
          const { lines } = previewReceipt(shop, settings)
          expect(widestLine(lines)).toBeLessThanOrEqual(receiptColumns)
        }
  const picture = paperPicture(previewReceipt(context(), { ...shopSettings, currency: 'KWD' }).lines, 42)
  expect(picture).toContain('KWD 12.000')
})
