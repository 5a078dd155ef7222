import { createHttpClient } from '../../main/providers/http-client.ts'
import { createSumUpProvider } from '../../main/providers/sumup/sumup-provider.ts'
import { createSumUpCloud, type SumUpCloud } from '../../main/training/sumup-cloud.ts'
import type {
  CloudMerchant,
  PaymentFault as SumUpPaymentFault,
  TransactionRecord,
} from '../../main/training/sumup-cloud-types.ts'
import { createVirtualReader } from '../../main/training/virtual-reader.ts'
import { freshReader, type VirtualReaderState } from '../../main/training/virtual-reader-machine.ts'
import type { Asked, CloudAdapter, Device, OpenCloud, PaymentFault } from './cloud-adapter.ts'
import { deviceWords } from './cloud-adapter.ts'

/* SumUp: the real client and the virtual cloud of training, with one Solo that was paired before the run begins. */

const baseUrl = 'https://sumup.simulated'
const merchantCode = 'MC0SIMUL'
const serial = 'U1DT3NA00-CN'
export const sumUpReaderId = 'rdr_00000000000000000000000001'
const apiKey = 'sup_sk_simulated_0001'

const merchant: CloudMerchant = {
  code: merchantCode,
  name: 'Corner shop',
  country: 'DE',
  currency: 'EUR',
  locale: 'de-DE',
  email: 'shop@example.com',
  sandbox: true,
  apiKeys: [{ secret: apiKey }],
}

/** As the cloud's own ledger would have it after a pairing long ago. */
const pairedLedger = [
  JSON.stringify({
    kind: 'reader',
    id: sumUpReaderId,
    merchantCode,
    name: 'Counter',
    status: 'paired',
    serial,
    model: 'solo',
    metadata: {},
    createdAt: 0,
    updatedAt: 0,
  }),
  JSON.stringify({
    kind: 'memory',
    serial,
    memory: { ...freshReader, connectedAs: sumUpReaderId, name: 'Counter' } satisfies VirtualReaderState,
  }),
]

export const openSumUp: OpenCloud = ({ clock, random, habits }) => {
  const keys = { ...merchant, apiKeys: [...merchant.apiKeys] }
  const cloud = createSumUpCloud({
    clock,
    random,
    merchants: [keys],
    quirks: {
      busyAfterAcceptMs: habits.busyAfterAcceptMs,
      untypedBusy: habits.untypedBusy,
      lookupLagMs: habits.lookupLagMs,
      omitsCheckoutId: habits.omitsIds,
      takesReferencesTwice: random() < 0.4,
    },
    persistence: { load: () => pairedLedger },
  })
  const reader = createVirtualReader({ clock, link: cloud.link, serial })
  return {
    providerId: 'sumup',
    baseUrl,
    device: deviceOf(reader),
    unknownWord: { kind: 'field', path: 'data.status', value: 'ON_HOLD' },
    looksBeforeSending: false,
    endsByItself: true,
    provider: ({ fetch, clock: tillClock }) =>
      createSumUpProvider({
        http: createHttpClient({ fetch, clock: tillClock }),
        clock: tillClock,
        account: {
          baseUrl,
          merchantCode,
          apiKey,
          affiliate: { appId: 'com.example.till', key: 'affiliate-key-1' },
        },
      }),
    describe,
    exchange(request, fault, deliver) {
      if (fault) cloud.faults.order('any', fault)
      cloud.exchange(request, deliver)
    },
    orderForPayment: (fault, ms) => cloud.faults.orderForPayment(faultOf(fault, ms)),
    setKeyValid(isValid) {
      keys.apiKeys = isValid ? [...merchant.apiKeys] : []
    },
    charges: () => chargesOf(cloud),
    isSettled: () => isSettled(cloud, clock.now()),
    waitsForCard: () => cloud.checkouts().some((checkout) => checkout.status === 'pending'),
    standing: (reference) => standingOf(cloud, reference, clock.now()),
    refunds: () => refundsOf(cloud),
    close() {
      reader.close()
      cloud.close()
    },
  }
}

function describe({ method, path, query, body }: Parameters<CloudAdapter['describe']>[0]): Asked {
  if (path.endsWith('/checkout')) {
    const sent = JSON.parse(body) as { affiliate?: { foreign_transaction_id?: string } }
    return { what: 'submit', reference: sent.affiliate?.foreign_transaction_id ?? null, form: 'create' }
  }
  if (path.endsWith('/terminate')) return { what: 'cancel', reference: null, form: 'cancel' }
  if (path.endsWith('/status')) return { what: 'ask-reader', reference: null, form: 'reader' }
  if (path.endsWith('/refunds') || path.includes('/refund/'))
    return { what: 'refund', reference: null, form: 'refund' }
  const isCheckout = path.includes('/checkout/')
  if (method !== 'GET' || !(isCheckout || path.endsWith('/transactions')))
    return { what: 'other', reference: null, form: 'other' }
  const reference = /(?:^|&)foreign_transaction_id=([^&]*)/.exec(query)?.[1] ?? null
  return { what: 'ask-payment', reference, form: isCheckout ? 'verdict' : 'transaction' }
}

function faultOf(fault: PaymentFault, ms: number): SumUpPaymentFault {
  switch (fault) {
    case 'never-starts':
      return { kind: 'never-starts' }
    case 'wrong-amount':
      return { kind: 'wrong-amount', amountMinor: ms % 3 === 0 ? 99_977 : 77 }
    case 'wrong-currency':
      return { kind: 'wrong-currency', currency: 'CHF' }
    case 'decline-then-approve':
      return { kind: 'decline-then-approve', afterMs: ms }
    case 'lookup-lag':
      return { kind: 'lookup-lag', ms }
    case 'duplicate-charge':
      return { kind: 'duplicate-charge' }
    case 'taken-back':
      return { kind: 'taken-back', afterMs: ms, as: takenBackAs[ms % takenBackAs.length] ?? 'FAILED' }
  }
}

const takenBackAs = ['FAILED', 'CANCELLED', 'CHARGE_BACK'] as const

function chargesOf(cloud: SumUpCloud) {
  return cloud.transactions().flatMap((transaction) =>
    isCharged(transaction) && transaction.foreignTransactionId !== null
      ? [
          {
            reference: transaction.foreignTransactionId,
            chargedMinor: transaction.amountMinor,
            tipMinor: transaction.tipMinor,
            currency: transaction.currency,
            since: transaction.approvedAt ?? transaction.at,
          },
        ]
      : [],
  )
}

function refundsOf(cloud: SumUpCloud) {
  return cloud.transactions().flatMap(({ foreignTransactionId, refunds }) => {
    const refundedMinor = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)
    return foreignTransactionId === null ? [] : [{ reference: foreignTransactionId, refundedMinor }]
  })
}

const isCharged = ({ status, chargeBack }: TransactionRecord): boolean =>
  status === 'SUCCESSFUL' && chargeBack === undefined

function isSettled(cloud: SumUpCloud, now: number): boolean {
  return (
    cloud.checkouts().every((checkout) => checkout.status !== 'pending') &&
    cloud
      .transactions()
      .every(
        ({ status, approvedAt, takenBack }) =>
          (status === 'SUCCESSFUL' || approvedAt === null) && (takenBack === undefined || takenBack.at < now),
      )
  )
}

function standingOf(cloud: SumUpCloud, reference: string, now: number): ReturnType<CloudAdapter['standing']> {
  const all = cloud.transactions().filter((transaction) => transaction.foreignTransactionId === reference)
  // A copy that no look-up shows yet does not speak against the end of the one that all of them show.
  const shown = all.filter((transaction) => transaction.visibleAt <= now)
  const own = shown.length > 0 ? shown : all
  if (own.some(isCharged)) return 'charged'
  const checkout = cloud.checkouts().find((candidate) => candidate.foreignTransactionId === reference)
  if (!checkout) return 'nothing'
  return checkout.status === 'pending' ? 'open' : 'ended'
}

function deviceOf(reader: ReturnType<typeof createVirtualReader>): Device {
  return {
    isWaitingForCard: () => reader.view().screen.kind === 'present-card',
    act: (action) => reader.act(deviceWords[action]),
    onChange: (listener) => void reader.onChange(listener),
  }
}
