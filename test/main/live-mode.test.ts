import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../main/platform/system-clock.ts'
import { startTrainingDesk, type TrainingDesk } from '../../main/training/training-desk.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'

/** A test cloud as an integrator runs it: another process's world, reached by its address alone. */
async function testCloud(): Promise<TrainingDesk> {
  const desk = await startTrainingDesk({
    folder: testFolder(),
    clock: systemClock(),
    random: Math.random,
    currency: 'EUR',
  })
  onTestFinished(() => desk.stop())
  return desk
}

const setUpLive = async (till: ComposedTill, more: { sample?: boolean; takeOver?: boolean } = {}) =>
  await till.get('setup.complete', {
    language: 'en',
    shopName: 'Real Café',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    ...more,
  })

async function liveTill(cloud: TrainingDesk, folder = testFolder()): Promise<ComposedTill> {
  writeFileSync(join(folder, 'mode'), 'live\n')
  const till = await composedTill({ folder, testClouds: { sumup: cloud.cloud.url, cm: null } })
  await setUpLive(till, { sample: true })
  return till
}

/** Something at an address that notes whoever asks. */
async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(JSON.stringify([request.url, request.headers]))
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const keysOf = ({ cloud }: TrainingDesk) => ({
  'api-key': cloud.apiKey,
  'merchant-code': cloud.merchantCode,
  'affiliate-key': cloud.affiliateKey,
  'app-id': cloud.appId,
})

const save = async (till: ComposedTill, values: Record<string, string>, unchecked = false) =>
  await till.get('accounts.save', { provider: 'sumup', values, unchecked })

const causes = (saved: {
  account: { fields: { name: string; check: { state: string; cause: string | null } | null }[] }
}) =>
  Object.fromEntries(
    saved.account.fields.flatMap(({ name, check }) => (check ? [[name, check.cause ?? check.state]] : [])),
  )

async function pair(till: ComposedTill, cloud: TrainingDesk): Promise<void> {
  const pairingCode = cloud.showPairingCode() ?? ''
  const reader = await till.get('readers.pair', { pairingCode, name: 'Counter' })
  await until(
    async () => (await till.get('readers.check', { readerId: reader.readerId })).pairing === 'paired',
  )
}

async function pairAndPay(till: ComposedTill, cloud: TrainingDesk): Promise<string> {
  await pair(till, cloud)
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
  const serial = cloud.view().readers[0]?.serial ?? ''
  await until(async () => cloud.act(serial, 'tap-good'))
  const paid = await until(async () => {
    const payment = await till.get('payment.get', { paymentId: 'p1' })
    return payment.isFinal && payment
  })
  expect(paid).toMatchObject({ status: 'approved', completedSaleId: saleId })
  return saleId
}

describe('going live', () => {
  it('opens data of its own, begins empty, and finds training as it was', async () => {
    const till = await composedTill()
    await setUp(till)
    const before = await till.get('till.state')
    const live = await till.get('mode.switch', { mode: 'live' })
    expect(live).toMatchObject({
      mode: 'live',
      setupDone: false,
      productCount: 0,
      suggested: { shopName: 'Corner Café', currency: 'EUR', language: 'en' },
    })
    expect(() => till.desk).toThrow()
    expect(await till.ask('training.view')).toMatchObject({ error: { code: 'training-only' } })
    await setUpLive(till, { sample: false })
    expect(await till.get('till.state')).toMatchObject({ shopName: 'Real Café', suggested: null })
    expect((await till.get('catalogue.tax-rates')).length).toBeGreaterThan(1)
    expect((await till.get('till.state')).productCount).toBe(0)
    await till.get('mode.switch', { mode: 'training' })
    expect(await till.get('till.state')).toMatchObject({ ...before, searchReady: expect.any(Boolean) })
  })

  it('takes the settings of training over when somebody wants that', async () => {
    const till = await composedTill()
    await setUp(till)
    const training = await till.get('settings.get')
    await till.get('settings.save', { ...training, footerLines: ['See you'], receiptColumns: 32 })
    await till.get('mode.switch', { mode: 'live' })
    await setUpLive(till, { takeOver: true })
    expect(await till.get('settings.get')).toMatchObject({
      shopName: 'Real Café',
      footerLines: ['See you'],
      receiptColumns: 32,
    })
  })

  it('stays live through a restart', async () => {
    const folder = testFolder()
    const till = await composedTill({ folder })
    await setUp(till)
    await till.get('mode.switch', { mode: 'live' })
    await till.stop()
    const after = await composedTill({ folder })
    expect(await after.get('till.state')).toMatchObject({
      mode: 'live',
      suggested: { shopName: 'Corner Café' },
    })
  })

  it('tells every window, and refuses what was meant for the other data', async () => {
    const opening = Promise.withResolvers<{ kind: 'none' }>()
    const till = await composedTill({ findSafe: () => opening.promise })
    await setUp(till)
    const nudges: string[] = []
    till.onNudge((topic) => nudges.push(topic))
    const switched = till.ask('mode.switch', { mode: 'live' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(await till.ask('basket.add-open', { amountMinor: 100 })).toMatchObject({
      error: { code: 'till-unreachable', values: { sent: 'no' } },
    })
    opening.resolve({ kind: 'none' })
    expect(await switched).toMatchObject({ ok: true, value: { mode: 'live' } })
    expect(nudges).toContain('mode')
  })

  it('refuses with a sale under way or a payment open, and changes nothing', async () => {
    const till = await composedTill()
    await setUp(till)
    const { saleId } = await ringUp(till, 1)
    expect(await till.ask('mode.switch', { mode: 'live' })).toMatchObject({
      error: { code: 'switch-basket-open' },
    })
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    expect(await till.ask('mode.switch', { mode: 'live' })).toMatchObject({
      error: { code: 'switch-payment-open' },
    })
    expect(await till.get('till.state')).toMatchObject({ mode: 'training' })
  })

  it('stays where it is when the other data cannot be opened', async () => {
    const till = await composedTill()
    await setUp(till)
    writeFileSync(join(till.folder, 'live'), 'a file where the folder should be')
    expect(await till.ask('mode.switch', { mode: 'live' })).toMatchObject({
      error: { code: 'switch-failed' },
    })
    await ringUp(till, 1)
    expect(await till.get('till.state')).toMatchObject({ mode: 'training' })
  })

  it('prints nothing about training, and only where the settings say', async () => {
    const cloud = await testCloud()
    const till = await liveTill(cloud)
    const settings = await till.get('settings.get')
    expect(await till.ask('printer.test')).toMatchObject({ error: { code: 'printer-unreachable' } })
    await till.get('settings.save', { ...settings, printerAddress: cloud.printerAddress })
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.cash', { paymentId: 'p1', saleId, amountMinor: null, tenderedMinor: null })
    const paper = await until(async () => cloud.view().printer.papers[0])
    const words = paper.lines.map(({ text }) => text).join('\n')
    expect(words).not.toContain('TRAINING')
    // A test cloud stands in for the card service.
    expect(words).toContain('TEST – no card is charged')
    expect(await till.get('sales.get', { saleId })).toMatchObject({ training: false })
  })
})

describe('an account in live mode', () => {
  it('for trying out marks every paper from then on, at the real address as well', async () => {
    const cloud = await testCloud()
    const folder = testFolder()
    writeFileSync(join(folder, 'mode'), 'live\n')
    const till = await composedTill({
      folder,
      fetch: (url, init) => fetch(url.replace(/^https:\/\/[^/]+/, cloud.cloud.url), init),
    })
    await setUpLive(till, { sample: true })
    const sold = async (paymentId: string) => {
      const { saleId } = await ringUp(till, 1)
      await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
      const { paper } = await till.get('sales.get', { saleId })
      return paper.map(({ text }) => text).join('\n')
    }
    expect(await sold('p1')).not.toContain('TEST')
    expect(await save(till, keysOf(cloud))).toMatchObject({
      saved: true,
      account: { facts: { sandbox: true } },
    })
    expect(await sold('p2')).toContain('TEST – no card is charged')
    const day = await till.get('day.current')
    expect(day.paper.map(({ text }) => text).join('\n')).toContain('TEST – no card is charged')
  })

  it('is checked, kept, used for a payment, and still there after a restart', async () => {
    const cloud = await testCloud()
    const folder = testFolder()
    const till = await liveTill(cloud, folder)
    expect(await till.get('till.state')).toMatchObject({ testClouds: [new URL(cloud.cloud.url).host] })
    expect((await till.get('accounts.get')).accounts[0]).toMatchObject({
      isSet: false,
      providerName: 'SumUp',
    })
    const saved = await save(till, keysOf(cloud))
    expect(saved).toMatchObject({
      saved: true,
      account: { isSet: true, facts: { id: 'MTRAIN01', sandbox: true } },
    })
    expect(await till.get('till.state')).toMatchObject({ sandbox: true })
    const saleId = await pairAndPay(till, cloud)
    await till.stop()
    const after = await composedTill({ folder, testClouds: { sumup: cloud.cloud.url, cm: null } })
    expect(await after.get('sales.get', { saleId })).toMatchObject({ saleNumber: 1 })
    const [account] = (await after.get('accounts.get')).accounts
    expect(account).toMatchObject({ isSet: true, facts: { name: 'Training shop' } })
    expect(account?.fields.map(({ isSecret, value, ending }) => [isSecret, value, ending])).toEqual([
      [true, '', cloud.cloud.apiKey.slice(-4)],
      [false, 'MTRAIN01', ''],
      [true, '', cloud.cloud.affiliateKey.slice(-4)],
      [false, cloud.cloud.appId, ''],
    ])
  })

  it('is not saved when the service refuses it, also not all the same', async () => {
    const cloud = await testCloud()
    const till = await liveTill(cloud)
    const saved = await save(till, { ...keysOf(cloud), 'api-key': 'sup_sk_wrong' }, true)
    expect(saved.saved).toBe(false)
    expect(causes(saved)).toMatchObject({ 'api-key': 'refused', 'affiliate-key': 'plausible' })
    expect((await till.get('accounts.get')).accounts[0]?.isSet).toBe(false)
    expect(causes(await save(till, {}))).toMatchObject({ 'api-key': 'missing' })
  })

  it('is saved unchecked only when somebody wants that', async () => {
    const cloud = await testCloud()
    const till = await liveTill(cloud)
    await cloud.stop()
    const asked = await save(till, keysOf(cloud))
    expect([asked.saved, causes(asked)['api-key']]).toEqual([false, 'not-checked'])
    expect((await save(till, keysOf(cloud), true)).saved).toBe(true)
    expect((await till.get('accounts.get')).accounts[0]).toMatchObject({ isSet: true, facts: null })
  })

  it('keeps what was not typed anew, and loses nothing by a wrong attempt', async () => {
    const cloud = await testCloud()
    const till = await liveTill(cloud)
    await save(till, keysOf(cloud))
    expect((await save(till, { 'app-id': 'com.example.other' })).saved).toBe(true)
    expect((await save(till, { 'api-key': 'sup_sk_wrong' })).saved).toBe(false)
    const [account] = (await till.get('accounts.get')).accounts
    expect(account?.fields.map(({ value, isKept }) => [value, isKept])).toEqual([
      ['', true],
      ['MTRAIN01', true],
      ['', true],
      ['com.example.other', true],
    ])
    expect(
      (await till.get('accounts.check', { provider: 'sumup', values: {} })).fields[0]?.check?.state,
    ).toBe('good')
  })

  it('goes only when no payment hangs on it', async () => {
    const cloud = await testCloud()
    const till = await liveTill(cloud)
    await save(till, keysOf(cloud))
    await pair(till, cloud)
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    expect(await till.ask('accounts.remove', { provider: 'sumup' })).toMatchObject({
      error: { code: 'account-in-use' },
    })
    const serial = cloud.view().readers[0]?.serial ?? ''
    await until(async () => cloud.act(serial, 'tap-good'))
    await until(async () => (await till.get('payment.get', { paymentId: 'p1' })).isFinal)
    expect((await till.get('accounts.remove', { provider: 'sumup' })).accounts[0]?.isSet).toBe(false)
    expect(readFileSync(join(till.folder, 'live', 'secrets.json'), 'utf8')).not.toContain('MTRAIN01')
    expect(await till.ask('readers.pair', { pairingCode: 'ABCDEFGH', name: 'X' })).toMatchObject({
      error: { code: 'card-unavailable' },
    })
    await ringUp(till, 1)
    expect((await till.get('payment.due')).cardUnavailableReason).toBe('no-provider')
  })

  it('says that it cannot be read, and takes another in its place', async () => {
    const cloud = await testCloud()
    const folder = testFolder()
    const till = await liveTill(cloud, folder)
    await save(till, keysOf(cloud))
    await till.stop()
    writeFileSync(join(folder, 'live', 'secrets.json'), 'scrambled')
    const after = await composedTill({ folder, testClouds: { sumup: cloud.cloud.url, cm: null } })
    expect((await after.get('accounts.get')).accounts[0]).toMatchObject({
      isSet: false,
      unreadable: 'broken-file',
    })
    expect((await save(after, keysOf(cloud))).saved).toBe(true)
    expect((await after.get('accounts.get')).accounts[0]).toMatchObject({ isSet: true, unreadable: null })
  })

  it('that cannot be read any more is entered anew, and its open payment is asked about at once', async () => {
    const cloud = await testCloud()
    const folder = testFolder()
    const till = await liveTill(cloud, folder)
    await save(till, keysOf(cloud))
    await pair(till, cloud)
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    const serial = cloud.view().readers[0]?.serial ?? ''
    await until(async () => cloud.act(serial, 'tap-good'))
    await till.stop()
    writeFileSync(join(folder, 'live', 'secrets.json'), 'scrambled')
    const after = await composedTill({ folder, testClouds: { sumup: cloud.cloud.url, cm: null } })
    const payment = () => after.get('payment.get', { paymentId: 'p1' })
    if (!(await payment()).isFinal) {
      await save(after, keysOf(cloud))
      await until(async () => (await payment()).isFinal)
    }
    expect(await payment()).toMatchObject({ status: 'approved', completedSaleId: saleId })
  })

  it('whose key was revoked meanwhile is said to be refused after the next start', async () => {
    const cloud = await testCloud()
    const folder = testFolder()
    const till = await liveTill(cloud, folder)
    await save(till, keysOf(cloud))
    await till.stop()
    const merchant = cloud.sumup.merchants[0]
    if (merchant) merchant.apiKeys = []
    const after = await composedTill({ folder, testClouds: { sumup: cloud.cloud.url, cm: null } })
    await until(async () => (await after.get('accounts.get')).accounts[0]?.isRefused)
    const { saleId } = await ringUp(after, 1)
    expect((await after.get('payment.due')).saleId).toBe(saleId)
  })

  it('for a test cloud is another than the one for the real service', async () => {
    const cloud = await testCloud()
    const folder = testFolder()
    const till = await liveTill(cloud, folder)
    await save(till, keysOf(cloud))
    await till.stop()
    const asked: string[] = []
    const after = await composedTill({
      folder,
      fetch: async (url) => {
        asked.push(url)
        throw new Error('nobody is asked')
      },
    })
    expect((await after.get('accounts.get')).accounts[0]).toMatchObject({
      isSet: false,
      host: 'api.sumup.com',
    })
    await after.get('readers.list')
    expect(asked).toEqual([])
  })

  it('exists in live mode only', async () => {
    const till = await composedTill()
    expect(await till.ask('accounts.get')).toMatchObject({ error: { code: 'live-only' } })
  })
})

describe('an account at CM.com', () => {
  const save = async (till: ComposedTill, values: Record<string, string>) =>
    await till.get('accounts.save', { provider: 'cm', values, unchecked: false })

  async function withoutTestCloud(): Promise<{
    till: ComposedTill
    cloud: TrainingDesk
    good: Record<string, string>
  }> {
    const cloud = await testCloud()
    const folder = testFolder()
    writeFileSync(join(folder, 'mode'), 'live\n')
    const till = await composedTill({ folder })
    await setUpLive(till)
    return { till, cloud, good: { address: cloud.cmAccount.url, 'api-key': cloud.cmAccount.apiKey } }
  }

  it('has an address of its own, and only one that a key may be sent to', async () => {
    const { till, good } = await withoutTestCloud()
    for (const address of ['http://cm.example', 'https://user:pass@cm.example', 'cm', 'ftp://127.0.0.1'])
      expect(causes(await save(till, { ...good, address }))).toEqual({ address: 'address-invalid' })
    const saved = await save(till, { ...good, address: `${good.address}/` })
    expect(saved).toMatchObject({
      saved: true,
      account: { facts: { name: 'Training shop' }, canRotateKey: true },
    })
    expect(saved.account.fields.find(({ name }) => name === 'store')?.choices).toHaveLength(1)
  })

  it('tells a wrong key from one that did not arrive, and from something else at that address', async () => {
    const { till, good } = await withoutTestCloud()
    expect(causes(await save(till, { ...good, 'api-key': 'not-this-one' }))['api-key']).toBe('refused')
    const elsewhere = await answering((_request, response) => response.writeHead(404).end('{}'))
    expect(causes(await save(till, { ...good, address: elsewhere.url }))).toEqual({
      address: 'not-the-service',
    })
    const proxy = await answering((_request, response) => response.writeHead(401).end('{}'))
    expect(causes(await save(till, { ...good, address: proxy.url }))['api-key']).toBe('key-did-not-arrive')
  })

  it('never sends a kept key to another address', async () => {
    const { till, good } = await withoutTestCloud()
    await save(till, good)
    const elsewhere = await answering((_request, response) => response.writeHead(200).end('[]'))
    const values = { address: elsewhere.url }
    await till.get('accounts.check', { provider: 'cm', values })
    expect(causes(await save(till, values))).toMatchObject({ 'api-key': 'missing' })
    expect(elsewhere.seen).toEqual([])
  })

  it('gets a new key, and the old one is revoked; the new one is still there after a restart', async () => {
    const { till, cloud, good } = await withoutTestCloud()
    await save(till, good)
    const rotated = await till.get('accounts.rotate-key', { provider: 'cm' })
    expect(rotated).toMatchObject({ outcome: 'revoked', account: { isSet: true } })
    const valid = () => cloud.cm.keys().filter((key) => key.revokedAt === null)
    expect(valid()).toHaveLength(1)
    expect(causes(await save(till, { store: '' }))['api-key']).toBe('good')
    await till.stop()
    const after = await composedTill({ folder: till.folder })
    expect(await after.get('accounts.rotate-key', { provider: 'cm' })).toMatchObject({ outcome: 'revoked' })
    expect(valid()).toHaveLength(1)
  })

  it('keeps the old key in use, and leaves none behind, when the new one cannot be kept', async () => {
    const { till, cloud, good } = await withoutTestCloud()
    await save(till, good)
    mkdirSync(join(till.folder, 'live', 'secrets.json.new', 'in-the-way'), { recursive: true })
    expect(await till.ask('accounts.rotate-key', { provider: 'cm' })).toMatchObject({
      error: { code: 'storage-failed' },
    })
    expect(cloud.cm.keys().filter((key) => key.revokedAt === null)).toHaveLength(1)
    expect((await till.get('accounts.check', { provider: 'cm', values: {} })).facts?.name).toBe(
      'Training shop',
    )
  })

  it('stays while an approval that it gave can still be taken back', async () => {
    const { till, cloud, good } = await withoutTestCloud()
    await save(till, good)
    const offered = await till.get('readers.available', {
      provider: 'cm',
      storeId: null,
      query: '',
      offset: 0,
      limit: 10,
    })
    const { providerReaderId = '', serial = '' } = offered.readers[0] ?? {}
    await till.get('readers.choose', { provider: 'cm', providerReaderId, name: 'Door' })
    cloud.cm.faults.orderForPayment({ kind: 'never-cleared' })
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    await until(async () => cloud.act(serial, 'tap-good'))
    await until(async () => (await till.get('payment.get', { paymentId: 'p1' })).status === 'approved')
    expect(await till.ask('accounts.remove', { provider: 'cm' })).toMatchObject({
      error: { code: 'account-in-use' },
    })
  })
})

describe('what the answers of a card service show of this machine', () => {
  const off = 3 * 3_600_000

  /** A live till with accounts at both services, on a clock that is off. */
  async function tillWithBoth(offMs: number) {
    const cloud = await testCloud()
    const folder = testFolder()
    writeFileSync(join(folder, 'mode'), 'live\n')
    const network = { signIn: false }
    const page = new Response('<html>Welcome to the hotel', { headers: { 'content-type': 'text/html' } })
    const till = await composedTill({
      folder,
      testClouds: { sumup: cloud.cloud.url, cm: cloud.cmAccount.url },
      clock: systemClock(() => Date.now() + offMs),
      fetch: async (input, init) => (network.signIn ? page.clone() : await fetch(input, init)),
    })
    await setUpLive(till)
    const codes = async () => (await till.get('till.state')).warnings.map(({ code }) => code)
    return { cloud, till, network, codes }
  }
  const cmKey = ({ cmAccount }: TrainingDesk) => ({ address: cmAccount.url, 'api-key': cmAccount.apiKey })

  it.each(['sumup', 'cm'] as const)(
    'C1, C2: a clock that differs from that of %s is told on every screen, and sells on',
    async (provider) => {
      const { cloud, till, codes } = await tillWithBoth(off)
      const values = provider === 'sumup' ? keysOf(cloud) : cmKey(cloud)
      await till.get('accounts.check', { provider, values })
      await till.get('accounts.check', { provider, values })
      expect(await codes()).toEqual(['clock-differs'])
      const [warning] = (await till.get('till.state')).warnings
      expect(Math.abs((warning && 'byMs' in warning ? warning.byMs : 0) - off)).toBeLessThan(60_000)
      const { saleId } = await ringUp(till, 1)
      const cash = { paymentId: 'p1', saleId, amountMinor: null, tenderedMinor: null }
      expect((await till.get('payment.cash', cash)).completedSaleId).toBe(saleId)
    },
  )

  it('C1: a clock that is right is no matter', async () => {
    const { cloud, till, codes } = await tillWithBoth(0)
    await till.get('accounts.check', { provider: 'sumup', values: keysOf(cloud) })
    expect(await codes()).toEqual([])
  })

  it.each(['sumup', 'cm'] as const)(
    'N2: a sign-in page in place of %s is said in words, and over with the first real answer',
    async (provider) => {
      const { cloud, till, network, codes } = await tillWithBoth(0)
      const values = provider === 'sumup' ? keysOf(cloud) : cmKey(cloud)
      network.signIn = true
      await till.get('accounts.check', { provider, values })
      expect(await codes()).toEqual(['sign-in-needed'])
      network.signIn = false
      await till.get('accounts.check', { provider, values })
      expect(await codes()).toEqual([])
    },
  )
})
