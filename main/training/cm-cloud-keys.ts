import { drawText } from './cloud-ids.ts'
import { bodyObject, isObject, isoTime } from './cloud-json.ts'
import type { CloudRequest, Random } from './cloud-types.ts'
import { cmJson, cmProblem } from './cm-cloud-answers.ts'
import type { CmHandler } from './cm-cloud-call.ts'
import type { CmKeyRecord } from './cm-cloud-types.ts'
import type { CmWorld } from './cm-cloud-world.ts'

/* Keys: who may ask, and their rotation. A key is a 403 as soon as it is wrong, revoked, too old or too young. */

type KeyCheck = { kind: 'key'; key: CmKeyRecord } | { kind: 'missing' } | { kind: 'invalid' }

export function checkKey(world: CmWorld, request: CloudRequest): KeyCheck {
  const secret = request.headers['api-key']
  if (secret === undefined || secret === '') return { kind: 'missing' }
  const now = world.clock.now()
  for (const key of world.ledger.keys.values()) {
    if (key.secret === secret && isUsable(key, now)) return { kind: 'key', key }
  }
  return { kind: 'invalid' }
}

/** The key of the onboarding is there from the beginning, once. */
export function keepFirstKey(world: CmWorld): void {
  if (world.ledger.keys.size > 0) return
  const { label, secret } = world.organisation.firstKey
  world.ledger.save(newKey(world, label, secret, { from: null, until: null }))
}

export const listKeys: CmHandler = (world) =>
  cmJson(
    200,
    validKeys(world).map((key) => keyBody(world, key)),
  )

export const createKey: CmHandler = (world, call) => {
  const body = bodyObject(call.request)
  const label = body?.label
  if (typeof label !== 'string' || label.trim() === '' || label.length > 100)
    return cmProblem(400, 'label is required.', call.request.path)
  const validity = readValidity(body?.validity)
  if (!validity) return cmProblem(400, 'validity has a from and a later until.', call.request.path)
  const key = newKey(world, label, newSecret(world.random), validity)
  world.ledger.save(key)
  return cmJson(world.quirks.createdStatus, { id: key.id, label: key.label, apikey: key.secret })
}

export const revokeKey: CmHandler = (world, call) => {
  const key = world.ledger.keys.get(Number(call.parameters.id))
  const valid = validKeys(world)
  if (!key || !valid.includes(key)) return cmProblem(404, 'No such API key.', call.request.path)
  if (valid.length === 1) return cmProblem(409, 'The last API key cannot be revoked.', call.request.path)
  if (key.id === call.key.id)
    return cmProblem(409, 'The API key of this request cannot be revoked.', call.request.path)
  world.ledger.save({ ...key, revokedAt: world.clock.now() })
  return { status: 204, headers: {}, body: '' }
}

function isUsable(key: CmKeyRecord, now: number): boolean {
  return key.revokedAt === null && (key.from ?? 0) <= now && (key.until ?? Number.POSITIVE_INFINITY) > now
}

/** Those that may be used now or later. */
function validKeys(world: CmWorld): CmKeyRecord[] {
  const now = world.clock.now()
  return [...world.ledger.keys.values()].filter(
    (key) => key.revokedAt === null && (key.until ?? Number.POSITIVE_INFINITY) > now,
  )
}

function keyBody(world: CmWorld, key: CmKeyRecord) {
  const used = world.lastUsage.get(key.id)
  const { from, until } = key
  return {
    id: key.id,
    label: key.label,
    ...(used === undefined ? {} : { lastUsage: isoTime(used) }),
    ...(from === null && until === null
      ? {}
      : {
          validity: {
            ...(from === null ? {} : { from: isoTime(from) }),
            ...(until === null ? {} : { until: isoTime(until) }),
          },
        }),
  }
}

type Validity = Pick<CmKeyRecord, 'from' | 'until'>

function readValidity(value: unknown): Validity | null {
  if (value === undefined) return { from: null, until: null }
  if (!isObject(value)) return null
  const from = readTime(value.from)
  const until = readTime(value.until)
  if (from === undefined || until === undefined) return null
  return from !== null && until !== null && from >= until ? null : { from, until }
}

/** Undefined for a text that is no time. */
function readTime(value: unknown): number | null | undefined {
  if (value === undefined) return null
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

function newKey(world: CmWorld, label: string, secret: string, validity: Validity): CmKeyRecord {
  // Below 2^53 and larger than 32 bits, as in the guide.
  const id = Number(`7${drawText(world.random, '0123456789', 11)}`)
  return { kind: 'key', id, label, secret, ...validity, createdAt: world.clock.now(), revokedAt: null }
}

function newSecret(random: Random): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
  return `${drawText(random, letters, 24)}.${drawText(random, letters, 6)}.${drawText(random, letters, 3)}`
}
