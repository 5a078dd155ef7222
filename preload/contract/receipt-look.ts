import type { Language } from './views.ts'

/* How the shop's receipts look, apart from what is sold on them. */

export const receiptQrs = ['none', 'number', 'link'] as const
export type ReceiptQr = (typeof receiptQrs)[number]

/** Stands for the receipt's number in the link of its QR code. */
export const receiptInLink = '{receipt}'

export type ReceiptLook = {
  /** The dots of the shop's logo by their hash, as `receipt.read-logo` answered it; null: none. */
  logo: string | null
  /** What the shop is known by besides its tax number, each with its name: "KvK 12345678". */
  shopNumbers: string[]
  /** What the law or the shop wants said at the foot of every receipt. */
  legalLines: string[]
  receiptQr: ReceiptQr
  receiptLink: string
  /** Said on the receipt beside the shop's own language. */
  secondLanguage: Language | null
}

/** A logo as it is printed. */
export type LogoView = {
  hash: string
  /** In dots of a printer: 8 of them are a millimetre. */
  width: number
  height: number
  /** For a screen. */
  url: string
}

/** A larger file is no logo: it is refused before anything reads it. */
export const mostLogoBytes = 2 * 1024 * 1024
