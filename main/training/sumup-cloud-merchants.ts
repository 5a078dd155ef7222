import { isoTime } from './cloud-json.ts'
import type { CloudHandler } from './sumup-cloud-call.ts'
import { json } from './sumup-cloud-errors.ts'

/** The account is older than anything that happens in it. */
const openedAt = Date.UTC(2024, 0, 15)

/** Says what a key's prefix cannot: the currency, and whether this is a sandbox. */
export const getMerchant: CloudHandler = (_world, { merchant }) =>
  json(200, {
    merchant_code: merchant.code,
    alias: merchant.name,
    business_profile: { name: merchant.name, email: merchant.email },
    country: merchant.country,
    default_currency: merchant.currency,
    default_locale: merchant.locale,
    sandbox: merchant.sandbox,
    created_at: isoTime(openedAt),
    updated_at: isoTime(openedAt),
  })

/** Gone from SumUp's document, still answered and still used to find the merchant code. */
export const getMe: CloudHandler = (_world, { merchant }) =>
  json(200, {
    account: { username: merchant.email, type: 'normal' },
    merchant_profile: {
      merchant_code: merchant.code,
      company_name: merchant.name,
      country: merchant.country,
      currency: merchant.currency,
      locale: merchant.locale,
    },
  })
