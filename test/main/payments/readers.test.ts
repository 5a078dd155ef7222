import { describe, expect, it } from 'vitest'
import { normalPairingCode, pairReader } from '../../../main/payments/add-reader.ts'
import { changeReaderDetails, readerDetails } from '../../../main/payments/reader-details.ts'
import {
  checkReader,
  listReaders,
  refreshReaders,
  removeReader,
  renameReader,
  setDefaultReader,
} from '../../../main/payments/readers.ts'
import { fakeProvider, readerIs } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'
import { sumUpStage } from '../../support/sumup-stage.ts'

function openDesk() {
  const provider = fakeProvider()
  return { provider, ...paymentDesk({ providers: [provider], withReader: false }) }
}
const code = 'ABCD1234'

describe('a pairing code', () => {
  it.each([
    ['ABCD1234', 'ABCD1234'],
    [' abcd-1234 ', 'ABCD1234'],
    ['ab cd—12 345', 'ABCD12345'],
    ['ＡＢＣＤ１２３４', 'ABCD1234'],
  ])('%j is read as %s', (typed, read) => expect(normalPairingCode(typed)).toBe(read))

  it.each(['', 'ABC', 'ABCDEF12345', 'ABCD_1234', 'ÄBCD1234', '../../x'])('%j is refused', (typed) =>
    expect(normalPairingCode(typed)).toBeUndefined(),
  )
})

describe('pairing', () => {
  it('stores the reader, makes the first one the default and writes it into the journal', async () => {
    const desk = openDesk()
    const first = must(await pairReader(desk.context, { pairingCode: 'abcd-1234', name: 'Counter' }))
    expect(first).toMatchObject({
      name: 'Counter',
      serial: 'SERIAL-ABCD1234',
      pairing: 'processing',
      isDefault: true,
      connection: 'online',
      providerName: 'Fake Pay',
    })
    await desk.pass(1_000)
    const second = must(await pairReader(desk.context, { pairingCode: 'EFGH5678', name: '' }))
    expect(second).toMatchObject({ name: 'Fake Pay 2', isDefault: false })
    expect(desk.database.sql(`select kind from journal`).all()).toHaveLength(2)
    expect(must(setDefaultReader(desk.context, second)).map((reader) => reader.isDefault)).toEqual([
      false,
      true,
    ])
  })

  it('says which mistake was made', async () => {
    const desk = openDesk()
    const pair = async (pairingCode: string) => await pairReader(desk.context, { pairingCode, name: 'x' })
    expect(await pair('short')).toMatchObject({ error: { code: 'pairing-code-invalid' } })
    expect(await pair('WRONG0000')).toMatchObject({ error: { code: 'pairing-code-unknown' } })
    desk.provider.pairReader = async () => ({ kind: 'refused', reason: 'conflict', providerText: '' })
    expect(await pair(code)).toMatchObject({ error: { code: 'pairing-conflict' } })
    desk.provider.pairReader = async () => ({ kind: 'unavailable', reason: 'timeout' })
    expect(await pair(code)).toMatchObject({ error: { code: 'provider-unreachable' } })
    desk.provider.pairReader = async () => ({
      kind: 'refused',
      reason: 'not-authorised',
      providerText: 'bad key sup_sk_12345',
    })
    expect(await pair(code)).toMatchObject({
      error: { code: 'provider-refused', values: { text: 'bad key sup_…' } },
    })
    desk.context.providers = []
    expect(await pair(code)).toMatchObject({ error: { code: 'card-unavailable' } })
  })

  it('is confirmed later: a check brings that in', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    for (const reader of desk.provider.readers) reader.pairing = 'paired'
    expect(must(await checkReader(desk.context, { readerId })).pairing).toBe('paired')
  })

  it('of a device that is known already takes the place of its old pairing, also as default', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    desk.provider.readers = desk.provider.readers.map((reader) => ({
      ...reader,
      providerReaderId: 'rdr_new',
    }))
    const readers = must(await refreshReaders(desk.context))
    expect(readers).toHaveLength(1)
    expect(readers[0]).toMatchObject({ isDefault: true })
    expect(readers[0]?.readerId).not.toBe(readerId)
  })
})

describe('a reader', () => {
  it('keeps its last known state, with its time, when nobody answers', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    const checkedAt = desk.clock.now()
    await desk.pass(60_000)
    desk.provider.readerStatus = async () => ({ kind: 'unavailable', reason: 'timeout' })
    expect(must(await checkReader(desk.context, { readerId }))).toMatchObject({
      connection: 'online',
      batteryPercent: 80,
      checkedAt,
    })
    desk.provider.readerStatus = async () => ({ kind: 'answered', value: readerIs('idle', 'offline') })
    expect(must(await checkReader(desk.context, { readerId }))).toMatchObject({
      connection: 'offline',
      checkedAt: desk.clock.now(),
    })
  })

  it('is no news while it is as it was: a screen that lists on every nudge comes to rest', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    desk.nudges.length = 0
    await desk.pass(1_000)
    must(await checkReader(desk.context, { readerId }))
    must(await refreshReaders(desk.context))
    expect(desk.nudges).toEqual([])
    desk.provider.readerState = readerIs('idle', 'offline')
    must(await checkReader(desk.context, { readerId }))
    expect(desk.nudges).toEqual(['readers'])
  })

  it('is renamed and removed at the provider first', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    expect(must(await renameReader(desk.context, { readerId, name: 'Door' })).name).toBe('Door')
    expect(desk.provider.readers[0]?.name).toBe('Door')
    desk.provider.removeReader = async () => ({ kind: 'unavailable', reason: 'timeout' })
    expect(await removeReader(desk.context, { readerId })).toMatchObject({
      error: { code: 'provider-unreachable' },
    })
    expect(must(listReaders(desk.context))).toHaveLength(1)
    desk.provider.removeReader = async () => ({ kind: 'refused', reason: 'not-found', providerText: '' })
    expect(must(await removeReader(desk.context, { readerId }))).toEqual([])
    expect(await renameReader(desk.context, { readerId, name: 'x' })).toMatchObject({
      error: { code: 'reader-not-found' },
    })
  })

  it('hands the default on when it is removed', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    must(await pairReader(desk.context, { pairingCode: 'EFGH5678', name: 'Door' }))
    expect(must(await removeReader(desk.context, { readerId }))).toMatchObject([
      { name: 'Door', isDefault: true },
    ])
  })

  it('is not removed while a payment holds it', async () => {
    const desk = openDesk()
    const { readerId } = must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    must(desk.pay())
    expect(await removeReader(desk.context, { readerId })).toMatchObject({
      error: { code: 'reader-busy', values: { paymentId: 'payment-1' } },
    })
    expect(must(listReaders(desk.context))[0]?.busyWith).toMatchObject({ paymentId: 'payment-1' })
  })

  it('that was unpaired elsewhere is shown as expired, not forgotten', async () => {
    const desk = openDesk()
    must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    desk.provider.readers = []
    expect(must(await refreshReaders(desk.context))).toMatchObject([{ name: 'Counter', pairing: 'expired' }])
  })

  it('is not judged by a list that was asked for before it was paired, renamed or paired anew', async () => {
    const desk = openDesk()
    const { provider, context } = desk
    const gates: (() => void)[] = []
    const asked = provider.listReaders
    provider.listReaders = async () => {
      const answer = await asked()
      const then = structuredClone(answer)
      await new Promise<void>((resolve) => gates.push(resolve))
      return then
    }
    const behind = async (change: () => Promise<unknown>) => {
      const refreshed = refreshReaders(context)
      await Promise.resolve()
      // Whatever the change itself asks is answered at once.
      provider.listReaders = asked
      await change()
      for (const open of gates.splice(0)) open()
      return must(await refreshed)
    }
    const held = provider.listReaders
    const pair = (pairingCode: string) => pairReader(context, { pairingCode, name: 'Counter' })
    expect(await behind(() => pair(code))).toMatchObject([{ name: 'Counter', pairing: 'processing' }])
    const [first] = must(listReaders(context))
    provider.listReaders = held
    const rename = () => renameReader(context, { readerId: first?.readerId ?? '', name: 'Bar' })
    expect(await behind(rename)).toMatchObject([{ name: 'Bar' }])
    provider.listReaders = held
    const again = await behind(async () => {
      provider.readers = []
      must(await pair(code))
    })
    expect(again).toHaveLength(1)
    expect(again[0]?.readerId).toBe(must(listReaders(context))[0]?.readerId)
    expect(must(await refreshReaders(context))).toMatchObject([{ name: 'Counter', pairing: 'processing' }])
  })

  it('stays as it is when the provider cannot be asked', async () => {
    const desk = openDesk()
    must(await pairReader(desk.context, { pairingCode: code, name: 'Counter' }))
    desk.provider.listReaders = async () => ({ kind: 'unavailable', reason: 'timeout' })
    expect(must(await refreshReaders(desk.context))).toMatchObject([{ pairing: 'processing' }])
    expect(desk.logged).toContainEqual(expect.objectContaining({ event: 'readers-not-refreshed' }))
  })
})

describe('the notes about a reader', () => {
  async function openStage() {
    const stage = await sumUpStage()
    const desk = paymentDesk({ providers: [stage.provider], clock: stage.clock, withReader: false })
    const [reader] = must(await refreshReaders(desk.context))
    const readerId = reader?.readerId ?? ''
    const change = async (changes: { name: string; value: string | null }[]) =>
      await changeReaderDetails(desk.context, { readerId, changes })
    return { ...stage, ...desk, reader, readerId, change }
  }

  it('stand at the card service, beside what other programs wrote there', async () => {
    const { context, cloud, client, providerReaderId, reader, readerId, change } = await openStage()
    expect(reader).toMatchObject({ hasDetails: true })
    await client.updateReader(providerReaderId, {
      metadata: { till: { number: 4 }, card: '4111111111111111' },
    })
    expect(must(await change([{ name: 'Place', value: 'Terrace' }])).details).toContainEqual({
      name: 'Place',
      value: 'Terrace',
      isText: true,
    })
    const shown = must(await readerDetails(context, { readerId }))
    expect(shown.details).toContainEqual({ name: 'till', value: '{"number":4}', isText: false })
    // Not as it stands there, so nobody may write it back.
    expect(shown.details.find(({ name }) => name === 'card')).toMatchObject({ isText: false })
    expect(shown.most).toBe(64)
    must(await change([{ name: 'Place', value: null }]))
    expect(cloud.readers()[0]?.metadata).toEqual({ till: { number: 4 }, card: '4111111111111111' })
  })

  it('are refused in words, and nothing is lost, when the service says no or does not answer', async () => {
    const { cloud, client, providerReaderId, change } = await openStage()
    await client.updateReader(providerReaderId, { metadata: { theirs: 'x' } })
    const many = Array.from({ length: 64 }, (_, index) => ({ name: `n${index}`, value: 'x' }))
    expect(await change(many)).toMatchObject({
      error: { code: 'provider-refused', values: { reason: 'invalid', text: 'more than 64 values' } },
    })
    cloud.faults.order('get-reader', { kind: 'garbage' })
    expect(await change([{ name: 'Place', value: 'Bar' }])).toMatchObject({
      error: { code: 'provider-unreachable' },
    })
    expect(cloud.readers()[0]?.metadata).toEqual({ theirs: 'x' })
    await client.deleteReader(providerReaderId)
    expect(await change([{ name: 'Place', value: 'Bar' }])).toMatchObject({ error: { code: 'reader-gone' } })
  })

  it('are no words of a service that keeps none', async () => {
    const desk = openDesk()
    const { readerId, hasDetails } = must(
      await pairReader(desk.context, { pairingCode: code, name: 'Counter' }),
    )
    expect(hasDetails).toBe(false)
    expect(await readerDetails(desk.context, { readerId })).toMatchObject({
      error: { code: 'card-unavailable' },
    })
  })
})
