import { describe, expect, it } from 'vitest'
import {
  changeReaderMetadata,
  stepsOnDeviceAfterRemoval,
} from '../../../main/providers/sumup/sumup-readers.ts'
import { sumUpStage } from '../../support/sumup-stage.ts'

const changes = (values: Record<string, string | null>) => new Map(Object.entries(values))

describe('the metadata of a SumUp reader', () => {
  it('changes what it is told to and keeps what others wrote there', async () => {
    const { client, cloud, providerReaderId: id } = await sumUpStage()
    await client.updateReader(id, { metadata: { theirs: { deep: [1] }, old: 'x' } })
    expect(await changeReaderMetadata(client, id, changes({ till: 'Counter', old: null }))).toMatchObject({
      kind: 'answered',
      value: {
        details: [
          { name: 'theirs', value: '{"deep":[1]}', isText: false },
          { name: 'till', value: 'Counter', isText: true },
        ],
        most: 64,
      },
    })
    expect(cloud.readers()[0]?.metadata).toEqual({ theirs: { deep: [1] }, till: 'Counter' })
  })

  it('is refused when it would be too much, and writes nothing', async () => {
    const { client, cloud, providerReaderId: id } = await sumUpStage()
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`k${index}`, 'x']))
    expect(await changeReaderMetadata(client, id, changes(many))).toMatchObject({
      kind: 'refused',
      reason: 'invalid',
    })
    expect(cloud.readers()[0]?.metadata).toEqual({})
  })

  it('is not overwritten when it could not be read', async () => {
    const { client, cloud, providerReaderId: id } = await sumUpStage()
    await client.updateReader(id, { metadata: { theirs: 1 } })
    cloud.faults.order('get-reader', { kind: 'garbage' })
    expect(await changeReaderMetadata(client, id, changes({ till: 'x' }))).toMatchObject({
      kind: 'unavailable',
    })
    expect(cloud.readers()[0]?.metadata).toEqual({ theirs: 1 })
    expect(await changeReaderMetadata(client, 'rdr_other', changes({ till: 'x' }))).toMatchObject({
      kind: 'refused',
      reason: 'not-found',
    })
  })
})

describe('a removed SumUp reader', () => {
  it('stays connected and shows no code until the steps at the device are done', async () => {
    const { provider, reader, providerReaderId } = await sumUpStage()
    expect(await provider.removeReader(providerReaderId)).toMatchObject({ kind: 'answered' })
    expect(reader.act('show-pairing-code')).toBe(false)
    const last = stepsOnDeviceAfterRemoval.at(-1) ?? ''
    expect(reader.act(last)).toBe(true)
    expect(reader.act('show-pairing-code')).toBe(true)
  })
})
