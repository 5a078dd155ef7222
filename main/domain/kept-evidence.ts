/* What may be kept of an exchange with a provider, and what may be shown of a provider's words. */

const longestBody = 16_000
const longestText = 200

/** Keys, tokens and full card numbers never reach the disk, whatever an answer contains. */
export function keptEvidence<Evidence extends { request: string; body: string }>(
  evidence: Evidence,
): Evidence {
  return {
    ...evidence,
    request: redacted(evidence.request).slice(0, longestText),
    body: redacted(evidence.body).slice(0, longestBody),
  }
}

export function redacted(text: string): string {
  return text
    .replace(/\bsup_[sp]k_[\w-]+/gi, 'sup_…')
    .replace(/\b(bearer\s+)[\w.~+/=-]+/gi, '$1…')
    .replace(/("(?:key|api_key|apikey|access_token|refresh_token|secret|password)"\s*:\s*)"[^"]*"/gi, '$1"…"')
    .replace(/(?<!\d)\d{13,19}(?!\d)/g, (digits) => (isCardNumber(digits) ? `…${digits.slice(-4)}` : digits))
}

const longestReceipt = 8_000

/** Word for word and with every space; only what may be on no disk is left out, and what no paper could hold. */
export function receiptsToKeep<Receipts extends { customer: string | null; merchant: string | null }>(
  receipts: Receipts,
): Receipts {
  const kept = (text: string | null) => (text === null ? null : redacted(text).slice(0, longestReceipt))
  return { ...receipts, customer: kept(receipts.customer), merchant: kept(receipts.merchant) }
}

/** A provider's words for a screen: one line of plain text, short. */
export function plainText(text: string): string {
  return redacted(text)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestText)
}

/** What stands of a card on receipts and in the journal comes from the provider as well. */
export function plainCard<Card extends Record<string, string>>(card: Card): Card {
  return Object.fromEntries(Object.entries(card).map(([name, text]) => [name, plainText(text)])) as Card
}

/** The check digit of card numbers (Luhn): without it every long order number would be cut. */
function isCardNumber(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
