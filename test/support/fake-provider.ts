import type {
  Asked,
  AttemptNames,
  CancelOutcome,
  CardProvider,
  ChargesSeen,
  Evidence,
  Glance,
  ProviderReader,
  QueryOutcome,
  ReaderStatus,
  RefundableOutcome,
  RefundNames,
  RefundOutcome,
  RefundQueryOutcome,
  SubmitOutcome,
  SubmitRequest,
} from '../../main/ports.ts'

/** A provider that can be told to stall, lie or vanish, and counts what it was asked. */
export type FakeProvider = CardProvider & {
  submits: SubmitRequest[]
  queries: AttemptNames[]
  cancels: AttemptNames[]
  statusCalls: number
  onSubmit: (request: SubmitRequest) => SubmitOutcome | Promise<SubmitOutcome>
  onQuery: (attempt: AttemptNames) => QueryOutcome | Promise<QueryOutcome>
  glances: number
  onGlance: () => Glance
  /** The references that a look at the lists names; undefined: all that it is asked about. */
  onLook: (attempts: readonly AttemptNames[], since: number) => Asked<string[]>
  /** What a look sees beside the charges that are in the books. */
  onCharged: (attempts: readonly AttemptNames[]) => Partial<ChargesSeen>
  looks: {
    references: string[]
    charged: string[]
    foreignIds: string[]
    askedIds: string[]
    since: number
  }[]
  refunds: RefundNames[]
  refundQueries: RefundNames[]
  onRefundable: (refund: RefundNames) => RefundableOutcome | Promise<RefundableOutcome>
  onRefund: (refund: RefundNames) => RefundOutcome | Promise<RefundOutcome>
  onRefundQuery: (refund: RefundNames) => RefundQueryOutcome | Promise<RefundQueryOutcome>
  onCancel: (attempt: AttemptNames) => CancelOutcome | Promise<CancelOutcome>
  onMovements: CardProvider['listMovements']
  /** Null: the reader's software cannot tell. */
  readerState: ReaderStatus | null
  readers: ProviderReader[]
}

export const noEvidence: Evidence = { request: 'TEST', httpStatus: 200, body: '', tookMs: 1 }

export const accepted = (id = 'theirs-1'): SubmitOutcome => ({
  kind: 'accepted',
  providerIds: { id },
  evidence: noEvidence,
})

export const pending: QueryOutcome = {
  kind: 'pending',
  providerIds: {},
  readerState: null,
  providerText: '',
  evidence: noEvidence,
}

export const notFound: QueryOutcome = { kind: 'not-found', readerState: null, evidence: noEvidence }

export const unavailable = (retryAfterMs = 0): QueryOutcome => ({
  kind: 'unavailable',
  reason: 'timeout',
  retryAfterMs,
  evidence: noEvidence,
})

export function approved(amountMinor: number, tipMinor = 0): QueryOutcome {
  return {
    kind: 'approved',
    providerIds: { transaction: 'tx-1' },
    chargedMinor: amountMinor + tipMinor,
    tipMinor,
    currency: 'EUR',
    card: {
      scheme: 'VISA',
      lastFour: '0119',
      entry: 'contactless',
      authorisationCode: 'A1',
      transactionCode: 'TX1',
    },
    approvedAt: null,
    settled: true,
    evidence: noEvidence,
  }
}

export const ended = (kind: 'declined' | 'cancelled' | 'failed', providerText = ''): QueryOutcome => ({
  kind,
  reason: kind,
  providerText,
  evidence: noEvidence,
})

export const refundable = (leftMinor: number | null): RefundableOutcome => ({
  kind: 'refundable',
  leftMinor,
  providerIds: { known: '[]' },
  evidence: noEvidence,
})

export const refunded = {
  kind: 'refunded',
  providerIds: { event: 'refund-1' },
  refundedAt: null,
  seconds: [],
  copies: 'none',
  evidence: noEvidence,
} as const satisfies RefundOutcome & RefundQueryOutcome

export const readerIs = (state: string, connection: ReaderStatus['connection'] = 'online'): ReaderStatus => ({
  connection,
  state,
  batteryPercent: 80,
  connectionType: 'Wi-Fi',
  firmware: '3.3.40.1',
  lastActivityAt: null,
})

export function fakeProvider(id = 'fake'): FakeProvider {
  const fake: FakeProvider = {
    id,
    displayName: 'Fake Pay',
    traits: {
      tellsReaderState: true,
      revisesDeclines: true,
      readers: 'paired',
      refunds: 'by-call',
      owesSlip: false,
      stepsAfterRemoval: [],
    },
    silenceProvesNothingForMs: 150_000,
    supportsCurrency: (currency) => currency === 'EUR',
    submits: [],
    queries: [],
    cancels: [],
    statusCalls: 0,
    onSubmit: () => accepted(),
    onQuery: () => pending,
    glances: 0,
    onGlance: () => ({ kind: 'ask' }),
    onLook: (attempts) => ({ kind: 'answered', value: attempts.map((attempt) => attempt.reference) }),
    onCharged: () => ({}),
    looks: [],
    refundName: ({ event }) => event ?? null,
    refundSilenceProvesNothingForMs: 180_000,
    refunds: [],
    refundQueries: [],
    onRefundable: () => refundable(null),
    onRefund: () => refunded,
    onRefundQuery: () => ({ kind: 'not-found', evidence: noEvidence }),
    onCancel: () => ({ kind: 'passed-on', evidence: noEvidence }),
    onMovements: async () => ({ kind: 'unavailable', reason: 'timeout' }),
    listMovements: async (wish) => await fake.onMovements(wish),
    readerState: readerIs('waiting-for-card'),
    readers: [],
    async submit(request) {
      fake.submits.push(request)
      return await fake.onSubmit(request)
    },
    async query(attempt) {
      fake.queries.push(attempt)
      return await fake.onQuery(attempt)
    },
    async glance() {
      fake.glances += 1
      return fake.onGlance()
    },
    async lookForCharges({ ruledOut, charged, foreignIds, askedIds }, since) {
      const references = ruledOut.map((attempt) => attempt.reference)
      fake.looks.push({
        references,
        charged: charged.map((attempt) => attempt.reference),
        foreignIds: [...foreignIds],
        askedIds: [...askedIds],
        since,
      })
      const answer = fake.onLook(ruledOut, since)
      if (answer.kind !== 'answered') return answer
      const nothing = {
        others: [],
        odd: [],
        copiesWait: [],
        foreign: [],
        takenBack: [],
        asked: [],
        unlooked: null,
      }
      return { kind: 'answered', value: { ...nothing, named: answer.value, ...fake.onCharged(charged) } }
    },
    refundable: async (refund) => await fake.onRefundable(refund),
    async refund(refund) {
      fake.refunds.push(refund)
      return await fake.onRefund(refund)
    },
    async queryRefund(refund) {
      fake.refundQueries.push(refund)
      return await fake.onRefundQuery(refund)
    },
    async requestCancel(attempt) {
      fake.cancels.push(attempt)
      return await fake.onCancel(attempt)
    },
    async readerStatus() {
      fake.statusCalls += 1
      if (!fake.readerState) return { kind: 'refused', reason: 'not-found', providerText: '' }
      return { kind: 'answered', value: fake.readerState }
    },
    listReaders: async () => ({ kind: 'answered', value: fake.readers }),
    async pairReader(pairingCode, name) {
      if (pairingCode === 'WRONG0000') return { kind: 'refused', reason: 'not-found', providerText: '' }
      const reader: ProviderReader = {
        providerReaderId: `rdr_${fake.readers.length + 1}`,
        name,
        model: 'solo',
        serial: `SERIAL-${pairingCode}`,
        pairing: 'processing',
      }
      fake.readers.push(reader)
      return { kind: 'answered', value: reader }
    },
    async renameReader(providerReaderId, name) {
      const reader = fake.readers.find((one) => one.providerReaderId === providerReaderId)
      if (!reader) return { kind: 'refused', reason: 'not-found', providerText: '' }
      reader.name = name
      return { kind: 'answered', value: reader }
    },
    async removeReader(providerReaderId) {
      fake.readers = fake.readers.filter((one) => one.providerReaderId !== providerReaderId)
      return { kind: 'answered', value: null }
    },
  }
  return fake
}
