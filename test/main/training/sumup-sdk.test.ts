import SumUp, { APIError } from '@sumup/sdk'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/platform/system-clock.ts'
import { startCloudServer } from '../../../main/training/cloud-server.ts'
import { createSumUpCloud } from '../../../main/training/sumup-cloud.ts'
import { operations } from '../../../main/training/sumup-cloud-operations.ts'
import { createVirtualReader } from '../../../main/training/virtual-reader.ts'
import { contract, merchant, watched } from './sumup-bench.ts'
import { seededRandom } from './virtual-clock.ts'

/*
 * SumUp's own client, written from SumUp's own document and knowing nothing of ours, takes a payment from the virtual cloud.
 */

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe(`the official SDK drives the virtual cloud (${contract.title})`, () => {
  it('pairs, charges, looks up, refunds and reads the receipt', async () => {
    const { sdk, reader, cloud } = await start()
    const readerId = await pair(sdk, reader)
    expect((await sdk.readers.list(merchant.code)).items).toMatchObject([{ id: readerId, status: 'paired' }])
    expect(await sdk.readers.getStatus(merchant.code, readerId)).toMatchObject({
      data: { status: 'ONLINE', state: 'IDLE' },
    })

    const created = await sdk.readers.createCheckout(merchant.code, readerId, {
      total_amount: { value: 1250, currency: 'EUR', minor_unit: 2 },
      description: 'Sale 17',
      affiliate: { app_id: 'com.example.till', key: 'key', foreign_transaction_id: 'REF-1' },
    })
    const { checkout_id: checkoutId = '', client_transaction_id: clientTransactionId } = created.data
    await expect.poll(() => reader.view().screen.kind).toBe('present-card')
    expect((await sdk.readers.getStatus(merchant.code, readerId)).data.state).toBe('WAITING_FOR_CARD')
    await expect(
      sdk.transactions.get(merchant.code, { client_transaction_id: clientTransactionId }),
    ).rejects.toMatchObject({ status: 404, error: { error_code: 'NOT_FOUND' } })

    reader.act('tap-good')
    await expect
      .poll(async () => (await sdk.readers.getCheckout(merchant.code, readerId, checkoutId)).data.status)
      .toBe('successful')

    const charge = await sdk.transactions.get(merchant.code, { foreign_transaction_id: 'REF-1' })
    expect(charge).toMatchObject({ amount: 12.5, currency: 'EUR', status: 'SUCCESSFUL' })
    const { id = '', transaction_code: code = '' } = charge
    for (const query of [
      { id },
      { transaction_code: code },
      { client_transaction_id: clientTransactionId },
    ]) {
      expect((await sdk.transactions.get(merchant.code, query)).id).toBe(id)
    }
    await sdk.transactions.refund(merchant.code, id, { amount: 2.5 })
    const history = await sdk.transactions.list(merchant.code, {
      statuses: ['SUCCESSFUL', 'REFUNDED'],
      limit: 5,
    })
    expect(history.items).toMatchObject([
      { type: 'PAYMENT', amount: 12.5, refunded_amount: 2.5 },
      { type: 'REFUND', amount: 2.5 },
    ])
    const today = new Date().toISOString().slice(0, 10)
    const dates = { start_date: today, end_date: today }
    expect(await sdk.payouts.list(merchant.code, dates)).toEqual([])
    cloud.quirks.payoutAfterDays = 0
    expect(await sdk.payouts.list(merchant.code, { ...dates, order: 'asc' })).toMatchObject([
      { type: 'PAYOUT', amount: 12.33, fee: 0.17, status: 'SUCCESSFUL', transaction_code: code },
      { type: 'REFUND_DEDUCTION', amount: 2.5, fee: 0, reference: `payout-${today}`, transaction_code: code },
    ])
    const receipt = await sdk.receipts.get(code, { mid: merchant.code })
    expect(receipt.transaction_data).toMatchObject({ amount: '12.50', transaction_id: id })
    expect(await sdk.merchants.get(merchant.code)).toMatchObject({ sandbox: true, default_currency: 'EUR' })
  })

  it('terminates and deletes, whose empty answers it can read', async () => {
    const { sdk, reader } = await start()
    const readerId = await pair(sdk, reader)
    const { data } = await sdk.readers.createCheckout(merchant.code, readerId, {
      total_amount: { value: 500, currency: 'EUR', minor_unit: 2 },
    })
    await expect.poll(() => reader.view().screen.kind).toBe('present-card')
    await sdk.readers.terminateCheckout(merchant.code, readerId)
    await expect
      .poll(async () => {
        const checkout = await sdk.readers.getCheckout(merchant.code, readerId, data.checkout_id ?? '')
        return checkout.data.status
      })
      .toBe('cancelled')
    await sdk.readers.update(merchant.code, readerId, { name: 'Terrace' })
    expect((await sdk.readers.get(merchant.code, readerId)).name).toBe('Terrace')
    await sdk.readers.delete(merchant.code, readerId)
    await expect(sdk.readers.get(merchant.code, readerId)).rejects.toMatchObject({ status: 404 })
  })

  it('gets the errors that it knows how to read', async () => {
    const { sdk, reader } = await start()
    const readerId = await pair(sdk, reader)
    reader.act('lose-network')
    const refused = sdk.readers.createCheckout(merchant.code, readerId, {
      total_amount: { value: 500, currency: 'EUR', minor_unit: 2 },
    })
    await expect(refused).rejects.toBeInstanceOf(APIError)
    await expect(refused).rejects.toMatchObject({
      status: 422,
      error: { type: 'https://developer.sumup.com/problem/reader-offline' },
    })
    await expect(
      sdk.readers.create(merchant.code, { pairing_code: 'UNKNOWN1', name: 'Bar' }),
    ).rejects.toMatchObject({ status: 404 })
    const stranger = new SumUp({ apiKey: 'sup_sk_wrong', host: sdk.host })
    await expect(stranger.readers.list(merchant.code)).rejects.toMatchObject({ status: 401 })
  })
})

/** What the client has for a till's part of the service, and what of it nobody here calls, with the reason. */
const called = {
  readers: [
    ...['list', 'create', 'get', 'delete', 'update'],
    ...['createCheckout', 'getStatus', 'terminateCheckout', 'getCheckout'],
  ],
  transactions: ['get', 'list', 'refund'],
  receipts: ['get'],
  merchants: ['get'],
  payouts: ['list'],
}
const notCalled: Record<string, string> = {
  'readers.createGoCheckout': 'starts a payment on a Go reader, which no till of ours has',
  'merchants.listPersons': 'who owns the business is nothing a till asks',
  'merchants.getPerson': 'who owns the business is nothing a till asks',
}
/** Operations of the virtual cloud that the client does not know. */
const beyondTheClient = ['get-me', 'old-refund']

it('calls all that the client has for a till, and names what it leaves out', () => {
  const sdk = new SumUp({ apiKey: 'sup_sk_none' })
  const found = Object.keys(called).flatMap((resource) => {
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(sdk[resource as keyof typeof called]))
    return methods
      .filter((name) => name !== 'constructor' && !name.endsWith('WithResponse'))
      .map((name) => `${resource}.${name}`)
  })
  const driven = Object.entries(called).flatMap(([resource, names]) =>
    names.map((name) => `${resource}.${name}`),
  )
  expect(found.sort()).toEqual([...driven, ...Object.keys(notCalled)].sort())
  // One operation of the cloud for each call of the client.
  expect(operations.map(({ name }) => name).filter((name) => !beyondTheClient.includes(name))).toHaveLength(
    driven.length,
  )
})

type Started = Awaited<ReturnType<typeof start>>

async function start() {
  const clock = systemClock()
  const cloud = watched(
    createSumUpCloud({
      clock,
      random: seededRandom(),
      merchants: [merchant],
      timings: { startMs: 0, pairingMs: 0, terminateMs: 0 },
    }),
  )
  const server = await startCloudServer(cloud)
  const reader = createVirtualReader({ clock, link: cloud.link, serial: 'S1', timings: { processingMs: 0 } })
  closing.push(
    () => server.close(),
    () => reader.close(),
  )
  const sdk = new SumUp({ apiKey: merchant.apiKeys[0]?.secret ?? '', host: server.url })
  return { sdk: Object.assign(sdk, { host: server.url }), reader, cloud }
}

async function pair(sdk: Started['sdk'], reader: Started['reader']): Promise<string> {
  reader.act('show-pairing-code')
  const { screen } = reader.view()
  const pairingCode = screen.kind === 'pairing-code' ? screen.code : ''
  const created = await sdk.readers.create(merchant.code, { pairing_code: pairingCode, name: 'Front desk' })
  expect(created.status).toBe('processing')
  await expect.poll(async () => (await sdk.readers.get(merchant.code, created.id)).status).toBe('paired')
  return created.id
}
