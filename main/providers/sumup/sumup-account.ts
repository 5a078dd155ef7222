import * as v from 'valibot'
import type { HttpClient } from '../http-client.ts'
import {
  createSumUpClient,
  isSendableKey,
  readerListSchema,
  type SumUpAccount,
  type SumUpClient,
} from './sumup-client.ts'
import { type Answer, readAnswer } from './sumup-mapping.ts'

/*
 * Whether an account's credentials are right, each by itself, with the cause in one word. A key's prefix says nothing about
 * test or live: only the merchant's own answer does.
 */

export type Credential = 'api-key' | 'merchant-code' | 'affiliate-key' | 'app-id'

export type CredentialCause =
  | 'missing'
  /** Blanks or other characters that no such value has: a slip of copying. */
  | 'malformed'
  /** `sup_pk_…` names a key and opens nothing. */
  | 'public-key'
  | 'refused'
  /** A good key that may not see readers, and so can charge nobody. */
  | 'no-right-to-readers'
  /** The key belongs to another merchant; `found` is that one's code, where it can be told. */
  | 'other-merchant'
  /** Nobody could be asked; `found` says why. */
  | 'not-checked'

export type CredentialCheck = {
  credential: Credential
  /** `plausible`: right in form, and there is no question that would prove more before a first payment. */
  state: 'good' | 'plausible' | 'wrong' | 'not-checked'
  cause: CredentialCause | null
  found: string
}

export type MerchantFacts = {
  merchantCode: string
  name: string
  currency: string
  country: string
  /** Null: the older question that had to do does not tell. */
  sandbox: boolean | null
}

export type AccountCheck = { checks: CredentialCheck[]; merchant: MerchantFacts | null }

export async function checkAccount(http: HttpClient, account: SumUpAccount): Promise<AccountCheck> {
  const keyFault = apiKeyFault(account.apiKey)
  const codeFault = textFault(account.merchantCode, /^[A-Z0-9]{4,20}$/i)
  const affiliate = affiliateChecks(account.affiliate)
  if (keyFault === null && codeFault === 'missing') {
    const checks = await askWhose(createSumUpClient(http, account))
    return { checks: [...checks, ...affiliate], merchant: null }
  }
  if (keyFault !== null || codeFault !== null) {
    const unasked = (credential: Credential, fault: CredentialCause | null) =>
      fault === null ? check(credential, 'not-checked', 'not-checked') : check(credential, 'wrong', fault)
    return {
      checks: [unasked('api-key', keyFault), unasked('merchant-code', codeFault), ...affiliate],
      merchant: null,
    }
  }
  const { key, code, merchant } = await askForMerchant(createSumUpClient(http, account), account)
  return { checks: [key, code, ...affiliate], merchant }
}

/** A key that stands alone: whether it opens anything, and the code of the merchant it belongs to, to be filled in. */
async function askWhose(client: SumUpClient): Promise<CredentialCheck[]> {
  const me = readAnswer(meSchema, (await client.getMe()).result)
  if (me.kind === 'ok')
    return [
      check('api-key', 'good', null),
      check('merchant-code', 'wrong', 'missing', me.value.merchant_profile.merchant_code),
    ]
  const missing = check('merchant-code', 'wrong', 'missing')
  if (me.kind === 'unavailable') return [check('api-key', 'not-checked', 'not-checked', me.reason), missing]
  // 403 is also a key without the profile's scope: nothing can be said before the code is known.
  if (me.status !== 401) return [check('api-key', 'not-checked', 'not-checked'), missing]
  return [check('api-key', 'wrong', 'refused'), missing]
}

type Asked = { key: CredentialCheck; code: CredentialCheck; merchant: MerchantFacts | null }

/**
 * Three questions, because none of them tells alone: the merchant (gone for keys without the profile's scope), the readers
 * (what the till lives on), and the older `me`, which alone knows the code that a key belongs to.
 */
async function askForMerchant(client: SumUpClient, account: SumUpAccount): Promise<Asked> {
  const goodKey = check('api-key', 'good', null)
  const goodCode = check('merchant-code', 'good', null)
  const merchant = readAnswer(merchantSchema, (await client.getMerchant()).result)
  if (merchant.kind === 'unavailable') return unasked(merchant.reason)
  if (merchant.kind === 'ok' && !isCode(merchant.value.merchant_code, account.merchantCode))
    return unasked('answer-not-ours')
  const readers = readAnswer(readerListSchema, (await client.listReaders()).result)
  if (readers.kind === 'unavailable') return unasked(readers.reason)
  const mayReaders = !isForbidden(readers)
  const keyHere = mayReaders ? goodKey : check('api-key', 'wrong', 'no-right-to-readers')
  if (merchant.kind === 'ok') return { key: keyHere, code: goodCode, merchant: factsOf(merchant.value) }

  const me = readAnswer(meSchema, (await client.getMe()).result)
  if (me.kind === 'unavailable') return unasked(me.reason)
  if (me.kind === 'ok') {
    const { merchant_profile: profile } = me.value
    if (!isCode(profile.merchant_code, account.merchantCode))
      return {
        key: goodKey,
        code: check('merchant-code', 'wrong', 'other-merchant', profile.merchant_code),
        merchant: null,
      }
    return { key: keyHere, code: goodCode, merchant: factsOfMe(profile) }
  }
  // A key without the profile's scope that may see these readers is a good one of this merchant.
  if (readers.kind === 'ok') return { key: goodKey, code: goodCode, merchant: null }
  const isKeyUnknown = isForbidden(merchant) && isForbidden(readers)
  if (!isKeyUnknown)
    return { key: goodKey, code: check('merchant-code', 'wrong', 'other-merchant'), merchant: null }
  return {
    key: check('api-key', 'wrong', 'refused'),
    code: check('merchant-code', 'not-checked', 'not-checked'),
    merchant: null,
  }
}

const isCode = (found: string, asked: string): boolean => found.toUpperCase() === asked.toUpperCase()

function unasked(reason: string): Asked {
  return {
    key: check('api-key', 'not-checked', 'not-checked', reason),
    code: check('merchant-code', 'not-checked', 'not-checked', reason),
    merchant: null,
  }
}

const isForbidden = (answer: Answer<unknown>): boolean =>
  answer.kind === 'refused' && (answer.status === 401 || answer.status === 403)

function apiKeyFault(apiKey: string): CredentialCause | null {
  if (apiKey === '') return 'missing'
  if (!isSendableKey(apiKey)) return 'malformed'
  return apiKey.startsWith('sup_pk_') ? 'public-key' : null
}

function textFault(text: string, form: RegExp): CredentialCause | null {
  if (text === '') return 'missing'
  return form.test(text) ? null : 'malformed'
}

/** Wanted together or not at all. No question proves them: a payment is the first thing that they are told with. */
function affiliateChecks(affiliate: SumUpAccount['affiliate']): CredentialCheck[] {
  if (affiliate === null) return []
  return [
    formCheck('affiliate-key', textFault(affiliate.key, /^[\x21-\x7e]{1,128}$/)),
    formCheck('app-id', textFault(affiliate.appId, /^[\x21-\x7e]{1,128}$/)),
  ]
}

function formCheck(credential: Credential, fault: CredentialCause | null): CredentialCheck {
  return fault === null ? check(credential, 'plausible', null) : check(credential, 'wrong', fault)
}

function check(
  credential: Credential,
  state: CredentialCheck['state'],
  cause: CredentialCause | null,
  found = '',
): CredentialCheck {
  return { credential, state, cause, found }
}

/* ---- answers ---- */

const optionalText = v.nullish(v.string())

const merchantSchema = v.object({
  merchant_code: v.string(),
  alias: optionalText,
  business_profile: v.nullish(v.object({ name: optionalText })),
  country: optionalText,
  default_currency: optionalText,
  sandbox: v.nullish(v.boolean()),
})

const profileSchema = v.object({
  merchant_code: v.string(),
  company_name: optionalText,
  country: optionalText,
  currency: optionalText,
})
const meSchema = v.object({ merchant_profile: profileSchema })

function factsOf(merchant: v.InferOutput<typeof merchantSchema>): MerchantFacts {
  return {
    merchantCode: merchant.merchant_code,
    name: merchant.business_profile?.name || merchant.alias || '',
    currency: merchant.default_currency ?? '',
    country: merchant.country ?? '',
    sandbox: merchant.sandbox ?? null,
  }
}

function factsOfMe(profile: v.InferOutput<typeof profileSchema>): MerchantFacts {
  return {
    merchantCode: profile.merchant_code,
    name: profile.company_name ?? '',
    currency: profile.currency ?? '',
    country: profile.country ?? '',
    sandbox: null,
  }
}
