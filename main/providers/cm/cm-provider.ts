import type * as v from 'valibot'
import { silence } from '../../domain/silence.ts'
import type {
  Asked,
  AttemptNames,
  CardProvider,
  CardSlip,
  Clock,
  ProviderReader,
  SubmitOutcome,
  SubmitRequest,
} from '../../ports.ts'
import type { HttpClient } from '../http-client.ts'
import { anything } from '../read-answer.ts'
import { requestCancel } from './cm-cancel.ts'
import {
  type CmAccount,
  type CmClient,
  createCmClient,
  storeSchema,
  terminalSchema,
  transactionSchema,
} from './cm-client.ts'
import { readPages } from './cm-lists.ts'
import {
  type Answer,
  asked,
  misfit,
  readAnswer,
  receiptsOf,
  supportsCurrency,
  type Type,
} from './cm-mapping.ts'
import { listMovements, receiptText } from './cm-movements.ts'
import { refund, refundable } from './cm-refund-port.ts'
import { queryRefund, refundName } from './cm-refund-verdict.ts'
import { submit } from './cm-submit.ts'
import { glance, query } from './cm-verdict.ts'
import { lookForCharges } from './cm-watch.ts'

export type CmOutside = { http: HttpClient; clock: Clock; account: CmAccount }

/** What CM can beyond the common port. */
export type CmProvider = CardProvider & {
  /** As the port's refund, which always has an original; without one it refers to nothing. */
  submitRefund(request: SubmitRequest, originalId: string | null): Promise<SubmitOutcome>
  dayTotals(providerReaderId: string): Promise<Asked<string>>
  stores(): Promise<Asked<{ uuid: string; name: string }[]>>
}

/** CM's terminals behind the till's own words. */
export function createCmProvider({ http, clock, account }: CmOutside): CmProvider {
  const client = createCmClient(http, account)
  const send = (request: SubmitRequest, type: Type, originalId: string | null) =>
    submit(client, clock.now(), request, type, originalId)
  return {
    id: 'cm',
    displayName: 'CM.com',
    traits: {
      tellsReaderState: false,
      revisesDeclines: false,
      readers: 'chosen',
      refunds: 'at-reader',
      owesSlip: true,
      stepsAfterRemoval: [],
    },
    silenceProvesNothingForMs: silence.cmNotFound.afterMs,
    supportsCurrency,
    submit: async (request) => await send(request, 'PURCHASE', null),
    submitRefund: async (request, originalId) => await send(request, 'REFUND', originalId),
    query: async (attempt) => await query(client, attempt, clock.now()),
    glance: async (attempt) => await glance(client, attempt),
    refundName,
    refundSilenceProvesNothingForMs: silence.cmNotFound.afterMs,
    refundable: async (names) => await refundable(client, names),
    refund: async (names) => await refund(client, clock.now(), names),
    queryRefund: async (names) => await queryRefund(client, names),
    lookForCharges: async (watched, since) => await lookForCharges(client, watched, since),
    listMovements: async (wish) => await listMovements(client, clock.now(), wish),
    cardSlip: async (attempt) => await slip(client, attempt, 'PURCHASE'),
    refundSlip: async (refund) => await slip(client, { ...refund, submittedAt: null }, 'REFUND'),
    requestCancel: async (attempt) => await requestCancel(client, attempt),
    listReaders: async () => asked(await readTerminals(client), (readers) => readers),
    async pairReader(pairingCode, name) {
      const listed = asked(await readTerminals(client), (readers) => namedBy(pairingCode, readers))
      return named(listed, name)
    },
    async renameReader(providerReaderId, name) {
      const listed = asked(await readTerminals(client), (readers) =>
        readers.filter((reader) => reader.providerReaderId === providerReaderId),
      )
      return named(listed, name)
    },
    // Nothing is kept at CM about which till uses which terminal.
    removeReader: async () => ({ kind: 'answered', value: null }),
    // There is no such question: whether a terminal polls can be seen on its screen only.
    readerStatus: async () => ({ kind: 'refused', reason: 'other', providerText: '' }),
    async dayTotals(providerReaderId) {
      const { result } = await client.dayTotals(providerReaderId)
      return asked(readAnswer(anything, result), () =>
        result.kind === 'answered' ? receiptText(result.text) : '',
      )
    },
    async stores() {
      const listed = await readPages(client.stores, storeSchema, ({ uuid }) => uuid)
      return asked(listed.answer, (stores) => stores.map(({ uuid, name }) => ({ uuid, name: name ?? '' })))
    },
  }
}

/** The finished texts, every space as it came: they carry what the card schemes demand. */
async function slip(client: CmClient, attempt: AttemptNames, type: Type): Promise<Asked<CardSlip>> {
  const { transactionId } = attempt.providerIds
  if (!transactionId) return { kind: 'refused', reason: 'not-found', providerText: '' }
  const { result } = await client.get(attempt.providerReaderId, transactionId)
  const answer = readAnswer(transactionSchema, result)
  // Connections are mixed up on the way: nobody gets another customer's slip.
  if (answer.kind === 'ok' && (answer.value.id !== transactionId || misfit(answer.value, attempt, type)))
    return { kind: 'unavailable', reason: 'answer-not-ours' }
  return asked(answer, (transaction) => ({ kind: 'text' as const, ...receiptsOf(transaction) }))
}

/* ---- terminals ---- */

/** The spelling of the list is the spelling of every path: nothing is made small, large or split. */
async function readTerminals(client: CmClient): Promise<Answer<ProviderReader[]>> {
  const idOf = ({ manufacturer, model, serial }: v.InferOutput<typeof terminalSchema>) =>
    `${manufacturer}-${model}-${serial}`
  const { answer } = await readPages(client.terminals, terminalSchema, idOf)
  if (answer.kind !== 'ok') return answer
  const readers = answer.value.map(
    (terminal): ProviderReader => ({
      providerReaderId: idOf(terminal),
      name: '',
      model: `${terminal.manufacturer} ${terminal.model}`,
      serial: terminal.serial,
      pairing: 'paired',
      store: terminal.store ? { id: terminal.store.uuid, name: terminal.store.name ?? '' } : null,
    }),
  )
  return { kind: 'ok', value: readers }
}

/** By what the terminal's QR code holds or a person typed: the serial stands in it as a word of its own. */
function namedBy(code: string, readers: readonly ProviderReader[]): ProviderReader[] {
  const words = new Set(
    code
      .normalize('NFKC')
      .toUpperCase()
      .split(/[^A-Z0-9]+/),
  )
  return readers.filter((reader) => words.has(reader.serial.toUpperCase()))
}

/** Exactly one will do: two terminals of different make with one serial number must not be guessed between. */
function named(listed: Asked<ProviderReader[]>, name: string): Asked<ProviderReader> {
  if (listed.kind !== 'answered') return listed
  const [reader, second] = listed.value
  if (!reader) return { kind: 'refused', reason: 'not-found', providerText: '' }
  if (second) return { kind: 'refused', reason: 'conflict', providerText: '' }
  return { kind: 'answered', value: { ...reader, name } }
}
