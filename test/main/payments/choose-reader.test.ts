import { describe, expect, it } from 'vitest'
import {
  availableReaders,
  chooseReader,
  pairReader,
  readerServices,
} from '../../../main/payments/add-reader.ts'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { dayTotals } from '../../../main/payments/day-totals.ts'
import { dueView } from '../../../main/payments/due-view.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import {
  checkReader,
  listReaders,
  refreshReaders,
  removeReader,
  renameReader,
} from '../../../main/payments/readers.ts'
import { cmStage } from '../../support/cm-stage.ts'
import { fakeProvider } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'

/* Readers that are chosen from an account: the CM client over real HTTP, and the virtual cloud. */

const stores = [
  { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Corner shop' },
  { uuid: '6b1e2c3d-0000-4000-8000-000000000002', name: 'Station' },
]
/** More than one page of the provider; one make has a dash in its model. */
const terminals = [
  { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305', storeUuid: stores[0]?.uuid ?? '' },
  { manufacturer: 'SUNMI', model: 'P2-Pro', serial: 'PP0000000001', storeUuid: stores[1]?.uuid ?? '' },
  ...Array.from({ length: 130 }, (_, index) => ({
    manufacturer: 'SUNMI',
    model: 'P2lite',
    serial: `PL02${String(index).padStart(8, '0')}`,
    storeUuid: stores[1]?.uuid ?? '',
  })),
]

async function openTill() {
  const stage = await cmStage(structuredClone({ stores, terminals }))
  const sumup = fakeProvider()
  const desk = paymentDesk({ providers: [sumup, stage.provider], clock: stage.clock, withReader: false })
  const list = async (request: Partial<Parameters<typeof availableReaders>[1]> = {}) =>
    must(
      await availableReaders(desk.context, {
        provider: 'cm',
        storeId: null,
        query: '',
        offset: 0,
        limit: 50,
        ...request,
      }),
    )
  const choose = async (providerReaderId = stage.providerReaderId, name = 'Counter') =>
    await chooseReader(desk.context, { provider: 'cm', providerReaderId, name })
  return { ...stage, ...desk, sumup, list, choose }
}

describe('readers to choose from', () => {
  it('are told apart from those that are paired', async () => {
    const till = await openTill()
    expect(must(readerServices(till.context))).toEqual([
      { provider: 'fake', name: 'Fake Pay', readers: 'paired' },
      { provider: 'cm', name: 'CM.com', readers: 'chosen' },
    ])
  })

  it('stand in a store of the account, and follow when that is renamed or a terminal is moved', async () => {
    const till = await openTill()
    expect(must(await till.choose()).storeName).toBe('Corner shop')
    const [, station] = till.cloud.organisation.stores
    const [terminal] = till.cloud.organisation.terminals
    if (!station || !terminal) throw new Error('the account has two stores')
    station.name = 'Main station'
    terminal.storeUuid = station.uuid
    await refreshReaders(till.context)
    expect(must(listReaders(till.context))).toMatchObject([{ name: 'Counter', storeName: 'Main station' }])
    // A new name of the till's own says nothing about the store.
    const [reader] = must(listReaders(till.context))
    const named = { readerId: reader?.readerId ?? '', name: 'Bar' }
    expect(must(await renameReader(till.context, named))).toMatchObject({
      name: 'Bar',
      storeName: 'Main station',
    })
  })

  it('come from every page of the account, by page, by store and by what is typed', async () => {
    const till = await openTill()
    const first = await till.list()
    expect(first).toMatchObject({ total: 132, stores: [{ name: 'Corner shop' }, { name: 'Station' }] })
    expect(first.readers).toHaveLength(50)
    expect((await till.list({ offset: 100 })).readers).toHaveLength(32)
    const corner = await till.list({ storeId: stores[0]?.uuid ?? '' })
    expect(corner.readers.map((reader) => reader.serial)).toEqual(['PL0919CQ00305'])
    for (const query of ['pp00', 'P2-pro', 'SUNMI-P2-Pro-PP0000000001'])
      expect((await till.list({ query })).readers.map((reader) => reader.serial)).toEqual(['PP0000000001'])
    expect((await till.list({ query: 'nothing of the kind' })).total).toBe(0)
  })

  it('are found by the text of a QR code', async () => {
    const till = await openTill()
    till.terminal.act('show-identity')
    const { screen } = till.terminal.view()
    const qr = screen.kind === 'identity' ? screen.qr : ''
    expect((await till.list({ query: qr })).readers.map((reader) => reader.serial)).toEqual(['PL0919CQ00305'])
    expect(must(await pairReader(till.context, { provider: 'cm', pairingCode: qr, name: '' }))).toMatchObject(
      {
        name: 'CM.com 1',
        serial: 'PL0919CQ00305',
      },
    )
  })

  it('K74: keep the spelling of the account', async () => {
    const till = await openTill()
    must(await till.choose('SUNMI-P2-Pro-PP0000000001'))
    must(till.pay())
    await till.pass(500)
    await till.worker.idle()
    expect(till.cloud.transactions().map((one) => one.terminalId)).toEqual(['SUNMI-P2-Pro-PP0000000001'])
  })

  it('say which this till uses already', async () => {
    const till = await openTill()
    must(await till.choose())
    const { readers } = await till.list({ query: 'PL0919' })
    expect(readers).toMatchObject([
      { storeName: 'Corner shop', usedHere: { name: 'Counter', color: 'blue' } },
    ])
  })

  it('say why they cannot be listed', async () => {
    const till = await openTill()
    till.context.providers = [till.providerWith({ apiKey: 'wrong' })]
    const request = { provider: 'cm', storeId: null, query: '', offset: 0, limit: 50 }
    expect(await availableReaders(till.context, request)).toMatchObject({
      error: { code: 'provider-refused', values: { reason: 'not-authorised' } },
    })
    expect(await availableReaders(till.context, { ...request, provider: 'nobody' })).toMatchObject({
      error: { code: 'card-unavailable' },
    })
  })
})

describe('a chosen reader', () => {
  it('is this till’s alone: nothing else of the account comes with it', async () => {
    const till = await openTill()
    expect(must(await till.choose())).toMatchObject({
      name: 'Counter',
      color: 'blue',
      pairing: 'paired',
      isChosen: true,
      tellsState: false,
      connection: null,
      checkedAt: null,
      isDefault: true,
    })
    expect(must(await refreshReaders(till.context))).toHaveLength(1)
    expect(till.database.sql(`select kind from journal`).all()).toEqual([{ kind: 'reader-paired' }])
  })

  it('is not taken on a screen’s word alone', async () => {
    const till = await openTill()
    for (const providerReaderId of ['SUNMI-P2lite-pl0919cq00305', '../stores', 'SUNMI-P2lite-1'])
      expect(await till.choose(providerReaderId)).toMatchObject({ error: { code: 'reader-not-in-account' } })
    for (const pairingCode of ['', '   ', 'PL0000'])
      expect(await pairReader(till.context, { provider: 'cm', pairingCode, name: '' })).toMatchObject({
        error: { code: 'reader-not-in-account' },
      })
    expect(
      await chooseReader(till.context, { provider: 'fake', providerReaderId: 'x', name: '' }),
    ).toMatchObject({ error: { code: 'reader-not-in-account' } })
    expect(must(listReaders(till.context))).toEqual([])
  })

  it('has a name and a colour of the till’s own, which no refresh and no missing network changes', async () => {
    const till = await openTill()
    const { readerId } = must(await till.choose())
    till.context.providers = [till.providerWith({ baseUrl: 'http://127.0.0.1:1' })]
    expect(must(await renameReader(till.context, { readerId, name: 'Door', color: 'red' }))).toMatchObject({
      name: 'Door',
      color: 'red',
    })
    till.context.providers = [till.provider]
    must(await refreshReaders(till.context))
    expect(must(await checkReader(till.context, { readerId }))).toMatchObject({ name: 'Door', color: 'red' })
  })

  it('gets a colour that no other reader has', async () => {
    const till = await openTill()
    must(await pairReader(till.context, { pairingCode: 'ABCD1234', name: 'Left' }))
    await till.pass(1_000)
    must(await till.choose())
    await till.pass(1_000)
    must(await till.choose('SUNMI-P2-Pro-PP0000000001', 'Door'))
    expect(must(listReaders(till.context)).map(({ name, color }) => [name, color])).toEqual([
      ['Left', 'blue'],
      ['Counter', 'green'],
      ['Door', 'orange'],
    ])
  })

  it('that the account no longer has is shown as that, and comes back with the account', async () => {
    const till = await openTill()
    must(await till.choose())
    const { organisation } = till.cloud
    const all = organisation.terminals
    organisation.terminals = all.slice(1)
    expect(must(await refreshReaders(till.context))).toMatchObject([{ pairing: 'expired' }])
    organisation.terminals = all
    expect(must(await refreshReaders(till.context))).toMatchObject([{ pairing: 'paired' }])
  })

  it('is let go and chosen again, as the same reader', async () => {
    const till = await openTill()
    const { readerId } = must(await till.choose())
    expect(must(await removeReader(till.context, { readerId }))).toEqual([])
    expect(must(await refreshReaders(till.context))).toEqual([])
    expect(must(await till.choose(till.providerReaderId, 'Door'))).toMatchObject({ readerId, name: 'Door' })
  })

  it('has its totals of the day as the card service counts them, where one does', async () => {
    const till = await openTill()
    const { readerId } = must(await till.choose())
    expect(must(await dayTotals(till.context, readerId))).toContain('DAY TOTALS')
    const paired = must(await pairReader(till.context, { pairingCode: 'ABCD1234', name: 'Left' }))
    expect(paired.hasDayTotals).toBe(false)
    expect(await dayTotals(till.context, paired.readerId)).toMatchObject({
      error: { code: 'card-unavailable' },
    })
    till.context.providers = [till.providerWith({ apiKey: 'wrong' })]
    expect(await dayTotals(till.context, readerId)).toMatchObject({ error: { code: 'provider-refused' } })
    expect(await dayTotals(till.context, 'nobody')).toMatchObject({ error: { code: 'reader-not-found' } })
  })

  it('is not let go while a payment holds it', async () => {
    const till = await openTill()
    const { readerId } = must(await till.choose())
    must(till.pay())
    expect(await removeReader(till.context, { readerId })).toMatchObject({ error: { code: 'reader-busy' } })
  })
})

describe('two providers', () => {
  async function withBoth() {
    const till = await openTill()
    const left = must(await pairReader(till.context, { pairingCode: 'ABCD1234', name: 'Left' }))
    await till.pass(1_000)
    const counter = must(await till.choose())
    return { ...till, left, counter }
  }

  it('never have an attempt each for one sale: the second waits until the first is final', async () => {
    const till = await withBoth()
    must(till.pay({ readerId: till.counter.readerId }))
    await till.pass(500)
    await till.worker.idle()
    const second = { paymentId: 'payment-2', readerId: till.left.readerId }
    expect(till.pay(second)).toMatchObject({ error: { code: 'payment-open' } })
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    // A wish to cancel is no end.
    expect(till.pay(second)).toMatchObject({ error: { code: 'payment-open' } })
    for (let look = 0; look < 20; look += 1) {
      await till.pass(250)
      await till.worker.idle()
    }
    expect(must(getPayment(till.context, { paymentId: 'payment-1' })).status).toBe('cancelled')
    expect(must(till.pay(second))).toMatchObject({ status: 'created', readerName: 'Left' })
    expect(till.sumup.submits).toHaveLength(0)
  })

  it('have their readers busy one by one: another sale pays on the other reader meanwhile', async () => {
    const till = await withBoth()
    must(till.pay({ readerId: till.counter.readerId }))
    till.totals.set('sale-2', 500)
    const other = { paymentId: 'payment-2', saleId: 'sale-2' }
    expect(till.pay({ ...other, readerId: till.counter.readerId })).toMatchObject({
      error: { code: 'reader-busy' },
    })
    expect(must(till.pay({ ...other, readerId: till.left.readerId }))).toMatchObject({
      readerName: 'Left',
      readerColor: 'blue',
    })
    expect(must(listReaders(till.context)).map((reader) => reader.busyWith?.amount.minor)).toEqual([
      500, 1250,
    ])
  })

  it('are offered only with readers that can take this sale', async () => {
    const till = await withBoth()
    const names = () => must(dueView(till.context)).readers.map((reader) => reader.name)
    expect(names()).toEqual(['Left', 'Counter'])
    till.sumup.supportsCurrency = () => false
    expect(names()).toEqual(['Counter'])
    till.context.providers = [till.sumup]
    expect(must(dueView(till.context))).toMatchObject({
      readers: [],
      cardAvailable: false,
      cardUnavailableReason: 'currency-not-supported',
    })
    till.context.providers = []
    expect(must(dueView(till.context)).cardUnavailableReason).toBe('no-provider')
  })
})
