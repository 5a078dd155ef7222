import { drawText } from './cloud-ids.ts'
import { bodyObject, isObject, isoTime, type JsonObject } from './cloud-json.ts'
import type { CloudAnswer } from './cloud-types.ts'
import { cmJson, cmPage, cmProblem } from './cm-cloud-answers.ts'
import { type CmCall, type CmHandler, findTerminal, terminalIdOf } from './cm-cloud-call.ts'
import { cmDigits, cmMajorText, cmMinor } from './cm-cloud-money.ts'
import { callOff, makeRoom } from './cm-cloud-payments.ts'
import type { CmTransactionRecord } from './cm-cloud-types.ts'
import type { CmWorld } from './cm-cloud-world.ts'

export const listTransactions: CmHandler = (world, call) => {
  const terminal = findTerminal(world, call)
  if (!terminal) return noTerminal(call)
  const records = [...world.ledger.transactions.values()].filter(
    (one) => one.terminalId === terminalIdOf(terminal) && one.visibleAt <= world.clock.now(),
  )
  return cmPage(
    call,
    inOrder(world, records).map((record) => transactionBody(world, record)),
    world.quirks,
  )
}

/** The guide names no order. */
function inOrder(world: CmWorld, records: CmTransactionRecord[]): CmTransactionRecord[] {
  switch (world.quirks.listOrder) {
    case 'oldest-first':
      return records
    case 'newest-first':
      return records.reverse()
    case 'mixed':
      return records.sort((a, b) => a.id.localeCompare(b.id))
  }
}

export const getTransaction: CmHandler = (world, call) => {
  const record = findTransaction(world, call)
  return record ? cmJson(200, transactionBody(world, record)) : noTransaction(call)
}

/** Accepted, and waiting for the terminal's next poll. Nothing stops a second one: it takes the place of the first. */
export const createTransaction: CmHandler = (world, call) => {
  const terminal = findTerminal(world, call)
  if (!terminal) return noTerminal(call)
  const body = bodyObject(call.request)
  const wish = body ? readWish(world, body) : 'The body is no JSON object.'
  if (typeof wish === 'string') return cmProblem(400, wish, call.request.path)
  const terminalId = terminalIdOf(terminal)
  const isUsed = [...world.ledger.transactions.values()].some((one) => one.reference === wish.reference)
  if (world.quirks.uniqueReferences && isUsed)
    return cmProblem(409, 'The merchant_order_reference was used before.', call.request.path)
  if (!makeRoom(world, terminalId))
    return cmProblem(409, 'The terminal is processing another transaction.', call.request.path)
  const faults = world.faults.takeForPayment()
  const lag = faults.find((fault) => fault.kind === 'lookup-lag')?.ms ?? world.quirks.lookupLagMs
  const now = world.clock.now()
  const record: CmTransactionRecord = {
    kind: 'transaction',
    id: `5${drawText(world.random, '0123456789', 30)}`,
    terminalId,
    ...wish,
    createdAt: now,
    fetchedAt: null,
    cardAt: null,
    status: 'CREATED',
    result: null,
    reason: null,
    endedAt: null,
    traceNumber: null,
    card: null,
    receipt: null,
    merchantReceipt: null,
    clearAt: null,
    visibleAt: now + lag,
    faults,
  }
  world.ledger.save(record)
  world.stir(terminalId)
  return cmJson(world.quirks.createdStatus, transactionBody(world, record))
}

/** 204: nobody can pay it any more. 409: too late, the terminal decides. */
export const cancelTransaction: CmHandler = (world, call) => {
  const record = findTransaction(world, call)
  if (!record) return noTransaction(call)
  const begun = world.quirks.cancellableUntil === 'card' ? record.cardAt : record.fetchedAt
  if (record.status !== 'CREATED' || begun !== null)
    return cmProblem(409, 'The transaction can not be cancelled any more.', call.request.path)
  callOff(world, record, 'cancelled by the till')
  return { status: 204, headers: {}, body: '' }
}

function findTransaction(world: CmWorld, call: CmCall): CmTransactionRecord | undefined {
  const terminal = findTerminal(world, call)
  const record = world.ledger.transactions.get(call.parameters.id ?? '')
  const isThere = record && terminal && record.terminalId === terminalIdOf(terminal)
  return isThere && record.visibleAt <= world.clock.now() ? record : undefined
}

function noTerminal(call: CmCall): CloudAnswer {
  return cmProblem(404, 'No such terminal.', call.request.path)
}

function noTransaction(call: CmCall): CloudAnswer {
  return cmProblem(404, 'No such transaction.', call.request.path)
}

type Wish = Pick<
  CmTransactionRecord,
  'type' | 'reference' | 'originalId' | 'amountMinor' | 'currency' | 'digits'
>

/** A text says what is wrong. */
function readWish(world: CmWorld, body: JsonObject): Wish | string {
  const { type, merchant_order_reference: reference } = body
  if (type !== 'PURCHASE' && type !== 'REFUND') return 'type is PURCHASE or REFUND.'
  if (typeof reference !== 'string' || reference === '' || reference.length > world.quirks.longestReference)
    return `merchant_order_reference has 1 to ${world.quirks.longestReference} characters.`
  const amount = isObject(body.amount) ? body.amount : {}
  const currency = amount.currency
  if (typeof currency !== 'string' || !world.organisation.currencies.includes(currency))
    return 'amount.currency is not enabled.'
  const digits = cmDigits(currency)
  const amountMinor = cmMinor(amount.value, digits)
  if (amountMinor === null) return 'amount.value is a number above zero with the decimals of its currency.'
  const wish: Wish = { type, reference, originalId: null, amountMinor, currency, digits }
  if (type === 'PURCHASE' || body.reference === undefined) return wish
  const originalId = isObject(body.reference) ? body.reference.id : undefined
  if (typeof originalId !== 'string') return 'reference.id is the id of the purchase.'
  return refundFault(world, wish, originalId) ?? { ...wish, originalId }
}

function refundFault(world: CmWorld, wish: Wish, originalId: string): string | undefined {
  const original = world.ledger.transactions.get(originalId)
  if (original?.type !== 'PURCHASE' || !isPaid(original)) return 'reference.id is no completed purchase.'
  if (original.currency !== wish.currency) return 'amount.currency is not that of the purchase.'
  const refunded = [...world.ledger.transactions.values()]
    .filter((one) => one.originalId === originalId && one.status !== 'CANCELLED')
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const left = original.amountMinor - refunded
  if (wish.amountMinor > left) return 'amount.value is more than is left of the purchase.'
  if (!world.quirks.partialRefunds && wish.amountMinor !== original.amountMinor)
    return 'amount.value is not that of the purchase.'
  return undefined
}

export function isPaid(record: CmTransactionRecord): boolean {
  return record.result === 'APPROVED' && (record.status === 'AUTHORIZED' || record.status === 'CLEARED')
}

/** No card number, no authorisation code, no tip: the guide has none of them. */
function transactionBody(world: CmWorld, record: CmTransactionRecord): JsonObject {
  const { stores, terminals } = world.organisation
  const terminal = terminals.find((one) => terminalIdOf(one) === record.terminalId)
  const wrong = record.result === 'APPROVED' ? record.faults : []
  const amountMinor = wrong.find((fault) => fault.kind === 'wrong-amount')?.amountMinor ?? record.amountMinor
  const currency = wrong.find((fault) => fault.kind === 'wrong-currency')?.currency ?? record.currency
  return {
    type: record.type,
    id: record.id,
    merchant_order_reference: record.reference,
    creation_datetime: isoTime(record.createdAt),
    amount: { value: Number(cmMajorText(amountMinor, record.digits)), currency },
    ...(record.originalId === null ? {} : { reference: { id: record.originalId } }),
    status: record.status,
    ...(record.result === null ? {} : { result: record.result }),
    ...(record.card === null || record.endedAt === null
      ? {}
      : {
          transaction_datetime: isoTime(record.endedAt),
          system_trace_audit_number: record.traceNumber,
          brand: record.card.brand,
          receipt: record.receipt,
          merchant_receipt: record.merchantReceipt,
          store: stores.find((store) => store.uuid === terminal?.storeUuid),
        }),
  }
}
