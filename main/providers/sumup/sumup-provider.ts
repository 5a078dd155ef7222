import { silence } from '../../domain/silence.ts'
import type {
  AttemptNames,
  CardProvider,
  Clock,
  Evidence,
  QueryOutcome,
  SubmitOutcome,
  SubmitRequest,
} from '../../ports.ts'
import { together } from '../exchange.ts'
import type { HttpClient } from '../http-client.ts'
import { anything } from '../read-answer.ts'
import { asked } from './sumup-asked.ts'
import { checkoutBody, checkoutFault } from './sumup-checkout.ts'
import {
  checkoutSchema,
  createSumUpClient,
  readerListSchema,
  readerSchema,
  readerStatusSchema,
  type SumUpAccount,
  type SumUpClient,
} from './sumup-client.ts'
import { readAnswer, toReader, toReaderStatus, toSubmitOutcome } from './sumup-mapping.ts'
import { supportsCurrency, toSumUpAmount } from './sumup-money.ts'
import { listMovements } from './sumup-movements.ts'
import { listPayouts } from './sumup-payouts.ts'
import { changeReaderMetadata, readReaderMetadata, stepsOnDeviceAfterRemoval } from './sumup-readers.ts'
import { queryRefund, refund, refundable, refundName } from './sumup-refund-port.ts'
import { cardSlip } from './sumup-slip.ts'
import { type Asker, becameOf, glance, lookUp } from './sumup-verdict.ts'
import { lookForCharges } from './sumup-watch.ts'

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
    traits: {
      tellsReaderState: true,
      revisesDeclines: true,
      readers: 'paired',
      refunds: 'by-call',
      owesSlip: false,
      stepsAfterRemoval: stepsOnDeviceAfterRemoval,
    },
    silenceProvesNothingForMs: silence.sumUpNotFound.afterMs,
    supportsCurrency,
    submit: async (request) => await submit(client, account, request),
    query: async (attempt) => await query(asker, attempt),
    glance: async (attempt) => await glance(asker, attempt),
    lookForCharges: async (watched, since) => await lookForCharges(client, watched, since),
    listMovements: async (wish) => await listMovements(client, wish),
    listPayouts: async (fromDay, untilDay) => await listPayouts(client, fromDay, untilDay),
    refundName,
    refundSilenceProvesNothingForMs: silence.sumUpRefundNotFound.afterMs,
    refundable: async (names) => await refundable(client, names),
    refund: async (names) => await refund(client, names),
    queryRefund: async (names) => await queryRefund(client, names),
    cardSlip: async (attempt) => await cardSlip(asker, attempt),
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
      return asked(await client.updateReader(providerReaderId, { name }), readerSchema, toReader)
    },
    readerDetails: async (providerReaderId) => await readReaderMetadata(client, providerReaderId),
    changeReaderDetails: async (providerReaderId, changes) =>
      await changeReaderMetadata(client, providerReaderId, changes),
    removeReader: async (providerReaderId) =>
      asked(await client.deleteReader(providerReaderId), anything, () => null),
    readerStatus: async (providerReaderId) =>
      asked(await client.readerStatus(providerReaderId), readerStatusSchema, ({ data }) =>
        toReaderStatus(data),
      ),
  }
}

/** One request, never repeated. What SumUp cannot express is refused here, before a byte leaves. */
async function submit(
  client: SumUpClient,
  account: SumUpAccount,
  request: SubmitRequest,
): Promise<SubmitOutcome> {
  const { currency } = request
  const amount = toSumUpAmount(request.amountMinor, currency)
  const evidence: Evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
  if (!amount) {
    const reason = supportsCurrency(currency) ? 'amount-invalid' : 'currency-not-supported'
    return { kind: 'refused', reason, providerText: '', evidence }
  }
  const fault = checkoutFault(account, request.choices)
  if (fault !== undefined)
    return { kind: 'refused', reason: 'request-invalid', providerText: fault, evidence }
  return toSubmitOutcome(
    await client.createCheckout(request.providerReaderId, checkoutBody(account, amount, request)),
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
