import { describe, expect, it } from 'vitest'
import { approve } from '../../../main/people/approvals.ts'
import { channelRights } from '../../../main/people/channel-rights.ts'
import { lockTill } from '../../../main/people/sign-in.ts'
import { insertCashCount } from '../../../main/store/cash-store.ts'
import { type ChannelName, channels } from '../../../preload/contract/channels.ts'
import { type Right, rights } from '../../../preload/contract/people-rights.ts'
import { ok } from '../../../preload/contract/result.ts'
import { basketOf, lineOf } from '../../support/baskets.ts'
import { type PeopleDesk, peopleDesk, pinOfAll } from '../../support/people-desk.ts'

const names = Object.keys(channels) as ChannelName[]
const none = names.filter((name) => channelRights[name] === 'signed-in')
const always = names.filter((name) => channelRights[name] === 'always')

type Case = { channel: ChannelName; request: unknown; right: Right; what: string }

const countId = 'count'
const lineId = 'basket-1'
const half = { kind: 'percent', ppm: 500_000 }

/** Where the right follows from the request: at least one request of each such channel, with what it needs. */
const byRequest: Case[] = [
  {
    channel: 'basket.add-product',
    request: { productId: 1, priceMinor: 1 },
    right: 'change-price',
    what: 'at another price',
  },
  {
    channel: 'basket.set-quantity',
    request: { lineId, quantityMilli: 1_000 },
    right: 'give-discount',
    what: 'fewer under an amount off',
  },
  {
    channel: 'basket.set-price',
    request: { lineId: 'basket-2', priceMinor: 1 },
    right: 'change-price',
    what: 'of the catalogue',
  },
  {
    channel: 'basket.set-line-discount',
    request: { lineId, discount: half },
    right: 'give-discount',
    what: 'of half',
  },
  {
    channel: 'basket.set-sale-discount',
    request: { discount: half },
    right: 'give-discount',
    what: 'of half',
  },
  { channel: 'basket.void-line', request: { lineId: 'basket-2' }, right: 'void-line', what: 'of any kind' },
  {
    channel: 'refund.start',
    request: { refundId: 'r', paymentId: 'p', amountMinor: 100 },
    right: 'refund',
    what: 'of any amount',
  },
  {
    channel: 'return.add',
    request: { saleId: 'sale-1', taken: { kind: 'all' } },
    right: 'refund',
    what: 'of a sale',
  },
  { channel: 'cash.state', request: undefined, right: 'move-cash', what: 'for whoever moves cash' },
  {
    channel: 'cash.add-up',
    request: { pieces: [], looseMinor: 0 },
    right: 'count-cash',
    what: 'for a count',
  },
  {
    channel: 'cash.count',
    request: { countId: 'new', pieces: [], looseMinor: 0 },
    right: 'count-cash',
    what: 'for a count',
  },
  { channel: 'cash.settle', request: { countId, reason: '' }, right: 'count-cash', what: 'that is off' },
  { channel: 'day.current', request: undefined, right: 'close-day', what: 'for whoever closes it' },
  { channel: 'day.print', request: { dayId: 1 }, right: 'see-reports', what: 'of any day' },
  {
    channel: 'day.close',
    request: { reason: '', cash: { kind: 'counted', countId, leaveMinor: 0, reason: '' } },
    right: 'close-day',
    what: 'with a count',
  },
  { channel: 'sales.print', request: { saleId: 'printed' }, right: 'reprint', what: 'once more' },
  {
    channel: 'paper.save',
    request: { paper: { kind: 'receipt', saleId: 's' }, format: 'a4' },
    right: 'reprint',
    what: 'of a receipt',
  },
  {
    channel: 'paper.save',
    request: { paper: { kind: 'day', dayId: 1 }, format: 'a4' },
    right: 'see-reports',
    what: 'of a day',
  },
  { channel: 'catalogue.export', request: undefined, right: 'export-data', what: 'as a file' },
]

const byChannel: Case[] = names.flatMap((channel) => {
  const rule = channelRights[channel]
  if (typeof rule === 'function' || rule === 'always' || rule === 'signed-in') return []
  return [{ channel, request: undefined, right: rule, what: 'whatever it asks' }]
})

/** Rights of which one is enough are taken away together. */
const oneOf: Partial<Record<ChannelName, Right[]>> = {
  'cash.state': ['count-cash', 'move-cash', 'close-day', 'see-reports'],
  'cash.add-up': ['count-cash', 'close-day'],
  'cash.count': ['count-cash', 'close-day'],
  'day.current': ['see-reports', 'close-day'],
  'day.print': ['see-reports', 'close-day'],
  'paper.save': ['see-reports', 'close-day', 'reprint'],
  'catalogue.export': ['change-catalogue', 'export-data'],
}

function stage(): PeopleDesk {
  const off = { kind: 'amount', minor: 100 } as const
  const lines = [lineOf({ quantityMilli: 10_000, discount: off }), lineOf({})]
  const desk = peopleDesk(basketOf(lines))
  const { database } = desk.context
  insertCashCount(database, {
    id: countId,
    at: 0,
    pieces: [],
    looseMinor: 900,
    countedMinor: 900,
    expectedMinor: 1_000,
    currency: 'EUR',
  })
  database.execute(
    `insert into jobs (kind, subject, state, run_at, created_at, finished_at) values ('print-receipt', 'printed', 'done', 0, 0, 1)`,
  )
  return desk
}

const call = (desk: PeopleDesk, { channel, request }: Case, token: string | null = null) =>
  desk.gate({ channel, request, token }, () => ok('done'))

describe('the table of rights', () => {
  it('uses every right, and has an example of each channel whose right follows from its request', () => {
    const used = new Set([...byRequest, ...byChannel].map(({ right }) => right))
    expect(rights.filter((right) => !used.has(right))).toEqual([])
    const shown = new Set(byRequest.map(({ channel }) => channel))
    expect(names.filter((name) => typeof channelRights[name] === 'function' && !shown.has(name))).toEqual([])
  })

  it.each(rights)(
    'X10: refuses every call that needs %s without it, does it with it, and does it once with an approval',
    async (right) => {
      const desk = stage()
      const owner = await desk.hire('Owner', 'owner')
      const only = await desk.hire('Only', [right])
      for (const example of [...byChannel, ...byRequest].filter((one) => one.right === right)) {
        const { channel, request, what } = example
        const told = (answer: unknown) => ({ channel, what, answer })
        const without = oneOf[channel] ?? [right]
        const lacking = await desk.hire(
          `${channel} ${what}`,
          rights.filter((other) => !without.includes(other)),
        )
        desk.place(only)
        expect(told(call(desk, example))).toEqual(told(ok('done')))

        desk.place(lacking)
        expect(call(desk, example)).toMatchObject({ ok: false, error: { code: 'right-missing' } })
        const asked = { personId: owner, pin: pinOfAll, call: { channel, request } }
        const approved = await approve(desk.context, asked)
        if (!approved.ok) throw new Error(approved.error.code)
        const { token } = approved.value
        expect(told(call(desk, example, token))).toEqual(told(ok('done')))
        expect(call(desk, example, token)).toMatchObject({ error: { code: 'approval-invalid' } })
      }
    },
  )

  it('lets whoever is signed in, and nobody else, do what needs no right', async () => {
    const desk = stage()
    const nobody = await desk.hire('Nobody', [])
    for (const channel of none) {
      const example = { channel, request: undefined, right: 'refund', what: '' } as const
      desk.place(nobody)
      expect([channel, call(desk, example)]).toEqual([channel, ok('done')])
      lockTill(desk.context)
      expect(call(desk, example)).toMatchObject({ error: { code: 'till-locked' } })
    }
  })

  it('leaves a locked till what the lock screen and a running payment need, and nothing else', async () => {
    const desk = stage()
    await desk.hire('Owner', 'owner')
    expect([...always].sort()).toEqual([
      'payment.get',
      'payment.open',
      'people.lock',
      'people.sign-in',
      'people.sign-out',
      'settings.get',
      'till.state',
      'training.act',
      'training.printer',
      'training.view',
    ])
    for (const channel of names) {
      const answer = call(desk, { channel, request: {}, right: 'refund', what: '' })
      expect([channel, answer.ok]).toEqual([channel, always.includes(channel)])
    }
  })

  it('asks nothing of a shop without people', () => {
    const desk = stage()
    for (const channel of names)
      expect(call(desk, { channel, request: {}, right: 'refund', what: '' })).toEqual(ok('done'))
  })
})
