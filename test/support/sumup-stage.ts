import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import type { CardProvider } from '../../main/ports.ts'
import { createHttpClient, type HttpClient } from '../../main/providers/http-client.ts'
import {
  createSumUpClient,
  type SumUpAccount,
  type SumUpClient,
} from '../../main/providers/sumup/sumup-client.ts'
import { createSumUpProvider } from '../../main/providers/sumup/sumup-provider.ts'
import { startCloudServer } from '../../main/training/cloud-server.ts'
import { createSumUpCloud, type SumUpCloud } from '../../main/training/sumup-cloud.ts'
import type { CloudMerchant } from '../../main/training/sumup-cloud-types.ts'
import { createVirtualReader, type VirtualReader } from '../../main/training/virtual-reader.ts'
import { type TestClock, testClock } from './clock.ts'
import { openApiCheck } from './openapi-check.ts'

/** The SumUp provider against the virtual cloud, over real HTTP on loopback. */
export type SumUpStage = {
  clock: TestClock
  cloud: SumUpCloud
  reader: VirtualReader
  provider: CardProvider
  /** The calls behind the provider, for what it does not offer by itself. */
  client: SumUpClient
  http: HttpClient
  account: SumUpAccount
  providerReaderId: string
  providerWith(account: Partial<SumUpAccount>): CardProvider
}

const document = openApiCheck()

const merchant: CloudMerchant = {
  code: 'MC0STAGE',
  name: 'Corner shop',
  country: 'DE',
  currency: 'EUR',
  locale: 'de-DE',
  email: 'shop@example.com',
  sandbox: true,
  apiKeys: [{ secret: 'sup_sk_stage_0001' }],
}

export async function sumUpStage(
  currency = 'EUR',
  clock = testClock(),
  country = merchant.country,
): Promise<SumUpStage> {
  let drawn = 0
  // Every id is another one, and the same in every run.
  const random = () => {
    drawn = (drawn + 0.618_033_988_749_895) % 1
    return drawn
  }
  const cloud = createSumUpCloud({
    clock,
    random,
    merchants: [{ ...structuredClone(merchant), currency, country }],
  })
  const server = await startCloudServer(cloud)
  const reader = createVirtualReader({ clock, link: cloud.link, serial: 'U1DT3NA00-CN' })
  onTestFinished(async () => {
    reader.close()
    cloud.close()
    await server.close()
    // Where the document is at hand: whatever the till was told here SumUp could have said as well.
    expect(document.violations(cloud.log().filter(({ fault }) => fault === null))).toEqual([])
  })
  const account: SumUpAccount = {
    baseUrl: server.url,
    merchantCode: merchant.code,
    apiKey: 'sup_sk_stage_0001',
    affiliate: { appId: 'com.example.till', key: 'affiliate-key-1' },
  }
  const http = createHttpClient({ fetch, clock })
  const providerWith = (other: Partial<SumUpAccount>) =>
    createSumUpProvider({ http, clock, account: { ...account, ...other } })
  const provider = providerWith({})
  const paired = await provider.pairReader(pairingCode(reader), 'Front desk')
  if (paired.kind !== 'answered') throw new Error(`not paired: ${paired.kind}`)
  await clock.advance(1_500)
  return {
    clock,
    cloud,
    reader,
    provider,
    client: createSumUpClient(http, account),
    http,
    account,
    providerReaderId: paired.value.providerReaderId,
    providerWith,
  }
}

export function pairingCode(reader: VirtualReader): string {
  reader.act('disconnect')
  reader.act('show-pairing-code')
  const { screen } = reader.view()
  if (screen.kind !== 'pairing-code') throw new Error(`the reader shows ${screen.kind}`)
  return screen.code
}

/** A port that was free a moment ago. */
export async function addressOfNobody(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}

/** A payment from the submit to the approval; its transaction as the cloud keeps it. */
export async function paidAt(stage: SumUpStage, reference: string, amountMinor = 1250) {
  const { provider, providerReaderId, clock } = stage
  const currency = stage.cloud.merchants[0]?.currency ?? ''
  const outcome = await provider.submit({
    reference,
    providerReaderId,
    amountMinor,
    currency,
    description: reference,
  })
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`)
  await clock.advance(1_000)
  if (!stage.reader.act('tap-good')) throw new Error('the reader takes no card')
  await clock.advance(5_000)
  const transaction = stage.cloud.transactions().find((one) => one.foreignTransactionId === reference)
  if (!transaction) throw new Error('not paid')
  return transaction
}
