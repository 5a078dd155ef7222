import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { SaleView } from '../../preload/contract/views.ts'
import type { MailDesk } from '../office/mail-desk.ts'
import { type MailContext, mailReceipt } from '../receipts/mail-receipt.ts'
import { declineReceipt, showCode } from '../receipts/receipt-choice.ts'
import { getSale } from '../sales/get-sale.ts'
import type { SalesContext } from '../sales/sales-context.ts'
import type { Handlers } from './door.ts'

type ReceiptParts = {
  sales: SalesContext
  mailing: MailContext
  /** Null in training: nothing leaves the machine. */
  mail: MailDesk | null
}

export function receiptHandlers({ sales, mailing, mail }: ReceiptParts) {
  const none = fail('live-only')
  const thenSale = (done: Result<unknown>, saleId: string): Result<SaleView> =>
    done.ok ? getSale(sales, saleId) : done
  return {
    'mail.get': () => (mail ? ok(mail.view()) : none),
    'mail.save': (request) => mail?.save(request) ?? none,
    'mail.test': (request) => mail?.test(request) ?? none,
    'mail.remove': () => mail?.remove() ?? none,
    'receipt.mail': (request) => thenSale(mailReceipt(mailing, request), request.saleId),
    'receipt.decline': ({ saleId }) => thenSale(declineReceipt(mailing, saleId), saleId),
    'receipt.code': ({ saleId }) => showCode(mailing, saleId),
  } satisfies Partial<Handlers>
}
