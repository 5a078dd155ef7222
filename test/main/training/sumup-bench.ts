import { afterEach, expect } from 'vitest'
import type { Delivery } from '../../../main/training/cloud-exchange.ts'
import {
  createSumUpCloud,
  type SumUpCloud,
  type SumUpCloudOptions,
} from '../../../main/training/sumup-cloud.ts'
import type { CloudMerchant } from '../../../main/training/sumup-cloud-types.ts'
import { createVirtualReader, type VirtualReader } from '../../../main/training/virtual-reader.ts'
import { openApiCheck } from '../../support/openapi-check.ts'
import { seededRandom, type VirtualClock, virtualClock } from './virtual-clock.ts'

export const merchant: CloudMerchant = {
  code: 'MC0TEST1',
  name: 'Corner shop',
  country: 'DE',
  currency: 'EUR',
  locale: 'de-DE',
  email: 'shop@example.com',
  sandbox: true,
  apiKeys: [{ secret: 'sup_sk_bench_0001' }],
}

export const contract = openApiCheck()

const open: SumUpCloud[] = []
afterEach(() => {
  const clouds = open.splice(0)
  for (const cloud of clouds) cloud.close()
  const broken = clouds.flatMap((cloud) => contract.violations(cloud.log()))
  expect(broken).toEqual([])
})

/** Every answer of this cloud is held against SumUp's document when the test is over. */
export function watched(cloud: SumUpCloud): SumUpCloud {
  open.push(cloud)
  return cloud
}

type Reply = {
  status: number
  headers: Record<string, string>
  text: string
  json: unknown
  /** A field by its path, `data.items.0.amount`. */
  at(path: string): unknown
}

export function fieldAt(value: unknown, path: string): unknown {
  let here = value
  for (const name of path.split('.')) here = (here as Record<string, unknown> | undefined)?.[name]
  return here
}

export type Bench = {
  clock: VirtualClock
  cloud: SumUpCloud
  reader: VirtualReader
  /** Without waiting: for answers that come at once. */
  call(method: string, target: string, body?: unknown, headers?: Record<string, string>): Reply
  /** As it comes over the imagined network, perhaps later. */
  send(method: string, target: string, body?: unknown): Delivery[]
  pair(): string
  pay(fields?: object): { checkoutId: string; clientTransactionId: string }
}

export const readersPath = `/v0.1/merchants/${merchant.code}/readers`
export const transactionsPath = `/v2.1/merchants/${merchant.code}/transactions`

type BenchOptions = Partial<Omit<SumUpCloudOptions, 'clock' | 'random'>> & {
  clock?: VirtualClock
  firmware?: string
  seed?: number
}

export function startBench(options: BenchOptions = {}): Bench {
  const { clock = virtualClock(), firmware, seed, ...rest } = options
  const cloud = watched(
    createSumUpCloud({ merchants: [structuredClone(merchant)], ...rest, clock, random: seededRandom(seed) }),
  )
  const reader = createVirtualReader({
    clock,
    link: cloud.link,
    serial: 'U1DT3NA00-CN',
    ...(firmware === undefined ? {} : { firmware }),
  })

  function request(method: string, target: string, body?: unknown, headers: Record<string, string> = {}) {
    const [path = '', query = ''] = target.split('?')
    return {
      method,
      path,
      query,
      headers: {
        authorization: `Bearer ${merchant.apiKeys[0]?.secret}`,
        accept: 'application/json',
        host: '127.0.0.1',
        ...headers,
      },
      body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
    }
  }

  const bench: Bench = {
    clock,
    cloud,
    reader,
    call(method, target, body, headers) {
      let reply: Reply | null = null
      cloud.exchange(request(method, target, body, headers), (delivery) => {
        if (delivery.kind !== 'answer') throw new Error('The answer was lost.')
        const { status, headers: answered, body: text } = delivery.answer
        const isJson = (answered['content-type'] ?? '').includes('json') && text !== ''
        const json: unknown = isJson ? JSON.parse(text) : null
        reply = { status, headers: answered, text, json, at: (path) => fieldAt(json, path) }
      })
      if (!reply) throw new Error('The answer did not come at once.')
      return reply
    },
    send(method, target, body) {
      const deliveries: Delivery[] = []
      cloud.exchange(request(method, target, body), (delivery) => deliveries.push(delivery))
      return deliveries
    },
    pair() {
      reader.act('show-pairing-code')
      const { screen } = reader.view()
      if (screen.kind !== 'pairing-code') throw new Error(`The reader shows ${screen.kind}.`)
      const reply = bench.call('POST', readersPath, { pairing_code: screen.code, name: 'Front desk' })
      clock.advance(1_000)
      return String(reply.at('id'))
    },
    pay(fields = {}) {
      const paired = cloud.readers().find((candidate) => candidate.status === 'paired')
      const reply = bench.call('POST', `${readersPath}/${paired?.id}/checkout`, { ...euros(1250), ...fields })
      if (reply.status !== 201) throw new Error(reply.text)
      clock.advance(300)
      return {
        checkoutId: String(reply.at('data.checkout_id')),
        clientTransactionId: String(reply.at('data.client_transaction_id')),
      }
    },
  }
  return bench
}

export function euros(value: number) {
  return { total_amount: { value, currency: 'EUR', minor_unit: 2 } }
}

export function affiliate(reference: string) {
  return { affiliate: { app_id: 'com.example.till', key: 'key', foreign_transaction_id: reference } }
}

export const problemWanted = { accept: 'application/problem+json, application/json' }
