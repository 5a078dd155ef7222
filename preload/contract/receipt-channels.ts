import * as v from 'valibot'
import { channel } from './channel.ts'
import { type MailAccountView, mailSecurities, type TriedMail } from './mail-views.ts'
import type { ReceiptCode } from './receipt-ways.ts'
import { text } from './settings-schema.ts'
import type { SaleView } from './views.ts'

/* Calls about other ways than paper; a part of the contract in channels.ts. */

const saleId = v.object({ saleId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) })
const address = text(320)

const account = {
  host: text(255),
  port: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535)),
  security: v.picklist(mailSecurities),
  /** Somebody read what it means to send without encryption to another machine. */
  plainAccepted: v.boolean(),
  user: text(320),
  /** Null: the one that is kept. */
  password: v.nullable(text(500)),
  senderName: text(100),
  senderAddress: address,
  subject: text(200),
  text: text(4_000),
}

export const receiptChannels = {
  'mail.get': channel<MailAccountView>()(v.optional(v.undefined_())),
  'mail.save': channel<MailAccountView>()(v.object(account)),
  /** Sends a message at once, with what was typed and nothing kept of it. */
  'mail.test': channel<TriedMail>()(v.object({ ...account, to: address })),
  'mail.remove': channel<MailAccountView>()(v.optional(v.undefined_())),
  'receipt.mail': channel<SaleView>()(v.object({ ...saleId.entries, address })),
  'receipt.decline': channel<SaleView>()(saleId),
  'receipt.code': channel<ReceiptCode | null>()(saleId),
} as const
