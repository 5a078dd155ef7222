import type { CardChoices, SubmitRequest } from '../../ports.ts'
import type { SumUpAccount } from './sumup-client.ts'

/* What a checkout says, and the rules of its fields. A field that SumUp would refuse is refused here, unsent. */

type Amount = { value: number; currency: string; minorUnit: number }

export function checkoutBody(account: SumUpAccount, amount: Amount, request: SubmitRequest): object {
  const { affiliate, returnUrl } = account
  const { choices = {} } = request
  const { cardKind, installments, tipPercents, tipTimeoutMs, fiscalSignature, tags } = choices
  return {
    total_amount: { value: amount.value, currency: amount.currency, minor_unit: amount.minorUnit },
    description: firstCharacters(request.description, 120),
    ...(returnUrl === undefined ? {} : { return_url: returnUrl }),
    ...(cardKind === undefined ? {} : { card_type: cardKind }),
    // Where a country has none, the mere mention rejects the checkout: one instalment is no instalments.
    ...(installments === undefined || installments === 1 ? {} : { installments }),
    ...(tipPercents === undefined || tipPercents.length === 0
      ? {}
      : { tip_rates: tipPercents.map((percent) => percent / 100) }),
    ...(tipTimeoutMs === undefined ? {} : { tip_timeout: tipTimeoutMs / 1000 }),
    ...(fiscalSignature === undefined
      ? {}
      : {
          aade: {
            provider_id: fiscalSignature.providerId,
            signature: fiscalSignature.signature,
            signature_data: fiscalSignature.signedData,
          },
        }),
    ...(affiliate === null
      ? {}
      : {
          affiliate: {
            app_id: affiliate.appId,
            key: affiliate.key,
            foreign_transaction_id: request.reference,
            ...(tags === undefined ? {} : { tags }),
          },
        }),
  }
}

/** The first rule that a checkout would break, with its field; undefined when it may be sent. */
export function checkoutFault(account: SumUpAccount, choices: CardChoices = {}): string | undefined {
  const { installments, tipPercents = [], tipTimeoutMs, fiscalSignature, tags } = choices
  if (account.returnUrl !== undefined && !isHttps(account.returnUrl)) return 'return_url must be https'
  if (installments !== undefined && !isWhole(installments, 1, 12)) return 'installments must be 1 to 12'
  if (!tipPercents.every((percent) => isWhole(percent, 1, 99))) return 'tip_rates must be 1 to 99 percent'
  if (!tipPercents.every((percent, index) => index === 0 || percent > (tipPercents[index - 1] ?? 0)))
    return 'tip_rates must be in ascending order'
  if (tipTimeoutMs !== undefined && tipPercents.length === 0) return 'tip_timeout needs tip_rates'
  if (tipTimeoutMs !== undefined && !isWhole(tipTimeoutMs / 1000, 30, 120))
    return 'tip_timeout must be 30 to 120 whole seconds'
  if (fiscalSignature && Object.values(fiscalSignature).some((text) => text === ''))
    return 'aade needs all its fields'
  // Tags travel inside the affiliate object; without it they would be lost without a word.
  if (tags !== undefined && account.affiliate === null) return 'tags need an affiliate key'
  return undefined
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:'
}

/** Characters, not halves of them: a lone half of an emoji is not valid text any more. */
function firstCharacters(text: string, most: number): string {
  return [...text].slice(0, most).join('')
}
