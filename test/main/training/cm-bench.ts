import { afterEach } from 'vitest'
import type { CloudRequest } from '../../../main/training/cloud-types.ts'
import { type CmCloud, type CmCloudOptions, createCmCloud } from '../../../main/training/cm-cloud.ts'
import type { CmOrganisation } from '../../../main/training/cm-cloud-types.ts'
import { createVirtualTerminal, type VirtualTerminal } from '../../../main/training/virtual-terminal.ts'
import type { TerminalTimings } from '../../../main/training/virtual-terminal-machine.ts'
import { fieldAt } from './sumup-bench.ts'
import { seededRandom, type VirtualClock, virtualClock } from './virtual-clock.ts'

export const firstKey = 'first.key.0001'
export const terminalId = 'SUNMI-P2lite-PL0919CQ00305'
export const transactionsPath = `/terminals/${terminalId}/transactions`

export function organisation(): CmOrganisation {
  const store = { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Corner shop' }
  return {
    stores: [store],
    terminals: [{ manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305', storeUuid: store.uuid }],
    currencies: ['EUR', 'JPY'],
    timeZone: 'Europe/Amsterdam',
    firstKey: { label: 'Initial API Key', secret: firstKey },
  }
}

type Reply = {
  status: number
  headers: Record<string, string>
  text: string
  json: unknown
  at(path: string): unknown
}

export type CmBench = {
  clock: VirtualClock
  cloud: CmCloud
  terminal: VirtualTerminal
  /** Without waiting: for answers that come at once. */
  call(method: string, target: string, body?: unknown, headers?: Record<string, string>): Reply
  /** A purchase of 12.50 unless told otherwise; its id. */
  post(fields?: object): string
  /** Posted and on the terminal's screen. */
  shown(fields?: object): string
  /** status and result as the till would hear them. */
  state(id: string): unknown[]
}

const open: { close(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

type BenchOptions = Partial<Omit<CmCloudOptions, 'clock' | 'random'>> & {
  clock?: VirtualClock
  terminalTimings?: Partial<TerminalTimings>
  seed?: number
}

export function startCmBench(options: BenchOptions = {}): CmBench {
  const { clock = virtualClock(), terminalTimings = {}, seed, ...rest } = options
  const cloud = createCmCloud({ organisation: organisation(), ...rest, clock, random: seededRandom(seed) })
  const terminal = createVirtualTerminal({
    clock,
    link: cloud.link,
    make: { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305' },
    timings: terminalTimings,
  })
  open.push(terminal, cloud)

  const bench: CmBench = {
    clock,
    cloud,
    terminal,
    call(method, target, body, headers = { 'api-key': firstKey }) {
      let reply: Reply | null = null
      cloud.exchange(requestTo(method, target, body, headers), (delivery) => {
        if (delivery.kind !== 'answer') throw new Error('The answer was lost.')
        const { status, headers: answered, body: text } = delivery.answer
        const isJson = (answered['content-type'] ?? '').includes('json')
        const json: unknown = isJson ? JSON.parse(text) : null
        reply = { status, headers: answered, text, json, at: (path) => fieldAt(json, path) }
      })
      if (!reply) throw new Error('The answer did not come at once.')
      return reply
    },
    post(fields = {}) {
      const reply = bench.call('POST', transactionsPath, { ...purchase, ...fields })
      if (reply.status !== 201) throw new Error(reply.text)
      return String(reply.at('id'))
    },
    shown(fields) {
      const id = bench.post(fields)
      clock.advance(2_000)
      return id
    },
    state(id) {
      const reply = bench.call('GET', `${transactionsPath}/${id}`)
      return reply.status === 200 ? [reply.at('status'), reply.at('result')] : [reply.status]
    },
  }
  return bench
}

export const purchase = {
  type: 'PURCHASE',
  merchant_order_reference: 'inv2112280004',
  amount: { value: 12.5, currency: 'EUR' },
}

function requestTo(
  method: string,
  target: string,
  body: unknown,
  headers: Record<string, string>,
): CloudRequest {
  const [path = '', query = ''] = target.split('?')
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return { method, path, query, headers: { host: 'merchantapi.example', ...headers }, body: text }
}
