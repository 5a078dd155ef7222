import type { ApprovedCardPayment, CardPayment } from '../../main/domain/payment.ts'
import { adoptCharge } from '../../main/payments/adopt-charge.ts'
import { attemptNames } from '../../main/payments/attempt-names.ts'
import type { PaymentContext } from '../../main/payments/payment-context.ts'
import type { CardProvider, Log } from '../../main/ports.ts'
import { createCmProvider } from '../../main/providers/cm/cm-provider.ts'
import { createHttpClient } from '../../main/providers/http-client.ts'
import { createSumUpProvider } from '../../main/providers/sumup/sumup-provider.ts'
import type { ReconcileContext } from '../../main/reconcile/reconcile-context.ts'
import { compareSubject, reconcileDay } from '../../main/reconcile/reconcile-day.ts'
import { decideLateCharge } from '../../main/refunds/late-charges.ts'
import type { RefundContext } from '../../main/refunds/refund-context.ts'
import type { Database } from '../../main/store/database.ts'
import type { JobOutcome } from '../../main/store/job-store.ts'
import { insertPayment } from '../../main/store/payment-store.ts'
import { insertReader } from '../../main/store/reader-store.ts'
import { allLines, lastRun, type StoredLine } from '../../main/store/reconcile-store.ts'
import { insertRefund } from '../../main/store/refund-store.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { Exchanging } from '../../main/training/cloud-exchange.ts'
import { fetchFromCloud } from '../../main/training/cloud-fetch.ts'
import { type CmCloud, createCmCloud } from '../../main/training/cm-cloud.ts'
import type { CmTransactionRecord } from '../../main/training/cm-cloud-types.ts'
import { createSumUpCloud, type SumUpCloud } from '../../main/training/sumup-cloud.ts'
import type { TransactionRecord } from '../../main/training/sumup-cloud-types.ts'
import { seededRandom } from '../main/training/virtual-clock.ts'
import { type TestClock, testClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { openApiCheck } from './openapi-check.ts'

/*
 * A till's books and both card services' ledgers, filled row by row as a test wants them, with the real clients and the virtual clouds
 * between them: what a comparison finds can be held against what was put there.
 */

const terminal = { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305' }
export const terminalId = 'SUNMI-P2lite-PL0919CQ00305'
export const document = openApiCheck()

export type Ledgers = { sumup: TransactionRecord[]; cm: CmTransactionRecord[] }

export type ReconcileBench = {
  database: Database
  clock: TestClock
  sumup: SumUpCloud
  cm: CmCloud
  context: ReconcileContext
  payments: PaymentContext
  refunds: RefundContext
  compare(dayId: number, provider: string): Promise<JobOutcome>
  /** The newest comparison's lines. */
  lines(dayId: number, provider: string): StoredLine[]
}

type Options = {
  database?: Database
  ledgers: Ledgers
  now: number
  currency?: string
  /** Stands between the client and the cloud. */
  front?: (cloud: Exchanging) => Exchanging
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

export function reconcileBench(options: Options): ReconcileBench {
  const { ledgers, now, currency = 'EUR', front = (cloud) => cloud } = options
  const database = options.database ?? reconcileBooks()
  const clock = testClock(now)
  const keep = (records: object[]) => ({ load: () => records.map((record) => JSON.stringify(record)) })
  const sumup = createSumUpCloud({
    clock,
    random: seededRandom(3),
    merchants: [{ ...merchant, currency }],
    persistence: keep(ledgers.sumup),
  })
  const store = { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Corner shop' }
  const cm = createCmCloud({
    clock,
    random: seededRandom(4),
    organisation: {
      stores: [store],
      terminals: [{ ...terminal, storeUuid: store.uuid }],
      currencies: [currency],
      timeZone: 'Europe/Amsterdam',
      firstKey: { label: 'Initial API Key', secret: 'bench.key.0001' },
    },
    persistence: keep(ledgers.cm),
  })
  const httpTo = (cloud: Exchanging) => createHttpClient({ fetch: fetchFromCloud(front(cloud)), clock })
  const providers: CardProvider[] = [
    createSumUpProvider({
      http: httpTo(sumup),
      clock,
      account: {
        baseUrl: 'http://127.0.0.1:1',
        merchantCode: merchant.code,
        apiKey: 'sup_sk_bench_0001',
        affiliate: { appId: 'com.example.till', key: 'affiliate-key-1' },
      },
    }),
    createCmProvider({
      http: httpTo(cm),
      clock,
      account: { baseUrl: 'http://127.0.0.1:2', apiKey: 'bench.key.0001' },
    }),
  ]
  let made = 0
  const uuid = () => `made-${++made}`
  const shared = {
    database,
    clock,
    log: silent,
    providers,
    random: () => 0.5,
    ids: { uuid, reference: () => `R${String(++made).padStart(13, '0')}` },
    nudge: () => undefined,
    wakeQueue: () => undefined,
    saleTotal: () => undefined,
    recordIfPaid: () => ({ recorded: false }),
  }
  const payments: PaymentContext = {
    ...shared,
    cashStepMinor: () => undefined,
    openSaleId: () => undefined,
    freeBytes: () => null,
  }
  const refunds: RefundContext = { ...shared, namesOf: attemptNames }
  const context: ReconcileContext = {
    ...shared,
    settings: () => defaultSettings,
    adoptCharge: async (charge) => await adoptCharge(payments, charge),
    reverseCharge: (paymentId, refundId) =>
      decideLateCharge(refunds, { paymentId, choice: 'reverse', refundId }),
  }
  return {
    database,
    clock,
    sumup,
    cm,
    context,
    payments,
    refunds,
    async compare(dayId, provider) {
      let payload: unknown = {}
      for (;;) {
        const outcome = await reconcileDay(context, {
          id: 1,
          kind: 'reconcile-day',
          subject: compareSubject(dayId, provider),
          payload,
          runAt: clock.now(),
          attempts: 1,
          createdAt: clock.now(),
        })
        // Turns of one look follow one another at once; a planned one later is the test's business.
        if (outcome.kind !== 'again' || outcome.reason !== undefined || outcome.runAt > clock.now() + 60_000)
          return outcome
        payload = outcome.payload
      }
    },
    lines(dayId, provider) {
      const run = lastRun(database, dayId, provider)
      return run ? allLines(database, run, { offset: 0, limit: 100_000 }) : []
    },
  }
}

export const merchant = {
  code: 'MC0BENCH',
  name: 'Corner shop',
  country: 'DE',
  currency: 'EUR',
  locale: 'de-DE',
  email: 'shop@example.com',
  sandbox: true,
  apiKeys: [{ secret: 'sup_sk_bench_0001' }],
}

/** A database with a reader of each service. */
export function reconcileBooks(): Database {
  const database = testDatabase()
  for (const [provider, providerReaderId] of [
    ['sumup', 'rdr_bench'],
    ['cm', terminalId],
  ] as const)
    insertReader(database, {
      id: `reader-${provider}`,
      provider,
      providerReaderId,
      name: `Reader ${provider}`,
      color: 'blue',
      model: '',
      serial: provider,
      pairing: 'paired',
      isDefault: false,
      createdAt: 0,
    })
  return database
}

export function closedDay(database: Database, dayId: number, openedAt: number, closedAt: number): void {
  database
    .sql(
      `insert into days (id, date, first_sale, opened_at, closed_at, z_number, document)
       values (?, '2026-03-01', ?, ?, ?, ?, '{}')`,
    )
    .run(dayId, dayId, openedAt, closedAt, dayId)
}

/* ---- rows of both sides ---- */

export type Move = {
  id: string
  provider: 'sumup' | 'cm'
  amountMinor: number
  currency: string
  /** By the till's clock, and by the service's. */
  at: number
  theirAt: number
}

export const referenceOf = (id: string): string =>
  id
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .padStart(14, '0')
export const chargeIdOf = (id: string): string => `tx-${id}`

export function paymentRow(move: Move, more: Partial<ApprovedCardPayment> = {}): ApprovedCardPayment {
  const { id, provider, amountMinor, currency, at } = move
  return {
    id: `pay-${id}`,
    saleId: `sale-${id}`,
    amountMinor,
    currency,
    createdAt: at - 20_000,
    updatedAt: at,
    tender: 'card',
    attempt: {
      provider,
      readerId: `reader-${provider}`,
      providerReaderId: provider === 'cm' ? terminalId : 'rdr_bench',
      readerName: 'Reader',
      reference: referenceOf(id),
    },
    cancelWishedAt: null,
    status: 'approved',
    submittedAt: at - 15_000,
    providerIds:
      provider === 'cm'
        ? { transactionId: chargeIdOf(id) }
        : { transactionId: chargeIdOf(id), clientTransactionId: `client-${id}` },
    chargedMinor: amountMinor,
    tipMinor: 0,
    card: {
      scheme: 'VISA',
      lastFour: '0119',
      entry: 'chip',
      authorisationCode: 'A1',
      transactionCode: `T${id}`,
    },
    approvedAt: at,
    finalAt: at,
    settlement: 'settled',
    ...more,
  }
}

export function endedRow(move: Move): CardPayment {
  const {
    id,
    saleId,
    amountMinor,
    currency,
    createdAt,
    updatedAt,
    tender,
    attempt,
    submittedAt,
    providerIds,
  } = paymentRow(move)
  const { clientTransactionId } = providerIds
  return {
    id,
    saleId,
    amountMinor,
    currency,
    createdAt,
    updatedAt,
    tender,
    attempt,
    cancelWishedAt: null,
    status: 'failed',
    submittedAt,
    providerIds: clientTransactionId ? { clientTransactionId } : {},
    reason: 'no-trace',
    providerText: null,
    finalAt: move.at,
  }
}

export function openRow(move: Move): CardPayment {
  const {
    id,
    saleId,
    amountMinor,
    currency,
    createdAt,
    updatedAt,
    tender,
    attempt,
    submittedAt,
    providerIds,
  } = paymentRow(move)
  return {
    id,
    saleId,
    amountMinor,
    currency,
    createdAt,
    updatedAt,
    tender,
    attempt: { ...attempt, readerId: `reader-${id}` },
    cancelWishedAt: null,
    status: 'unknown',
    submittedAt,
    providerIds,
    readerState: null,
    reason: 'timeout',
    providerText: null,
  }
}

/** One open attempt a reader: each has a reader of its own. */
export function insertOpen(database: Database, move: Move): void {
  const row = openRow(move)
  insertReader(database, {
    id: row.attempt.readerId,
    provider: move.provider,
    providerReaderId: `${row.attempt.providerReaderId}-${move.id}`,
    name: 'Reader',
    color: 'blue',
    model: '',
    serial: move.id,
    pairing: 'unknown',
    isDefault: false,
    createdAt: 0,
  })
  database.sql('update readers set removed_at = 1 where id = ?').run(row.attempt.readerId)
  insertPayment(database, row)
}

export function insertBackTo(
  database: Database,
  move: Move,
  back: { name: string; amountMinor: number; at: number },
): void {
  const { provider, currency } = move
  insertRefund(database, {
    id: `refund-${back.name}`,
    paymentId: `pay-${move.id}`,
    amountMinor: back.amountMinor,
    currency,
    cause: 'asked-for',
    status: 'refunded',
    provider,
    readerId: null,
    providerReaderId: provider === 'cm' ? terminalId : 'rdr_bench',
    reference: referenceOf(`B${back.name}`),
    providerIds: provider === 'cm' ? { transactionId: back.name } : { eventId: back.name },
    reason: null,
    providerText: null,
    submittedAt: back.at - 1_000,
    refundedAt: back.at,
    finalAt: back.at,
    createdAt: back.at - 2_000,
    updatedAt: back.at,
  })
}

let events = 9_600_000_000

export function sumUpRecord(move: Move, more: Partial<TransactionRecord> = {}): TransactionRecord {
  const { id, amountMinor, currency, theirAt } = move
  events += 1
  return {
    kind: 'transaction',
    id: chargeIdOf(id),
    code: `T${id}`.toUpperCase(),
    eventId: events,
    merchantCode: merchant.code,
    serial: 'U1DT3NA00-CN',
    model: 'solo',
    clientTransactionId: `client-${id}`,
    foreignTransactionId: referenceOf(id),
    description: 'Sale',
    amountMinor: currency === 'HUF' ? amountMinor / 100 : amountMinor,
    tipMinor: 0,
    currency,
    digits: currency === 'HUF' ? 0 : 2,
    installments: 1,
    status: 'SUCCESSFUL',
    card: { scheme: 'VISA', lastFour: '0119', entryMode: 'CHIP', verification: 'none', processAs: 'DEBIT' },
    authorisationCode: '123456',
    at: theirAt,
    updatedAt: theirAt,
    visibleAt: theirAt,
    approvedAt: null,
    refunds: [],
    ...more,
  }
}

export function cmRecord(move: Move, more: Partial<CmTransactionRecord> = {}): CmTransactionRecord {
  const { id, amountMinor, currency, theirAt } = move
  return {
    kind: 'transaction',
    id: chargeIdOf(id),
    terminalId,
    type: 'PURCHASE',
    reference: referenceOf(id),
    originalId: null,
    amountMinor,
    currency,
    digits: 2,
    createdAt: theirAt - 9_000,
    fetchedAt: theirAt - 8_000,
    cardAt: theirAt - 3_000,
    status: 'CLEARED',
    result: 'APPROVED',
    reason: null,
    endedAt: theirAt,
    traceNumber: '000123',
    card: { brand: 'V_PAY', lastFour: '0119', entry: 'CHIP', pin: true },
    receipt: 'CARDHOLDER COPY',
    merchantReceipt: 'MERCHANT COPY',
    clearAt: theirAt,
    visibleAt: theirAt,
    faults: [],
    ...more,
  }
}
