import * as v from 'valibot'
import type { Asked } from '../../ports.ts'
import type { HttpClient } from '../http-client.ts'
import { anything } from '../read-answer.ts'
import { type CmAccount, createCmClient, createdKeySchema, type KeyWish, keySchema } from './cm-client.ts'
import { asked, readAnswer, timeOf } from './cm-mapping.ts'

/* Rotation of the API key: the new one is kept before it is used, and proven before the old one goes. */

export type CmKey = {
  id: string
  label: string
  lastUsedAt: number | null
  validFrom: number | null
  validUntil: number | null
}

export type RotateWish = KeyWish & {
  /** The key in use, by its id; null: it is not known. Then it is found only where it is the one and only. */
  currentId: string | null
  /** Keeps the new key where a power cut does not reach it. Called before its first use. */
  keep(apiKey: string, id: string): void | Promise<void>
  /** It opens what the old one opened, which is about to go: from here on the new one is the till's. */
  adopt?(apiKey: string, id: string): void | Promise<void>
}

type NotDone = Exclude<Asked<never>, { kind: 'answered' }>

export type Rotated =
  | { kind: 'rotated'; apiKey: string; id: string; old: OldKey }
  /** The new key is kept, but did not open anything yet: the old one stays, and stays in use. */
  | { kind: 'not-proven'; id: string; because: NotDone }
  | NotDone

/** Kept: not known which one it is, or not revoked for the reason given. Other tills may share it. */
export type OldKey = { kind: 'revoked' } | { kind: 'kept'; reason: string }

export type CmKeys = {
  list(): Promise<Asked<CmKey[]>>
  /** CM refuses the last key and the one of the request: that is a conflict. */
  revoke(id: string): Promise<Asked<null>>
  rotate(wish: RotateWish): Promise<Rotated>
}

export function createCmKeys(http: HttpClient, account: CmAccount): CmKeys {
  const client = createCmClient(http, account)
  const list = async () => asked(readAnswer(v.array(keySchema), (await client.keys()).result), toKeys)

  async function revoke(id: string): Promise<Asked<null>> {
    const answer = readAnswer(anything, (await client.revokeKey(id)).result)
    if (answer.kind !== 'unavailable') return asked(answer, () => null)
    // Nobody knows whether it arrived: the overview does.
    const left = await list()
    const isGone = left.kind === 'answered' && !left.value.some((key) => key.id === id)
    return isGone ? { kind: 'answered', value: null } : { kind: 'unavailable', reason: answer.reason }
  }

  async function rotate(wish: RotateWish): Promise<Rotated> {
    const before = await list()
    if (before.kind !== 'answered') return before
    const { label, validity } = wish
    const created = asked(
      readAnswer(createdKeySchema, (await client.createKey({ label, validity })).result),
      (key) => key,
    )
    if (created.kind !== 'answered') {
      if (created.kind === 'unavailable') await revokeLost(before.value, label)
      return created
    }
    const { id, apikey: apiKey } = created.value
    await wish.keep(apiKey, id)
    const renewed = { ...account, apiKey }
    const proof = readAnswer(v.array(v.unknown()), (await createCmClient(http, renewed).stores(1)).result)
    const proven = asked(proof, () => null)
    if (proven.kind !== 'answered') return { kind: 'not-proven', id, because: proven }
    await wish.adopt?.(apiKey, id)
    const [only, second] = before.value
    const oldId = wish.currentId ?? (second ? undefined : only?.id)
    if (oldId === undefined || oldId === id)
      return { kind: 'rotated', apiKey, id, old: { kind: 'kept', reason: 'not-known' } }
    return { kind: 'rotated', apiKey, id, old: await retire(renewed, oldId) }
  }

  async function retire(renewed: CmAccount, oldId: string): Promise<OldKey> {
    const outcome = await createCmKeys(http, renewed).revoke(oldId)
    return outcome.kind === 'answered' ? { kind: 'revoked' } : { kind: 'kept', reason: outcome.reason }
  }

  /** Made, but its secret went down with the answer: a key that nobody has must not stay valid. */
  async function revokeLost(before: CmKey[], label: string): Promise<void> {
    const after = await list()
    if (after.kind !== 'answered') return
    const known = new Set(before.map((key) => key.id))
    for (const key of after.value) if (key.label === label && !known.has(key.id)) await revoke(key.id)
  }

  return { list, revoke, rotate }
}

const toKeys = (keys: v.InferOutput<typeof keySchema>[]): CmKey[] =>
  keys.map(({ id, label, lastUsage, validity }) => ({
    id,
    label,
    lastUsedAt: timeOf(lastUsage),
    validFrom: timeOf(validity?.from),
    validUntil: timeOf(validity?.until),
  }))
