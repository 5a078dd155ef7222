import { describe, expect, it } from 'vitest'
import type { CardChoices } from '../../../main/ports.ts'
import { openApiCheck } from '../../support/openapi-check.ts'
import { sumUpStage } from '../../support/sumup-stage.ts'

const greek = { providerId: '123', signature: 'QjcxRDdB', signedData: 'B71D;;20251112;900' }

async function submitted(
  choices: CardChoices | undefined,
  options: { country?: string; currency?: string; account?: object; description?: string } = {},
) {
  const { currency = 'EUR', country = 'DE', description = 'Table 4' } = options
  const stage = await sumUpStage(currency, undefined, country)
  stage.cloud.clearLog()
  const outcome = await stage.providerWith(options.account ?? {}).submit({
    reference: 'CHOICES0000001',
    providerReaderId: stage.providerReaderId,
    amountMinor: 1250,
    currency,
    description,
    ...(choices ? { choices } : {}),
  })
  const [sent] = stage.cloud.log()
  return { stage, outcome, body: sent ? (JSON.parse(sent.requestBody) as Record<string, unknown>) : null }
}

describe(`a checkout of the SumUp provider (${openApiCheck().title})`, () => {
  it('says no more than it must', async () => {
    const { outcome, body } = await submitted(undefined)
    expect(outcome.kind).toBe('accepted')
    expect(body).toEqual({
      total_amount: { value: 1250, currency: 'EUR', minor_unit: 2 },
      description: 'Table 4',
      affiliate: {
        app_id: 'com.example.till',
        key: 'affiliate-key-1',
        foreign_transaction_id: 'CHOICES0000001',
      },
    })
  })

  it('says everything that SumUp has a field for', async () => {
    const { outcome, body, stage } = await submitted(
      {
        cardKind: 'credit',
        installments: 3,
        tipPercents: [7, 29, 57],
        tipTimeoutMs: 45_000,
        tags: { table: '4' },
        fiscalSignature: greek,
      },
      { country: 'BR', currency: 'BRL', account: { returnUrl: 'https://shop.example/hook' } },
    )
    expect(outcome.kind).toBe('accepted')
    expect(body).toMatchObject({
      card_type: 'credit',
      installments: 3,
      tip_rates: [0.07, 0.29, 0.57],
      tip_timeout: 45,
      return_url: 'https://shop.example/hook',
      aade: { provider_id: '123', signature: 'QjcxRDdB', signature_data: 'B71D;;20251112;900' },
      affiliate: { tags: { table: '4' } },
    })
    expect(stage.cloud.checkouts()).toMatchObject([
      { cardType: 'credit', installments: 3, tipRates: [0.07, 0.29, 0.57], tipTimeoutMs: 45_000 },
    ])
  })

  it('leaves out one instalment and an empty list of tips, which some countries refuse by their mere mention', async () => {
    const { outcome, body } = await submitted({ installments: 1, tipPercents: [] })
    expect(outcome.kind).toBe('accepted')
    expect(Object.keys(body ?? {})).toEqual(['total_amount', 'description', 'affiliate'])
  })

  it.each<[string, CardChoices, object, RegExp]>([
    ['no instalment', { installments: 0 }, {}, /installments/],
    ['thirteen instalments', { installments: 13 }, {}, /installments/],
    ['half an instalment', { installments: 1.5 }, {}, /installments/],
    ['a tip of nothing', { tipPercents: [0, 5] }, {}, /1 to 99/],
    ['a tip of everything', { tipPercents: [100] }, {}, /1 to 99/],
    ['half a percent', { tipPercents: [2.5] }, {}, /1 to 99/],
    ['tips out of order', { tipPercents: [10, 5] }, {}, /ascending/],
    ['the same tip twice', { tipPercents: [5, 5] }, {}, /ascending/],
    ['a tip time alone', { tipTimeoutMs: 30_000 }, {}, /needs tip_rates/],
    ['a tip time without tips', { tipPercents: [], tipTimeoutMs: 30_000 }, {}, /needs tip_rates/],
    ['a short tip time', { tipPercents: [5], tipTimeoutMs: 29_000 }, {}, /30 to 120/],
    ['a long tip time', { tipPercents: [5], tipTimeoutMs: 121_000 }, {}, /30 to 120/],
    ['half a second', { tipPercents: [5], tipTimeoutMs: 30_500 }, {}, /30 to 120/],
    ['a Greek signature without its data', { fiscalSignature: { ...greek, signedData: '' } }, {}, /aade/],
    ['tags without an affiliate', { tags: { a: 'b' } }, { affiliate: null }, /tags/],
    ['an address without https', {}, { returnUrl: 'http://shop.example/hook' }, /return_url/],
  ])('refuses %s before a byte leaves', async (_title, choices, account, providerText) => {
    const { outcome, stage } = await submitted(choices, { account })
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'request-invalid',
      providerText: expect.stringMatching(providerText),
    })
    expect(stage.cloud.log()).toEqual([])
  })

  it('cuts a long description between characters, never inside one', async () => {
    const { outcome, body } = await submitted(undefined, { description: `${'x'.repeat(119)}☕🧾end` })
    expect(outcome.kind).toBe('accepted')
    expect(body?.description).toBe(`${'x'.repeat(119)}☕`)
    const emoji = await submitted(undefined, { description: '🧾'.repeat(200) })
    expect(emoji.body?.description).toBe('🧾'.repeat(120))
  })

  it('lets the cardholder choose a tip and counts it apart', async () => {
    const { stage, outcome } = await submitted({ tipPercents: [10, 20], tipTimeoutMs: 60_000 })
    if (outcome.kind !== 'accepted') throw new Error('not accepted')
    await stage.clock.advance(1_000)
    expect(stage.reader.act('tip-percent-20')).toBe(true)
    stage.reader.act('tap-good')
    await stage.clock.advance(5_000)
    const attempt = {
      reference: 'CHOICES0000001',
      providerIds: outcome.providerIds,
      providerReaderId: stage.providerReaderId,
      amountMinor: 1250,
      currency: 'EUR',
      submittedAt: 0,
    }
    expect(await stage.provider.query(attempt)).toMatchObject({
      kind: 'approved',
      chargedMinor: 1500,
      tipMinor: 250,
    })
  })
})
