import type { Money } from '../../preload/contract/money.ts'
import type {
  PayoutRowView,
  PayoutServiceView,
  PayoutsView,
  TransferName,
  TransferView,
} from '../../preload/contract/payout-views.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import { providersInPeriod } from '../store/booked-movements.ts'
import { waitingJob } from '../store/job-store.ts'
import {
  type ChargeToPay,
  chargesToPay,
  payoutsReadAt,
  payoutsSince,
  type StoredPayout,
} from '../store/payout-store.ts'
import { loadOwedItem } from '../store/queue-store.ts'
import { problemOf } from './job-problem.ts'
import { firstPayoutDay, owePayouts, payoutDays } from './read-payouts.ts'
import { providerOf, type ReconcileContext } from './reconcile-context.ts'

/*
 * Which sales are in which transfer, which fees were kept, and what is not paid out yet. A row of the service and a charge of the books are
 * one by the transaction's code, and by nothing else.
 */

const dayMs = 24 * 3_600_000
const staleMs = 3_600_000
const mostWaiting = 100
/** No screen shows more at once. */
const mostRows = 1_000

/** payouts.view */
export function payoutsView(context: ReconcileContext): Result<PayoutsView> {
  const { database, clock } = context
  const now = clock.now()
  const since = now - payoutDays * dayMs
  const fromDay = firstPayoutDay(now)
  // A transfer of the first days is about charges of some days before.
  const charges = chargesToPay(database, since - 30 * dayMs)
  const rows = payoutsSince(database, fromDay)
  const byCode = new Map(charges.filter(isNamed).map((charge) => [nameOf(charge), charge]))
  const paid = new Set(rows.filter(({ kind }) => kind === 'payout').map(nameOf))
  const services = providersInPeriod(database, { after: since, until: now }).map((provider) => {
    const own = charges.filter((charge) => charge.provider === provider && charge.at > since)
    return serviceView(
      context,
      provider,
      own.filter((charge) => !paid.has(nameOf(charge))),
    )
  })
  return ok({ fromDay, services, transfers: transfersOf(context, rows, byCode) })
}

/** payouts.read */
export function readPayoutsNow(context: ReconcileContext): Result<PayoutsView> {
  const { database, clock } = context
  database.inTransaction(() => owePayouts(database, clock.now()))
  context.wakeQueue()
  return payoutsView(context)
}

/** payouts.transfer: the rows of one transfer. */
export function transferRows(context: ReconcileContext, name: TransferName): Result<PayoutRowView[]> {
  const { database, clock } = context
  const rows = payoutsSince(database, name.date).filter(
    (row) =>
      row.provider === name.provider &&
      row.date === name.date &&
      row.reference === name.reference &&
      row.currency === name.currency,
  )
  const charges = chargesToPay(database, clock.now() - (payoutDays + 30) * dayMs)
  const byCode = new Map(charges.filter(isNamed).map((charge) => [nameOf(charge), charge]))
  return ok(rows.slice(0, mostRows).map((row) => payoutRow(row, byCode.get(nameOf(row)))))
}

const isNamed = ({ transactionCode }: ChargeToPay) => transactionCode !== ''
const nameOf = ({ provider, transactionCode }: { provider: string; transactionCode: string }) =>
  `${provider} ${transactionCode}`

function serviceView(
  context: ReconcileContext,
  provider: string,
  waiting: readonly ChargeToPay[],
): PayoutServiceView {
  const { database } = context
  const known = providerOf(context, provider)
  const job = waitingJob(database, 'read-payouts', provider)
  const problem = job ? problemOf(loadOwedItem(database, job.id)?.lastError ?? null) : null
  const readAt = payoutsReadAt(database, provider)
  const tells = known?.listPayouts !== undefined || readAt !== null
  const listed = tells ? waiting : []
  return {
    provider,
    providerName: known?.displayName ?? provider,
    tells,
    readAt,
    isStale: tells && (readAt === null || readAt < context.clock.now() - staleMs),
    problem,
    isReading: job !== undefined && problem === null,
    waiting: {
      count: listed.length,
      sums: sumsOf(listed.map(({ chargedMinor, currency }) => ({ minor: chargedMinor, currency }))),
      since: listed.at(-1)?.at ?? null,
      rows: listed.slice(0, mostWaiting).map(waitingRow),
    },
  }
}

function waitingRow(charge: ChargeToPay): PayoutRowView {
  const { paymentId, saleId, receiptNumber, chargedMinor, currency, transactionCode } = charge
  return {
    id: paymentId,
    kind: 'payout',
    word: '',
    amount: null,
    fee: null,
    charged: { minor: chargedMinor, currency },
    receiptNumber,
    saleId,
    code: transactionCode,
  }
}

function transfersOf(
  context: ReconcileContext,
  rows: readonly StoredPayout[],
  byCode: ReadonlyMap<string, ChargeToPay>,
): TransferView[] {
  const transfers = new Map<string, TransferView>()
  for (const row of rows) {
    const { provider, date, reference, currency } = row
    const key = [provider, date, reference, currency].join('\n')
    const transfer = transfers.get(key) ?? {
      provider,
      providerName: providerOf(context, provider)?.displayName ?? provider,
      date,
      reference,
      amount: { minor: 0, currency },
      fee: { minor: 0, currency },
      isDone: true,
      count: 0,
      ours: 0,
    }
    const charge = byCode.get(nameOf(row))
    transfers.set(key, {
      ...transfer,
      amount: { minor: transfer.amount.minor + (row.amountMinor ?? 0), currency },
      fee: { minor: transfer.fee.minor + (row.feeMinor ?? 0), currency },
      isDone: transfer.isDone && row.isDone,
      count: transfer.count + 1,
      ours: transfer.ours + (charge ? 1 : 0),
    })
  }
  return [...transfers.values()]
}

function payoutRow(row: StoredPayout, charge: ChargeToPay | undefined): PayoutRowView {
  const { id, kind, word, amountMinor, feeMinor, currency, transactionCode } = row
  const money = (minor: number | null): Money | null => (minor === null ? null : { minor, currency })
  return {
    id,
    kind,
    word,
    amount: money(amountMinor),
    fee: money(feeMinor),
    charged: charge ? { minor: charge.chargedMinor, currency: charge.currency } : null,
    receiptNumber: charge?.receiptNumber ?? null,
    saleId: charge?.saleId ?? null,
    code: transactionCode,
  }
}

function sumsOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor)
  return [...sums].map(([currency, minor]) => ({ minor, currency }))
}
