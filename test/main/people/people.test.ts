import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import { fail } from '../../../preload/contract/result.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { addPerson, addRole, askApproved, pins, quickPins, staffedTill } from '../../support/people-till.ts'

type Entry = { kind: string; subject: string; body: Record<string, unknown> }

function journalOf(till: ComposedTill): Entry[] {
  const database = openDatabase(join(till.folder, 'training', 'till.db'), { readonly: true })
  const rows = database
    .sql<[], { kind: string; subject: string; body: string }>(
      'select kind, subject, body from journal order by number',
    )
    .all()
  database.close()
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) }))
}

const change = (personId: number, values: object) => ({
  id: personId,
  name: 'Somebody',
  initials: '',
  color: 'red' as const,
  roleId: 1,
  pin: null,
  archived: false,
  ...values,
})

describe('a shop', () => {
  it('without people works as it always did: nobody signs in and everything is allowed', async () => {
    const till = await composedTill(quickPins)
    await setUp(till)
    expect((await till.get('till.state')).counter).toBeNull()
    const { saleId } = await ringUp(till, 1)
    await till.get('basket.set-sale-discount', { discount: { kind: 'percent', ppm: 990_000 } })
    await till.get('payment.cash', { paymentId: 'p', saleId, amountMinor: null, tenderedMinor: null })
    expect(journalOf(till).some(({ body }) => 'person' in body || 'seller' in body)).toBe(false)
  })

  it('asks who is there from its first person on, who is an owner with a PIN and stands at the till', async () => {
    const till = await composedTill(quickPins)
    await setUp(till)
    const first = { ...change(0, { name: 'Owner' }), id: null }
    expect(await till.ask('people.save', { ...first, roleId: 3, pin: '1234' })).toEqual(
      fail('person-first-owner'),
    )
    expect(await till.ask('people.save', first)).toEqual(fail('pin-needed'))
    await till.get('people.save', { ...first, pin: '1234' })
    const { counter } = await till.get('till.state')
    expect(counter).toMatchObject({ person: { name: 'Owner', initials: 'O' }, people: [{ name: 'Owner' }] })
    await till.get('people.lock')
    expect(await till.ask('basket.get')).toEqual(fail('till-locked'))
    expect((await till.get('till.state')).counter?.person).toBeNull()
  })

  it('never loses its last owner: not to the archive, not to another role', async () => {
    const { till, staff } = await staffedTill()
    const last = change(staff.owner, { name: 'Owner' })
    expect(await till.ask('people.save', { ...last, archived: true })).toEqual(fail('person-last-owner'))
    expect(await till.ask('people.save', { ...last, roleId: 2 })).toEqual(fail('person-last-owner'))
    expect(await till.ask('people.save-role', { id: 1, name: '', rights: [], limits: noLimits })).toEqual(
      fail('role-fixed'),
    )
    await addPerson(till, { name: 'Other owner', roleId: 1, pin: '2222' })
    await till.get('people.save', { ...last, archived: true })
    // Whoever left does not stand at the till any more, and does not come back.
    expect(await till.ask('basket.get')).toEqual(fail('till-locked'))
    expect(await till.ask('people.sign-in', { personId: staff.owner, pin: pins.owner })).toEqual(
      fail('person-not-found'),
    )
  })
})

const noLimits = { discountPpm: null, refundMinor: null, refundDays: null, cashDifferenceMinor: null }

describe('an owner who forgot the PIN', () => {
  it('finds a new one in the file that asked for it; the old one is gone, and the journal says so', async () => {
    const { till, staff } = await staffedTill()
    for (const pin of ['0000', '0001', '0002', '0003'])
      await till.ask('people.sign-in', { personId: staff.owner, pin })
    await till.stop()
    const file = join(till.folder, 'new-owner-pin')
    writeFileSync(file, '')
    const again = await composedTill({ ...quickPins, folder: till.folder })
    const [, pin = ''] = /^Owner: (\d{8})\n$/.exec(readFileSync(file, 'utf8')) ?? []
    expect(await again.ask('people.sign-in', { personId: staff.owner, pin: pins.owner })).toEqual(
      fail('pin-wrong'),
    )
    expect(await again.ask('people.sign-in', { personId: staff.owner, pin })).toMatchObject({ ok: true })
    expect(journalOf(again).some(({ kind }) => kind === 'owner-pin-renewed')).toBe(true)
    await again.stop()
    const third = await composedTill({ ...quickPins, folder: till.folder })
    expect(existsSync(file)).toBe(false)
    expect(await third.ask('people.sign-in', { personId: staff.owner, pin })).toMatchObject({ ok: true })
  })
})

describe('nobody gives rights that they do not have', () => {
  it('neither by a role, nor by the PIN of an owner, nor by raising their own role', async () => {
    const { till, staff } = await staffedTill()
    const roleId = await addRole(till, 'Head of staff', ['manage-people', 'refund'], { refundMinor: 5_000 })
    const head = await addPerson(till, { name: 'Head', roleId, pin: '5555' })
    await till.get('people.sign-in', { personId: head, pin: '5555' })
    const beyond = fail('person-beyond-rights')
    expect(await till.ask('people.save', { ...change(0, {}), id: null, name: 'New', pin: '1111' })).toEqual(
      beyond,
    )
    expect(await till.ask('people.save', change(staff.owner, { name: 'Owner', pin: '1111' }))).toEqual(beyond)
    expect(await till.ask('people.save', change(head, { name: 'Head', roleId: 2 }))).toEqual(beyond)
    const wider = { id: roleId, name: 'Head of staff', limits: noLimits }
    expect(await till.ask('people.save-role', { ...wider, rights: ['manage-people', 'refund'] })).toEqual(
      beyond,
    )
    expect(await till.ask('people.save-role', { ...wider, rights: ['manage-people'] })).toMatchObject({
      ok: true,
    })
  })
})

describe('the till', () => {
  it('J4: keeps basket and payment when somebody signs out; the next person finishes them', async () => {
    const { till, staff } = await staffedTill()
    await till.get('people.sign-in', { personId: staff.manager, pin: pins.manager })
    const { readers } = { readers: await till.get('readers.list') }
    const { saleId } = await ringUp(till, 2)
    await till.get('payment.card', {
      paymentId: 'card-1',
      saleId,
      amountMinor: null,
      readerId: readers[0]?.readerId ?? null,
    })
    await till.get('people.sign-out')
    // Nothing stops while it is locked: what becomes of the payment is asked for and seen.
    const device = await until(async () =>
      (await till.get('training.view')).readers.find(({ actions }) => actions.includes('tap-good')),
    )
    await till.get('training.act', { serial: device.serial, action: 'tap-good' })
    await until(async () => (await till.get('payment.get', { paymentId: 'card-1' })).status === 'approved')
    await till.get('people.sign-in', { personId: staff.cashier, pin: pins.cashier })
    const { sales } = await till.get('sales.list', { query: '', offset: 0, limit: 10 })
    expect(sales).toHaveLength(1)
    const recorded = journalOf(till).find(({ kind }) => kind === 'sale-recorded')
    // Sold by whoever began the payment; approved when nobody was calling.
    expect(recorded?.body).toMatchObject({ seller: staff.manager })
    expect(recorded?.body.person).toBeUndefined()
  })

  it('is locked after a restart, whoever was there stands first, and who did what stays known', async () => {
    const { till, staff } = await staffedTill()
    await till.get('people.sign-in', { personId: staff.cashier, pin: pins.cashier })
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.cash', { paymentId: 'p', saleId, amountMinor: null, tenderedMinor: null })
    expect(journalOf(till).find(({ kind }) => kind === 'sale-recorded')?.body).toMatchObject({
      person: staff.cashier,
      seller: staff.cashier,
    })
    await till.stop()
    const again = await composedTill({ ...quickPins, folder: till.folder })
    expect((await again.get('till.state')).counter).toMatchObject({ person: null, lockedBy: staff.cashier })
    expect(await again.ask('basket.get')).toEqual(fail('till-locked'))
    await again.get('people.sign-in', { personId: staff.cashier, pin: pins.cashier })
    expect((await again.get('till.state')).counter?.person?.id).toBe(staff.cashier)
  })

  it('goes over to live mode where an owner approves it', async () => {
    const { till, staff } = await staffedTill()
    await till.get('people.sign-in', { personId: staff.cashier, pin: pins.cashier })
    expect(await till.ask('mode.switch', { mode: 'live' })).toMatchObject({
      error: { code: 'right-missing' },
    })
    expect((await till.get('till.state')).mode).toBe('training')
    const by = { personId: staff.owner, pin: pins.owner }
    expect(await askApproved(till, by, 'mode.switch', { mode: 'live' })).toMatchObject({ ok: true })
    expect((await till.get('till.state')).mode).toBe('live')
  })
})

describe('an approval through the door', () => {
  it('repeats the very call, is refused inside another one, and names both in what it writes', async () => {
    const { till, staff } = await staffedTill()
    await till.get('people.sign-in', { personId: staff.cashier, pin: pins.cashier })
    const { saleId } = await ringUp(till, 1)
    const request = { discount: { kind: 'percent' as const, ppm: 500_000 } }
    expect(await till.ask('basket.set-sale-discount', request)).toMatchObject({
      error: {
        code: 'right-missing',
        values: { right: 'give-discount', approvers: `${staff.owner} ${staff.manager}` },
      },
    })
    const by = { personId: staff.manager, pin: pins.manager }
    const { token } = await till.get('people.approve', {
      ...by,
      channel: 'basket.set-sale-discount',
      request,
    })
    const wrapped = { token, channel: 'basket.set-sale-discount', request }
    expect(
      await till.ask('people.approved', { token, channel: 'people.approved', request: wrapped }),
    ).toEqual(fail('approval-invalid'))
    expect(await till.ask('people.approved', wrapped)).toMatchObject({ ok: true })
    await till.get('basket.set-sale-discount', { discount: null })
    expect(await till.ask('people.approved', wrapped)).toEqual(fail('approval-invalid'))
    await till.get('payment.cash', { paymentId: 'p', saleId, amountMinor: null, tenderedMinor: null })
    const approval = journalOf(till).find(({ kind }) => kind === 'right-approved')
    expect(approval?.body).toMatchObject({ person: staff.cashier, approvedBy: staff.manager })
  })
})

describe('a PIN', () => {
  it('stands nowhere: not in an answer, the log, the journal or any file of the data', async () => {
    const lines: string[] = []
    const write = (event: string, values?: unknown) => void lines.push(event, JSON.stringify(values ?? null))
    const { till, staff } = await staffedTill({ log: { info: write, warn: write, error: write } })
    const secret = '60917358'
    const wrong = '83520146'
    const heard: unknown[] = []
    const ask: ComposedTill['ask'] = async (name, request) => {
      const answer = await till.ask(name, request)
      heard.push(answer)
      return answer
    }
    await ask('people.save', change(staff.cashier, { name: 'Cashier 1', roleId: 3, pin: secret }))
    await ask('people.sign-in', { personId: staff.cashier, pin: wrong })
    await ask('people.sign-in', { personId: staff.cashier, pin: secret })
    await ask('people.sign-in', { personId: staff.cashier, pin: `${secret}9` })
    await ask('people.sign-in', { personId: `${secret}`, pin: secret } as never)
    await ask('people.change-pin', { pin: wrong, newPin: secret })
    await ask('people.approve', {
      personId: staff.cashier,
      pin: secret,
      channel: 'basket.clear',
      request: null,
    })
    for (const name of ['till.state', 'people.list', 'basket.get', 'settings.get'] as const) await ask(name)
    await till.stop()
    const files = ['till.db', 'till.db-wal'].flatMap((name) => {
      try {
        return [readFileSync(join(till.folder, 'training', name)).toString('latin1')]
      } catch {
        // A till that was closed in order leaves no log.
        return []
      }
    })
    const places = [...lines, JSON.stringify(heard), ...files]
    for (const digits of [secret, wrong]) expect(places.filter((text) => text.includes(digits))).toEqual([])
  })
})
