import { describe, expect, it } from 'vitest'
import { type AccountCheck, checkAccount } from '../../../main/providers/sumup/sumup-account.ts'
import { createSumUpClient, type SumUpAccount } from '../../../main/providers/sumup/sumup-client.ts'
import { addressOfNobody, type SumUpStage, sumUpStage } from '../../support/sumup-stage.ts'

const checked = async (stage: SumUpStage, other: Partial<SumUpAccount> = {}) =>
  await checkAccount(stage.http, { ...stage.account, ...other })
const words = ({ checks }: AccountCheck) =>
  Object.fromEntries(checks.map((one) => [one.credential, one.cause ?? one.state]))

function addKey(stage: SumUpStage, secret: string, scopes: string[]): { apiKey: string } {
  stage.cloud.merchants[0]?.apiKeys.push({ secret, scopes })
  return { apiKey: secret }
}

describe('the check of an account', () => {
  it('names the merchant and marks a sandbox', async () => {
    const stage = await sumUpStage()
    const check = await checked(stage)
    expect(words(check)).toEqual({
      'api-key': 'good',
      'merchant-code': 'good',
      'affiliate-key': 'plausible',
      'app-id': 'plausible',
    })
    expect(check.merchant).toEqual({
      merchantCode: 'MC0STAGE',
      name: 'Corner shop',
      currency: 'EUR',
      country: 'DE',
      sandbox: true,
    })
  })

  it.each<[string, Partial<SumUpAccount>, object]>([
    ['no key', { apiKey: '' }, { 'api-key': 'missing', 'merchant-code': 'not-checked' }],
    ['a key with a line break', { apiKey: 'sup_sk_1\n' }, { 'api-key': 'malformed' }],
    ['a key with a long dash', { apiKey: 'sup_sk_1–2' }, { 'api-key': 'malformed' }],
    ['a public key', { apiKey: 'sup_pk_1' }, { 'api-key': 'public-key' }],
    ['no merchant code', { merchantCode: '' }, { 'api-key': 'good', 'merchant-code': 'missing' }],
    [
      'a wrong key alone',
      { apiKey: 'sup_sk_wrong', merchantCode: '' },
      { 'api-key': 'refused', 'merchant-code': 'missing' },
    ],
    ['an address for a code', { merchantCode: 'MC0/../X' }, { 'merchant-code': 'malformed' }],
    [
      'no app id',
      { affiliate: { appId: '', key: 'k' } },
      { 'affiliate-key': 'plausible', 'app-id': 'missing' },
    ],
    ['no affiliate key', { affiliate: { appId: 'a', key: '' } }, { 'affiliate-key': 'missing' }],
    ['a blank in the app id', { affiliate: { appId: 'a b', key: 'k' } }, { 'app-id': 'malformed' }],
    ['a wrong key', { apiKey: 'sup_sk_wrong' }, { 'api-key': 'refused', 'merchant-code': 'not-checked' }],
    [
      'another merchant',
      { merchantCode: 'MOTHER00' },
      { 'api-key': 'good', 'merchant-code': 'other-merchant' },
    ],
  ])('tells %s from everything else', async (_title, other, expected) => {
    const check = await checked(await sumUpStage(), other)
    expect(words(check)).toMatchObject(expected)
  })

  it('names the code of a key that stands alone, to be filled in', async () => {
    const check = await checked(await sumUpStage(), { merchantCode: '' })
    expect(check.checks.find(({ credential }) => credential === 'merchant-code')).toMatchObject({
      cause: 'missing',
      found: 'MC0STAGE',
    })
  })

  it('names the merchant that the key really belongs to', async () => {
    const { checks } = await checked(await sumUpStage(), { merchantCode: 'MOTHER00' })
    expect(checks[1]).toMatchObject({ cause: 'other-merchant', found: 'MC0STAGE' })
  })

  it('sends nothing that is wrong in form', async () => {
    const stage = await sumUpStage()
    stage.cloud.clearLog()
    await checked(stage, { apiKey: 'sup_sk_1\r\nx: y' })
    await checked(stage, { merchantCode: '..' })
    expect(stage.cloud.log()).toEqual([])
    expect(() => createSumUpClient(stage.http, { ...stage.account, apiKey: 'ü' })).toThrow('not a key')
  })

  it('takes the older question where the newer one is not answered, and then knows no sandbox', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.order('get-merchant', { kind: 'not-found' })
    const check = await checked(stage)
    expect(words(check)).toMatchObject({ 'api-key': 'good', 'merchant-code': 'good' })
    expect(check.merchant).toMatchObject({ merchantCode: 'MC0STAGE', currency: 'EUR', sandbox: null })
  })

  it('takes a key without the profile for good when it may see the readers', async () => {
    const stage = await sumUpStage()
    const check = await checked(stage, addKey(stage, 'sup_sk_readers', ['readers.read']))
    expect(words(check)).toMatchObject({ 'api-key': 'good', 'merchant-code': 'good' })
    expect(check.merchant).toBeNull()
  })

  it('says that a key may not see readers', async () => {
    const stage = await sumUpStage()
    const check = await checked(stage, addKey(stage, 'sup_sk_profile', ['user.profile']))
    expect(words(check)).toMatchObject({ 'api-key': 'no-right-to-readers', 'merchant-code': 'good' })
  })

  it('says nothing about a key that could not be asked with', async () => {
    const stage = await sumUpStage()
    const check = await checked(stage, { baseUrl: await addressOfNobody() })
    expect(check.checks.slice(0, 2)).toMatchObject([
      { state: 'not-checked', found: 'not-connected' },
      { state: 'not-checked', found: 'not-connected' },
    ])
    for (const operation of ['get-merchant', 'list-readers'] as const) {
      stage.cloud.faults.order(operation, { kind: 'captive-portal' })
      expect(words(await checked(stage))).toMatchObject({ 'api-key': 'not-checked' })
    }
  })
})
