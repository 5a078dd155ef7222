import { describe, expect, it } from 'vitest'
import { composedTill, ringUp, setUp } from '../../support/composed-till.ts'

describe('the first start', () => {
  it('is done once', async () => {
    const till = await composedTill()
    await setUp(till)
    expect(
      await till.ask('setup.complete', {
        language: 'de',
        shopName: 'Other',
        currency: 'CHF',
        timeZone: 'UTC',
      }),
    ).toMatchObject({ ok: false, error: { code: 'setup-done' } })
    expect((await till.get('till.state')).shopName).toBe('Corner Café')
  })

  it('takes no control characters into the name, and refuses a name of nothing else', async () => {
    const till = await composedTill()
    const request = { language: 'en', currency: 'EUR', timeZone: 'UTC' } as const
    expect(await till.ask('setup.complete', { ...request, shopName: '\u001b\u202e' })).toMatchObject({
      error: { code: 'settings-invalid', values: { field: 'shopName' } },
    })
    await till.get('setup.complete', { ...request, shopName: 'A\u001bB\u202eC' })
    expect((await till.get('till.state')).shopName).toBe('A B C')
  })

  it('refuses a time zone that does not exist and changes nothing', async () => {
    const till = await composedTill()
    expect(
      await till.ask('setup.complete', {
        language: 'en',
        shopName: 'X',
        currency: 'EUR',
        timeZone: 'Mars/Base',
      }),
    ).toMatchObject({ error: { code: 'settings-invalid', values: { field: 'timeZone' } } })
    expect((await till.get('till.state')).setupDone).toBe(false)
  })
})

describe('the settings', () => {
  it('fix the currency as soon as something was sold or waits to be paid', async () => {
    const till = await composedTill()
    await setUp(till)
    const settings = await till.get('settings.get')
    await ringUp(till, 1)
    expect(await till.ask('settings.save', { ...settings, currency: 'CHF' })).toMatchObject({
      error: { code: 'settings-invalid', values: { field: 'currency' } },
    })
    await till.get('basket.park', { label: 'table 4' })
    expect(await till.ask('settings.save', { ...settings, currency: 'CHF' })).toMatchObject({
      error: { code: 'settings-invalid' },
    })
  })

  it('refuse an address that is none and keep what was', async () => {
    const till = await composedTill()
    await setUp(till)
    const settings = await till.get('settings.get')
    expect(await till.ask('settings.save', { ...settings, printerAddress: 'http://x/y' })).toMatchObject({
      error: { values: { field: 'printerAddress' } },
    })
    await till.get('settings.save', { ...settings, headerLines: ['High Street 1', '', ''] })
    expect((await till.get('settings.get')).headerLines).toEqual(['High Street 1'])
  })
})
