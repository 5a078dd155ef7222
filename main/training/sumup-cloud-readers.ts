import { bodyObject, isObject, isoTime } from './cloud-json.ts'
import type { CloudAnswer } from './cloud-types.ts'
import { type CloudCall, type CloudHandler, parameter } from './sumup-cloud-call.ts'
import { json, noBody, notYours, problem } from './sumup-cloud-errors.ts'
import { newReaderId } from './sumup-cloud-ids.ts'
import { confirmPairing } from './sumup-cloud-payments.ts'
import type { ReaderRecord } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

type FieldFault = { name: string; message: string }

/** The reader of that id, if it is this merchant's. */
export function findReader(world: CloudWorld, call: CloudCall): ReaderRecord | undefined {
  const reader = world.ledger.readers.get(parameter(call, 'reader_id'))
  return reader?.merchantCode === call.merchant.code ? reader : undefined
}

export const listReaders: CloudHandler = (world, call) => {
  const items = [...world.ledger.readers.values()].filter(
    (reader) => reader.merchantCode === call.merchant.code,
  )
  return json(200, { items: items.map(readerBody) })
}

export const getReader: CloudHandler = (world, call) => {
  const reader = findReader(world, call)
  return reader ? json(200, readerBody(reader)) : notYours(world.random)
}

/** Pairs: the code on the device's screen is the proof that somebody stands in front of it. */
export const createReader: CloudHandler = (world, call) => {
  const body = bodyObject(call.request)
  const faults = body ? readerFaults(body, true) : []
  if (!body || faults.length > 0) return invalid(world, faults)
  const code = world.devices.code(String(body.pairing_code))
  const device = code && world.devices.get(code.serial)
  if (!code || !device) return notYours(world.random)
  if (code.used) {
    return problem(
      world.random,
      409,
      'conflict',
      'Conflict',
      'The request conflicts with the current state of the resource.',
    )
  }
  world.devices.spendCode(String(body.pairing_code))
  const now = world.clock.now()
  for (const earlier of world.ledger.readers.values()) {
    if (earlier.serial !== code.serial || earlier.status === 'expired') continue
    world.ledger.save({ ...earlier, status: 'expired', updatedAt: now })
  }
  const reader: ReaderRecord = {
    kind: 'reader',
    id: newReaderId(world.random),
    merchantCode: call.merchant.code,
    name: String(body.name),
    status: 'processing',
    serial: code.serial,
    model: device.reader.model,
    metadata: metadataOf(body) ?? {},
    createdAt: now,
    updatedAt: now,
  }
  world.ledger.save(reader)
  watchPairing(world, reader)
  return json(201, readerBody(reader))
}

/** Starts, or after a restart starts again, the clocks of a pairing that the device has not confirmed. */
export function watchPairing(world: CloudWorld, reader: ReaderRecord): void {
  world.later(reader.createdAt + world.timings.pairingMs, () => confirmPairing(world, reader.id))
  world.later(reader.createdAt + world.timings.pairingCodeValidMs, () => {
    const now = world.ledger.readers.get(reader.id)
    if (now?.status !== 'processing') return
    world.ledger.save({ ...now, status: 'expired', updatedAt: world.clock.now() })
  })
}

export const updateReader: CloudHandler = (world, call) => {
  const reader = findReader(world, call)
  if (!reader) return notYours(world.random)
  const body = bodyObject(call.request)
  const faults = body ? readerFaults(body, false) : []
  if (!body || faults.length > 0) return invalid(world, faults)
  const changed: ReaderRecord = {
    ...reader,
    name: typeof body.name === 'string' ? body.name : reader.name,
    // Replaced as a whole, not merged.
    metadata: metadataOf(body) ?? reader.metadata,
    updatedAt: world.clock.now(),
  }
  world.ledger.save(changed)
  return json(200, readerBody(changed))
}

/** The device is not told: it stays connected until somebody disconnects it by hand. */
export const deleteReader: CloudHandler = (world, call) => {
  const reader = findReader(world, call)
  if (!reader) return notYours(world.random)
  world.ledger.removeReader(reader.id)
  return noBody(200)
}

function readerBody(reader: ReaderRecord) {
  return {
    id: reader.id,
    name: reader.name,
    status: reader.status,
    device: { identifier: reader.serial, model: reader.model },
    metadata: reader.metadata,
    created_at: isoTime(reader.createdAt),
    updated_at: isoTime(reader.updatedAt),
  }
}

/** `meta` is the older name of the same field. */
function metadataOf(body: { [name: string]: unknown }): Record<string, unknown> | undefined {
  const metadata = body.metadata ?? body.meta
  return isObject(metadata) ? metadata : undefined
}

function readerFaults(body: { [name: string]: unknown }, creating: boolean): FieldFault[] {
  const faults: FieldFault[] = []
  const code = body.pairing_code
  if (creating && code === undefined) {
    faults.push({ name: 'pairing_code', message: "missing property 'pairing_code'" })
  } else if (creating && (typeof code !== 'string' || code.length < 8 || code.length > 9)) {
    faults.push({ name: 'pairing_code', message: 'length must be between 8 and 9' })
  }
  if (body.name === undefined) {
    if (creating) faults.push({ name: 'name', message: "missing property 'name'" })
  } else if (typeof body.name !== 'string') faults.push({ name: 'name', message: 'must be a string' })
  else if (body.name.length > 500) faults.push({ name: 'name', message: 'maximum length is 500' })
  const metadata = body.metadata ?? body.meta
  if (metadata !== undefined && !isObject(metadata)) {
    faults.push({ name: 'metadata', message: 'must be an object' })
  } else if (isObject(metadata) && Object.keys(metadata).length > 64) {
    faults.push({ name: 'metadata', message: 'maximum number of properties is 64' })
  }
  return faults
}

function invalid(world: CloudWorld, fields: FieldFault[]): CloudAnswer {
  return problem(world.random, 400, 'bad-request', 'Bad Request', 'Request validation failed.', { fields })
}
