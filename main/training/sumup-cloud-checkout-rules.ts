import type { JsonObject } from './cloud-json.ts'
import { isObject } from './cloud-json.ts'
import { sumUpDigits } from './sumup-cloud-money.ts'
import { firmwareAtLeast } from './sumup-cloud-reader-status.ts'
import type { CloudMerchant } from './sumup-cloud-types.ts'

export type CheckoutWish = {
  amountMinor: number
  currency: string
  digits: number
  description: string
  foreignTransactionId: string | null
  cardType: 'credit' | 'debit' | null
  installments: number | null
  tipRates: number[]
  tipTimeoutMs: number
}

/** Field names to what is wrong with them: SumUp's `{errors:{<field>:[…]}}`. */
export type FieldErrors = Record<string, string[]>

const firmwareWithTipTimeout = '3.3.38.0'

/** Everything that a checkout may say, checked as SumUp documents it; all faults at once. Firmware may be unknown. */
export function readCheckout(
  body: JsonObject,
  merchant: CloudMerchant,
  firmware: string | null,
): { wish: CheckoutWish } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const say = (field: string, text: string | null) => {
    if (text !== null) errors[field] = [...(errors[field] ?? []), text]
  }
  for (const text of amountFaults(body.total_amount, merchant)) say('total_amount', text)
  const described = body.description === undefined || typeof body.description === 'string'
  say('description', described ? null : 'is invalid')
  say('return_url', body.return_url === undefined || isHttps(body.return_url) ? null : 'must be a valid URL')
  say('affiliate', affiliateFault(body.affiliate))
  say('card_type', cardTypeFault(body.card_type, merchant))
  say('installments', installmentsFault(body.installments, merchant))
  say('tip_rates', tipRatesFault(body.tip_rates))
  say('tip_timeout', tipTimeoutFault(body, firmware))
  say('aade', aadeFault(body.aade))
  if (Object.keys(errors).length > 0) return { errors }

  const amount = body.total_amount as { value: number; currency: string; minor_unit: number }
  const affiliate = isObject(body.affiliate) ? body.affiliate : null
  return {
    wish: {
      amountMinor: amount.value,
      currency: amount.currency,
      digits: amount.minor_unit,
      description: typeof body.description === 'string' ? body.description : '',
      foreignTransactionId: affiliate ? String(affiliate.foreign_transaction_id) : null,
      cardType: body.card_type === 'credit' || body.card_type === 'debit' ? body.card_type : null,
      installments: typeof body.installments === 'number' ? body.installments : null,
      tipRates: Array.isArray(body.tip_rates) ? body.tip_rates.map(Number) : [],
      tipTimeoutMs: 1000 * (typeof body.tip_timeout === 'number' ? body.tip_timeout : 30),
    },
  }
}

function amountFaults(amount: unknown, merchant: CloudMerchant): string[] {
  if (!isObject(amount)) return ["can't be blank"]
  const faults: string[] = []
  if (!Number.isSafeInteger(amount.value)) faults.push('value is invalid')
  else if (Number(amount.value) <= 0) faults.push('must be greater than 0')
  if (amount.currency !== merchant.currency) faults.push('currency is not supported by the merchant')
  else if (amount.minor_unit !== sumUpDigits(merchant.currency)) faults.push('minor_unit is invalid')
  return faults
}

function isHttps(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:'
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** May be left out or null; but when it is there, all three names are needed. */
function affiliateFault(affiliate: unknown): string | null {
  if (affiliate === undefined || affiliate === null) return null
  if (!isObject(affiliate)) return 'is invalid'
  for (const name of ['app_id', 'key', 'foreign_transaction_id']) {
    if (!isFilled(affiliate[name])) return `${name} can't be blank`
  }
  if (String(affiliate.foreign_transaction_id).length > 128) return 'foreign_transaction_id is too long'
  return affiliate.tags === undefined || isObject(affiliate.tags) ? null : 'tags is invalid'
}

function cardTypeFault(cardType: unknown, merchant: CloudMerchant): string | null {
  if (cardType === undefined) return merchant.country === 'BR' ? "can't be blank" : null
  return cardType === 'credit' || cardType === 'debit' ? null : 'is invalid'
}

/** Sent where the country has none, it rejects the checkout. */
function installmentsFault(installments: unknown, merchant: CloudMerchant): string | null {
  if (installments === undefined || installments === null) return null
  if (merchant.country !== 'BR') return 'not allowed'
  const count = Number.isInteger(installments) ? Number(installments) : 0
  return count >= 1 && count <= 12 ? null : 'is invalid'
}

function tipRatesFault(rates: unknown): string | null {
  if (rates === undefined) return null
  if (!Array.isArray(rates) || rates.some((rate) => typeof rate !== 'number')) return 'is invalid'
  const numbers = rates.map(Number)
  if (numbers.some((rate) => rate < 0.01 || rate > 0.99)) return 'must be between 0.01 and 0.99'
  if (numbers.some((rate) => Math.abs(rate * 100 - Math.round(rate * 100)) > 1e-9)) return 'is invalid'
  const ascending = numbers.every((rate, index) => index === 0 || rate > (numbers[index - 1] ?? 0))
  return ascending ? null : 'must be in ascending order'
}

function tipTimeoutFault(body: JsonObject, firmware: string | null): string | null {
  if (body.tip_timeout === undefined) return null
  if (!Array.isArray(body.tip_rates) || body.tip_rates.length === 0) return 'requires tip_rates'
  const seconds = Number.isInteger(body.tip_timeout) ? Number(body.tip_timeout) : 0
  if (seconds < 30 || seconds > 120) return 'must be between 30 and 120'
  return firmware === null || firmwareAtLeast(firmware, firmwareWithTipTimeout)
    ? null
    : 'is not supported by the device'
}

/** Meant for Greece; what other countries do with it is documented nowhere, so that only its shape is judged. */
function aadeFault(aade: unknown): string | null {
  if (aade === undefined) return null
  const filled =
    isObject(aade) && isFilled(aade.provider_id) && isFilled(aade.signature) && isFilled(aade.signature_data)
  return filled ? null : 'is invalid'
}
