import { createCmProvider } from '../../main/providers/cm/cm-provider.ts'
import { createHttpClient } from '../../main/providers/http-client.ts'
import { type CmCloud, createCmCloud } from '../../main/training/cm-cloud.ts'
import type {
  CmOrganisation,
  CmPaymentFault,
  CmQuirks,
  CmTransactionRecord,
} from '../../main/training/cm-cloud-types.ts'
import { createVirtualTerminal } from '../../main/training/virtual-terminal.ts'
import type { Asked, CloudAdapter, CloudHabits, OpenCloud, PaymentFault } from './cloud-adapter.ts'
import { deviceWords } from './cloud-adapter.ts'

/* CM.com: the real client and the virtual cloud of training, with one terminal that polls. */

const baseUrl = 'https://cm.simulated'
const store = { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Corner shop' }
const make = { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305' }
export const cmReaderId = `${make.manufacturer}-${make.model}-${make.serial}`
const apiKey = 'cm.simulated.0001'

const organisation: CmOrganisation = {
  stores: [store],
  terminals: [{ ...make, storeUuid: store.uuid }],
  currencies: ['EUR'],
  timeZone: 'Europe/Amsterdam',
  firstKey: { label: 'Initial API Key', secret: apiKey },
}

export const openCm: OpenCloud = ({ clock, random, habits }) => {
  const cloud = createCmCloud({ clock, random, organisation, quirks: quirksOf(habits, random) })
  const terminal = createVirtualTerminal({ clock, link: cloud.link, make })
  let isKeyValid = true
  return {
    providerId: 'cm',
    baseUrl,
    device: {
      isWaitingForCard: () => terminal.view().screen.kind === 'present-card',
      act: (action) => terminal.act(deviceWords[action]),
      onChange: (listener) => void terminal.onChange(listener),
    },
    unknownWord: { kind: 'field', path: 'status', value: 'ON_HOLD' },
    looksBeforeSending: true,
    endsByItself: false,
    provider: ({ fetch, clock: tillClock }) =>
      createCmProvider({
        http: createHttpClient({ fetch, clock: tillClock }),
        clock: tillClock,
        account: { baseUrl, apiKey },
      }),
    describe: (request) => describe(cloud, request),
    exchange(request, fault, deliver) {
      if (fault) cloud.faults.order('any', fault)
      const headers = isKeyValid ? request.headers : { ...request.headers, 'api-key': 'revoked' }
      cloud.exchange({ ...request, headers }, deliver)
    },
    orderForPayment: (fault, ms) => cloud.faults.orderForPayment(faultOf(fault, ms)),
    setKeyValid(isValid) {
      isKeyValid = isValid
    },
    charges: () => purchases(cloud).flatMap(chargeOf),
    isSettled: () => cloud.transactions().every(isSettled),
    waitsForCard: () => cloud.transactions().some(({ status }) => status === 'CREATED'),
    standing(reference) {
      const all = purchases(cloud).filter((record) => record.reference === reference)
      // A copy that no look-up shows yet does not speak against the end of the one that all of them show.
      const shown = all.filter((record) => record.visibleAt <= clock.now())
      const own = shown.length > 0 ? shown : all
      if (own.some(isPaid)) return 'charged'
      if (own.some((record) => record.status === 'CREATED')) return 'open'
      return own.length > 0 ? 'ended' : 'nothing'
    },
    refunds: () => refundsOf(cloud),
    close() {
      terminal.close()
      cloud.close()
    },
  }
}

function quirksOf(habits: CloudHabits, random: () => number): Partial<CmQuirks> {
  const oneOf = <T>(first: T, ...others: T[]): T =>
    random() < 0.6 ? first : (others[Math.floor(random() * others.length)] ?? first)
  return {
    lookupLagMs: habits.lookupLagMs,
    cancellableUntil: oneOf('card', 'fetched'),
    whileBusy: habits.untypedBusy ? oneOf('refuse', 'abort') : 'queue',
    listOrder: habits.omitsIds ? 'mixed' : oneOf('newest-first', 'oldest-first'),
    createdStatus: oneOf<200 | 201>(201, 200),
    uniqueReferences: random() < 0.3,
    linksOfTheGuide: random() < 0.3,
  }
}

function describe(cloud: CmCloud, { method, path, body }: Parameters<CloudAdapter['describe']>[0]): Asked {
  const [, , , , id] = path.split('/')
  if (method === 'POST') {
    const sent = JSON.parse(body) as { merchant_order_reference?: string; type?: string }
    const what = sent.type === 'REFUND' ? 'refund' : 'submit'
    return { what, reference: sent.merchant_order_reference ?? null, form: 'create' }
  }
  const own = purchases(cloud).find((record) => record.id === id)
  const reference = own?.reference ?? null
  // The copy of a refund that is done: no payment is called off by that.
  if (method === 'DELETE' && !own) return { what: 'other', reference: null, form: 'cancel' }
  if (method === 'DELETE') return { what: 'cancel', reference, form: 'cancel' }
  if (!path.includes('/transactions')) return { what: 'other', reference: null, form: 'other' }
  return { what: 'ask-payment', reference, form: id === undefined ? 'list' : 'verdict' }
}

function faultOf(fault: PaymentFault, ms: number): CmPaymentFault {
  switch (fault) {
    case 'never-starts':
      return { kind: 'never-fetched' }
    case 'wrong-amount':
      return { kind: 'wrong-amount', amountMinor: ms % 3 === 0 ? 99_977 : 77 }
    case 'wrong-currency':
      return { kind: 'wrong-currency', currency: 'CHF' }
    case 'decline-then-approve':
      return { kind: 'cleared-after-cancel', afterMs: ms }
    case 'lookup-lag':
      return { kind: 'lookup-lag', ms }
    case 'duplicate-charge':
      return { kind: 'duplicate-charge' }
    case 'taken-back':
      return { kind: 'reversed', afterMs: ms, keepsResult: ms % 2 === 0 }
  }
}

const purchases = (cloud: CmCloud): CmTransactionRecord[] =>
  cloud.transactions().filter((record) => record.type === 'PURCHASE')

const isPaid = ({ status, result }: CmTransactionRecord): boolean =>
  result === 'APPROVED' && (status === 'AUTHORIZED' || status === 'CLEARED')

function refundsOf(cloud: CmCloud) {
  const all = cloud.transactions()
  return all
    .filter((record) => record.type === 'REFUND' && isPaid(record))
    .map((record) => {
      const purchase = all.find((candidate) => candidate.id === record.originalId)
      return { reference: purchase?.reference ?? '', refundedMinor: record.amountMinor }
    })
}

/** What is wrong with the charge is so in the provider's books as well as in its answers. */
function chargeOf(record: CmTransactionRecord) {
  if (!isPaid(record)) return []
  const wrongAmount = record.faults.find((fault) => fault.kind === 'wrong-amount')
  const wrongCurrency = record.faults.find((fault) => fault.kind === 'wrong-currency')
  return [
    {
      reference: record.reference,
      chargedMinor: wrongAmount?.amountMinor ?? record.amountMinor,
      tipMinor: 0,
      currency: wrongCurrency?.currency ?? record.currency,
      since: record.endedAt ?? record.createdAt,
    },
  ]
}

function isSettled({ status, result, clearAt, faults }: CmTransactionRecord): boolean {
  const has = (kind: CmPaymentFault['kind']) => faults.some((fault) => fault.kind === kind)
  if (status === 'CREATED') return false
  if (status === 'AUTHORIZED') return !has('reversed') || clearAt === null
  return !(status === 'CANCELLED' && result === null && has('cleared-after-cancel'))
}
