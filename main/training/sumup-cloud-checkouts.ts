import { newUuid } from './cloud-ids.ts'
import { bodyObject, isoTime } from './cloud-json.ts'
import type { CloudAnswer } from './cloud-types.ts'
import { type CloudCall, type CloudHandler, parameter } from './sumup-cloud-call.ts'
import { readCheckout } from './sumup-cloud-checkout-rules.ts'
import { errors, json, noBody, notYours, prefersProblem, problem } from './sumup-cloud-errors.ts'
import { openCheckoutOn, watchCheckout } from './sumup-cloud-payments.ts'
import { firmwareAtLeast } from './sumup-cloud-reader-status.ts'
import { findReader } from './sumup-cloud-readers.ts'
import type { CheckoutRecord, ReaderRecord } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

const firmwareWithTerminate = '3.3.28.0'

/** 201 means accepted, not started. There is no key that would stop a second one: only a busy reader does. */
export const createCheckout: CloudHandler = (world, call) => {
  const reader = findReader(world, call)
  if (!reader) return unknownReader(world, call)
  const body = bodyObject(call.request)
  if (!body) return badRequest(world, call)
  const firmware = world.devices.get(reader.serial)?.lastKnown.firmware ?? null
  const checked = readCheckout(body, call.merchant, firmware)
  if ('errors' in checked) return unprocessable(world, call, checked.errors)
  const refusal =
    usedReference(world, call, checked.wish.foreignTransactionId) ??
    busy(world, call, reader) ??
    offline(world, call, reader)
  if (refusal) return refusal

  const now = world.clock.now()
  const checkout: CheckoutRecord = {
    kind: 'checkout',
    id: newUuid(world.random),
    clientTransactionId: newUuid(world.random),
    merchantCode: call.merchant.code,
    readerId: reader.id,
    serial: reader.serial,
    firmware: firmware ?? '',
    ...checked.wish,
    status: 'pending',
    paymentStatus: 'pending',
    failureReason: null,
    faults: world.faults.takeForPayment(),
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    startBy: now + world.timings.startWindowMs,
    validUntil: now + world.timings.validForMs,
  }
  world.ledger.save(checkout)
  watchCheckout(world, checkout)
  const named = { client_transaction_id: checkout.clientTransactionId }
  return json(201, {
    data: world.quirks.omitsCheckoutId ? named : { checkout_id: checkout.id, ...named },
  })
}

export const getCheckout: CloudHandler = (world, call) => {
  const checkout = world.ledger.checkouts.get(parameter(call, 'checkout_id'))
  // A checkout stays readable under the pairing that it was made with, also after that pairing's end.
  if (checkout?.readerId !== parameter(call, 'reader_id')) return unknownReader(world, call)
  if (checkout.merchantCode !== call.merchant.code) return unknownReader(world, call)
  return json(200, {
    data: {
      checkout_id: checkout.id,
      client_transaction_id: checkout.clientTransactionId,
      status: checkout.status,
      payment_status: checkout.paymentStatus,
      payment_failure_reason: checkout.failureReason,
      payment_type: 'card',
      card_type: checkout.cardType,
      installments: checkout.installments,
      reader_serial_number: checkout.serial,
      reader_firmware_version: checkout.firmware,
      total_amount: {
        value: checkout.amountMinor,
        currency: checkout.currency,
        minor_unit: checkout.digits,
      },
      valid_until: isoTime(checkout.validUntil),
      created_at: isoTime(checkout.createdAt),
      updated_at: isoTime(checkout.updatedAt),
    },
  })
}

/**
 * Aims at the reader, whatever it is doing when the message arrives: nothing, this payment or the next one. Nobody is
 * told whether it worked.
 */
export const terminate: CloudHandler = (world, call) => {
  const reader = findReader(world, call)
  if (!reader) return unknownReader(world, call)
  const refusal = offline(world, call, reader)
  if (refusal) return refusal
  const firmware = world.devices.get(reader.serial)?.lastKnown.firmware ?? ''
  if (!firmwareAtLeast(firmware, firmwareWithTerminate)) {
    return unprocessable(world, call, { detail: 'Unprocessable Entity' })
  }
  world.later(world.clock.now() + world.timings.terminateMs, () => {
    if (world.devices.isReachable(reader.serial, reader.id)) {
      world.devices.send(reader.serial, { kind: 'terminate' })
    }
  })
  return noBody(world.quirks.terminateStatus)
}

/** A reference is burnt by its first acceptance, whatever became of that payment. */
function usedReference(world: CloudWorld, call: CloudCall, reference: string | null): CloudAnswer | null {
  if (reference === null || world.quirks.takesReferencesTwice) return null
  for (const checkout of world.ledger.checkouts.values()) {
    if (checkout.merchantCode !== call.merchant.code) continue
    if (checkout.foreignTransactionId !== reference) continue
    return unprocessable(world, call, {
      type: 'DUPLICATE_TRANSACTION',
      detail: 'A transaction with this foreign_transaction_id exists already.',
    })
  }
  return null
}

function busy(world: CloudWorld, call: CloudCall, reader: ReaderRecord): CloudAnswer | null {
  const since = world.clock.now() - world.quirks.busyAfterAcceptMs
  const recent = [...world.ledger.checkouts.values()].some(
    (checkout) => checkout.serial === reader.serial && checkout.createdAt > since,
  )
  if (!recent && !openCheckoutOn(world, reader.serial)) return null
  if (world.quirks.untypedBusy) return unprocessable(world, call, { detail: 'Unprocessable Entity' })
  const detail = 'There is a pending checkout for the device.'
  return prefersProblem(call.request)
    ? problem(world.random, 422, 'reader-busy', 'Reader Busy', detail)
    : errors(422, { type: 'READER_BUSY', detail })
}

function offline(world: CloudWorld, call: CloudCall, reader: ReaderRecord): CloudAnswer | null {
  if (world.devices.isReachable(reader.serial, reader.id)) return null
  const detail = 'The device is offline.'
  return prefersProblem(call.request)
    ? problem(world.random, 422, 'reader-offline', 'Reader Offline', detail)
    : errors(422, { type: 'READER_OFFLINE', detail })
}

function unprocessable(
  world: CloudWorld,
  call: CloudCall,
  content: { [name: string]: unknown },
): CloudAnswer {
  if (!prefersProblem(call.request)) return errors(422, content)
  const fields = Object.entries(content)
    .filter(([, texts]) => Array.isArray(texts))
    .map(([name, texts]) => ({ name, message: (texts as string[]).join(', ') }))
  const slug = fields.length > 0 ? 'validation-error' : 'unprocessable-entity'
  const detail = typeof content.detail === 'string' ? content.detail : 'Validation failed'
  return problem(world.random, 422, slug, 'Unprocessable Entity', detail, fields.length > 0 ? { fields } : {})
}

function badRequest(world: CloudWorld, call: CloudCall): CloudAnswer {
  return prefersProblem(call.request)
    ? problem(world.random, 400, 'bad-request', 'Bad Request', 'Bad Request')
    : errors(400, { type: 'BAD_REQUEST', detail: 'Bad Request' })
}

function unknownReader(world: CloudWorld, call: CloudCall): CloudAnswer {
  return prefersProblem(call.request) ? notYours(world.random) : errors(404, { detail: 'Not Found' })
}
