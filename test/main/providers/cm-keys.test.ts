import { describe, expect, it } from 'vitest'
import { createCmKeys } from '../../../main/providers/cm/cm-keys.ts'
import { createHttpClient } from '../../../main/providers/http-client.ts'
import { cmStage } from '../../support/cm-stage.ts'

async function onStage() {
  const stage = await cmStage()
  const http = createHttpClient({ fetch, clock: stage.clock })
  const kept: string[] = []
  const rotate = (currentId: string | null = null) =>
    createCmKeys(http, stage.account).rotate({
      label: '2026 2nd half',
      validity: null,
      currentId,
      keep: (apiKey) => {
        // Kept before its first use.
        expect(stage.cloud.log().some((entry) => entry.keyEnd === apiKey.slice(-4))).toBe(false)
        kept.push(apiKey)
      },
    })
  const keys = (apiKey: string) => createCmKeys(http, { ...stage.account, apiKey })
  const valid = () => stage.cloud.keys().filter((key) => key.revokedAt === null)
  return { ...stage, rotate, kept, keys, valid }
}

describe('the keys at CM', () => {
  it('are rotated: made, kept, proven, and the old one revoked with the new one', async () => {
    const { rotate, kept, valid, cloud } = await onStage()
    const rotated = await rotate()
    expect(rotated).toMatchObject({ kind: 'rotated', apiKey: kept[0], old: { kind: 'revoked' } })
    expect(valid().map(({ label }) => label)).toEqual(['2026 2nd half'])
    expect(cloud.log().map(({ operation }) => operation)).toEqual([
      'list-keys',
      'create-key',
      'list-stores',
      'revoke-key',
    ])
  })

  it('are listed without secrets, with their time', async () => {
    const { keys, account, cloud } = await onStage()
    const list = await keys(account.apiKey).list()
    expect(list).toMatchObject({
      kind: 'answered',
      value: [{ id: String(cloud.keys()[0]?.id), label: 'Initial API Key', validUntil: null }],
    })
    expect(JSON.stringify(list)).not.toContain(account.apiKey)
  })

  it('are made for a time', async () => {
    const { keys, account, cloud } = await onStage()
    await keys(account.apiKey).rotate({
      label: 'short',
      validity: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
      currentId: null,
      keep: () => undefined,
    })
    expect(cloud.keys()[1]).toMatchObject({ label: 'short', until: Date.UTC(2027, 0, 1) })
  })

  it('stay, the last one and the one in use', async () => {
    const { keys, account, cloud, rotate } = await onStage()
    const first = String(cloud.keys()[0]?.id)
    expect(await keys(account.apiKey).revoke(first)).toMatchObject({
      kind: 'refused',
      reason: 'conflict',
      providerText: 'The last API key cannot be revoked.',
    })
    cloud.faults.order('revoke-key', { kind: 'error-before', status: 503, body: 'json' })
    const rotated = await rotate()
    expect(rotated).toMatchObject({ kind: 'rotated', old: { kind: 'kept', reason: 'http-503' } })
    expect(await keys(account.apiKey).revoke(first)).toMatchObject({ kind: 'refused', reason: 'conflict' })
  })

  it('do not stay valid when the secret was lost with the answer', async () => {
    const { rotate, kept, valid, cloud } = await onStage()
    cloud.faults.order('create-key', { kind: 'answer-lost' })
    expect((await rotate()).kind).toBe('unavailable')
    expect(cloud.keys()).toHaveLength(2)
    expect(valid().map(({ label }) => label)).toEqual(['Initial API Key'])
    expect(kept).toEqual([])
  })

  it('are revoked also when the answer to that is lost', async () => {
    const { rotate, valid, cloud } = await onStage()
    cloud.faults.order('revoke-key', { kind: 'answer-lost' })
    expect(await rotate()).toMatchObject({ kind: 'rotated', old: { kind: 'revoked' } })
    expect(valid()).toHaveLength(1)
  })

  it('K80: keep the old one while the new one has not opened anything', async () => {
    const { rotate, valid, cloud } = await onStage()
    cloud.faults.order('list-stores', { kind: 'error-before', status: 503, body: 'json' })
    expect(await rotate()).toMatchObject({ kind: 'not-proven', because: { kind: 'unavailable' } })
    expect(valid()).toHaveLength(2)
  })

  it('K80: keep the old one when nobody knows which of several it is', async () => {
    const { rotate, valid, keys, account, cloud } = await onStage()
    await rotate('no such id')
    expect(valid()).toHaveLength(2)
    const third = await keys(account.apiKey).rotate({
      label: 'third',
      validity: null,
      currentId: null,
      keep: () => undefined,
    })
    expect(third).toMatchObject({ kind: 'rotated', old: { kind: 'kept', reason: 'not-known' } })
    expect(cloud.keys()).toHaveLength(3)
  })

  it('are not made with a key that is wrong', async () => {
    const { keys } = await onStage()
    const outcome = await keys('wrong').rotate({
      label: 'x',
      validity: null,
      currentId: null,
      keep: () => undefined,
    })
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-authorised' })
  })
})
