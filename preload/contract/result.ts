/**
 * What crosses the border when something expected goes wrong. Only data survives a process border, so an error is a
 * code (words are the screen's business) with the values that the sentence needs.
 */
export type TillError = {
  code: ErrorCode
  /** Values for the sentence: numbers, names, limits. Never a secret, never a stack. */
  values?: Record<string, string | number>
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: TillError }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (code: ErrorCode, values?: Record<string, string | number>): Result<never> => ({
  ok: false,
  error: values ? { code, values } : { code },
})

export const errorCodes = [
  // the door
  'unknown-channel',
  'bad-request',
  'not-allowed',
  'too-large',
  'internal',
  // the connection between a screen and the till; `sent` says whether the call may have been done
  'till-unreachable',
  'too-busy',
  // storage
  'disk-full',
  'disk-nearly-full',
  'storage-failed',
  // the basket
  'basket-empty',
  'basket-locked',
  'basket-too-large',
  'line-not-found',
  'parked-not-found',
  'product-not-found',
  'barcode-unknown',
  'label-empty',
  'label-does-not-fit',
  'price-needed',
  'amount-too-large',
  'quantity-invalid',
  'discount-invalid',
  // catalogue
  'name-missing',
  'barcode-taken',
  'tax-rate-not-found',
  'tax-rate-in-use',
  'category-not-found',
  'category-taken',
  'import-not-found',
  'import-unreadable',
  'import-too-large',
  'import-columns-missing',
  'import-has-bad-rows',
  'import-busy',
  'file-name-invalid',
  // payments
  'payment-not-found',
  'payment-open',
  'payment-differs',
  'payment-amount-invalid',
  'payment-not-due',
  'tendered-too-little',
  'card-unavailable',
  'reader-not-found',
  'reader-busy',
  'reader-offline',
  'cancel-not-possible',
  'decision-too-early',
  'currency-not-supported',
  'refund-not-found',
  'refund-not-possible',
  'refund-too-much',
  'comparison-not-found',
  'charge-not-adoptable',
  'charge-needs-reason',
  'charge-not-answered',
  'charge-not-confirmed',
  'charge-still-open',
  'late-charge-not-found',
  'late-charge-decided',
  'late-charge-not-bookable',
  'late-charge-needs-reason',
  'second-refund-not-found',
  'second-refund-decided',
  'second-refund-needs-reason',
  // readers
  'pairing-code-invalid',
  'pairing-code-unknown',
  'pairing-conflict',
  'reader-not-in-account',
  'reader-gone',
  'provider-refused',
  'provider-unreachable',
  // sales, day, settings
  'sale-not-found',
  'sale-not-open-again',
  'sale-has-late-charge',
  // goods that come back
  'receipt-scanned',
  'return-line-fixed',
  'return-too-much',
  'return-taken-before',
  'return-in-basket',
  'return-sale-unpaid',
  'return-needs-own-basket',
  'return-not-owed',
  'return-plan-changed',
  'tender-corrected',
  'tender-differs',
  'day-not-found',
  'day-has-open-payments',
  'day-needs-reason',
  'day-needs-count',
  'cash-not-counted',
  'cash-needs-reason',
  'cash-not-enough',
  'cash-pieces-invalid',
  'cash-count-unknown',
  'cash-moved-since',
  'cash-difference-needs-reason',
  'cash-leaves-too-much',
  'cash-move-differs',
  'day-empty',
  'settings-invalid',
  'receipt-link-invalid',
  'logo-file-too-large',
  'logo-too-many-pixels',
  'logo-not-a-picture',
  'logo-damaged',
  'logo-blank',
  'picture-not-readable',
  'setup-done',
  'setup-needed',
  'training-only',
  'live-only',
  'switch-payment-open',
  'switch-basket-open',
  'switch-failed',
  'account-unknown',
  'account-in-use',
  'printer-unreachable',
  'no-drawer',
  'printer-address-wrong',
  'printer-training-only',
  // receipts by e-mail, and none at all
  'mail-not-set-up',
  'mail-address-wrong',
  'mail-host-wrong',
  'mail-sender-wrong',
  'mail-password-again',
  'mail-not-encrypted',
  'receipt-given',
  // people and their rights
  'till-locked',
  'right-missing',
  'approval-invalid',
  'approver-lacks-right',
  'pin-wrong',
  'pin-refused-for-now',
  'pin-needed',
  'person-not-found',
  'person-name-taken',
  'person-first-owner',
  'person-last-owner',
  'person-beyond-rights',
  'role-not-found',
  'role-name-taken',
  'role-fixed',
  // exports
  'export-not-found',
  'export-busy',
  'export-two-years',
  'export-account-missing',
  // backups
  'backup-unusable',
  'backup-not-looked-at',
  'backup-passphrase-short',
  // the queue
  'queue-item-gone',
  'queue-item-running',
  'give-up-not-safe',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Makes forgetting a case of a union a compile error, and a lie at run time a clear crash instead of a wrong guess. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
