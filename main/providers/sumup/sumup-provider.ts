import type * as v from 'valibot'
import type {
  Asked,
  AttemptNames,
  CardProvider,
  Clock,
  Evidence,
  QueryOutcome,
  SubmitOutcome,
  SubmitRequest,
} from '../../ports.ts'
import type { HttpClient } from '../http-client.ts'
import {
  checkoutSchema,
  createSumUpClient,
  type Exchange,
  readerListSchema,
  readerSchema,
  readerStatusSchema,
  type SumUpAccount,
  type SumUpClient,
} from './sumup-client.ts'
import {
  type Answer,
  anything,
  readAnswer,
  supportsCurrency,
  toReader,
  toReaderStatus,
  toSubmitOutcome,
  toSumUpAmount,
} from './sumup-mapping.ts'
import { type Asker, becameOf, lookUp } from './sumup-verdict.ts'

/**
 * 60 s to start on the device, the cardholder's minute, and the lag of the look-ups. Before this a "not found" may
 * still turn into a payment.
 */
const silenceProvesNothingForMs = 180_000

export type SumUpOutside = { http: HttpClient; clock: Clock; account: SumUpAccount }

/** SumUp's readers behind the till's own words. */
export function createSumUpProvider({ http, clock, account }: SumUpOutside): CardProvider {
  const client = createSumUpClient(http, account)
  const asker: Asker = {
    client,
    merchantCode: account.merchantCode,
    knowsReference: account.affiliate !== null,
    now: () => clock.now(),
  }
  return {
    id: 'sumup',
    displayName: 'SumUp',
    silenceProvesNothingForMs,
    supportsCurrency,
    submit: async (request) => await submit(client, request),
    query: async (attempt) => await query(asker, attempt),
    async requestCancel(attempt) {
      const exchange = await client.terminate(attempt.providerReaderId)
      const { evidence } = exchange
      const answer = readAnswer(anything, exchange.result)
      if (answer.kind === 'ok') return { kind: 'passed-on', evidence }
      if (answer.kind === 'refused')
        return { kind: 'refused', reason: answer.code || `http-${answer.status}`, evidence }
      return { kind: 'unavailable', reason: answer.reason, evidence }
    },
    listReaders: async () =>
      asked(await client.listReaders(), readerListSchema, (list) => list.items.map(toReader)),
    pairReader: async (pairingCode, name) =>
      asked(await client.createReader(pairingCode, name), readerSchema, toReader),
    async renameReader(providerReaderId, name) {
      return asked(await client.renameReader(providerReaderId, name), readerSchema, toReader)
    },
    removeReader: async (providerReaderId) =>
      asked(await client.deleteReader(providerReaderId), anything, () => null),
    readerStatus: async (providerReaderId) =>
      asked(await client.readerStatus(providerReaderId), readerStatusSchema, ({ data }) =>
        toReaderStatus(data),
      ),
  }
}

/** One request, never repeated. What SumUp cannot express is refused here, before a byte leaves. */
async function submit(client: SumUpClient, request: SubmitRequest): Promise<SubmitOutcome> {
  const { reference, description, currency } = request
  const amount = toSumUpAmount(request.amountMinor, currency)
  if (!amount) {
    const reason = supportsCurrency(currency) ? 'amount-invalid' : 'currency-not-supported'
    const evidence: Evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
    return { kind: 'refused', reason, providerText: '', evidence }
  }
  return toSubmitOutcome(
    await client.createCheckout(request.providerReaderId, { ...amount, description, reference }),
  )
}

/** The checkout first: it decides paid or not. The transaction, by each name that it may have, must agree. */
async function query(asker: Asker, attempt: AttemptNames): Promise<QueryOutcome> {
  const { checkoutId } = attempt.providerIds
  const exchange = checkoutId
    ? await asker.client.getCheckout(attempt.providerReaderId, checkoutId)
    : undefined
  const answer = exchange && readAnswer(checkoutSchema, exchange.result)
  if (exchange && answer?.kind === 'ok' && answer.value.data.status.toLowerCase() === 'pending') {
    const { evidence } = exchange
    return { kind: 'pending', providerIds: {}, readerState: null, providerText: '', evidence }
  }
  const transaction = await lookUp(asker, attempt)
  const evidence = together(exchange ? [exchange.evidence, ...transaction.evidence] : transaction.evidence)
  return { ...becameOf(asker, attempt, answer, transaction.found), evidence }
}

function together(evidence: Evidence[]): Evidence {
  return {
    request: evidence.map((one) => one.request).join(' + '),
    httpStatus: evidence.at(-1)?.httpStatus ?? null,
    body: evidence.map((one) => one.body).join('\n'),
    tookMs: evidence.reduce((sum, one) => sum + one.tookMs, 0),
  }
}

function asked<Schema extends v.GenericSchema, T>(
  exchange: Exchange,
  schema: Schema,
  read: (value: v.InferOutput<Schema>) => T,
): Asked<T> {
  const answer: Answer<v.InferOutput<Schema>> = readAnswer(schema, exchange.result)
  switch (answer.kind) {
    case 'ok':
      return { kind: 'answered', value: read(answer.value) }
    case 'refused':
      return { kind: 'refused', reason: refusedAs(answer.status), providerText: answer.text }
    case 'unavailable':
      return { kind: 'unavailable', reason: answer.reason }
  }
}

function refusedAs(status: number): Extract<Asked<unknown>, { kind: 'refused' }>['reason'] {
  if (status === 401 || status === 403) return 'not-authorised'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  return status === 400 || status === 422 ? 'invalid' : 'other'
}
