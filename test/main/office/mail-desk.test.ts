import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import type { Request } from '../../../preload/contract/channels.ts'
import { composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { testFolder } from '../../support/database.ts'
import { authority } from '../../support/mail-certificates.ts'
import { mailServer } from '../../support/mail-server.ts'

const login = { user: 'till', password: 'Kept-Pa55-of-the-shop' }

async function live(folder = testFolder()) {
  writeFileSync(join(folder, 'mode'), 'live\n')
  const times = { connect: 2_000, greeting: 2_000, silence: 2_000 }
  return await composedTill({ folder, mailWay: { times, authorities: [authority] } })
}

const account = (port: number): Request<'mail.save'> => ({
  host: ' LocalHost ',
  port,
  security: 'starttls',
  plainAccepted: false,
  ...login,
  senderName: 'Corner Café',
  senderAddress: 'till@shop.example',
  subject: '',
  text: '',
})

describe('the mail account', () => {
  it('is kept whole, tells everything but its password, and is there after a restart', async () => {
    const server = await mailServer({ login })
    const till = await live()
    await setUp(till)
    expect(await till.get('mail.get')).toMatchObject({ isSet: false, unreadable: null })
    expect((await till.get('till.state')).canMail).toBe(false)
    const saved = await till.get('mail.save', account(server.port))
    expect(saved).toMatchObject({ isSet: true, host: 'localhost', user: 'till', isPasswordKept: true })
    expect((await till.get('till.state')).canMail).toBe(true)
    expect(JSON.stringify(saved)).not.toContain(login.password)
    await till.stop()
    const again = await live(till.folder)
    expect(await again.get('mail.get')).toEqual({ ...saved, keptAt: expect.any(Number) })
    expect(
      await again.get('mail.test', { ...account(server.port), password: null, to: 'me@shop.example' }),
    ).toEqual({
      outcome: 'sent',
    })
    expect(server.letters[0]?.mail.subject).toBe('Test message from the till of Corner Café')
    await again.get('mail.remove')
    expect(await again.get('mail.get')).toMatchObject({ isSet: false, isPasswordKept: false, host: '' })
    await again.stop()
    const database = openDatabase(join(till.folder, 'live', 'till.db'), { readonly: true })
    const journal = database.sql<[], { kind: string; body: string }>('select kind, body from journal').all()
    database.close()
    expect(journal.map(({ kind }) => kind)).toContain('mail-account-saved')
    expect(JSON.stringify(journal)).not.toContain(login.password)
  })

  it('never gives a kept password to another server, another user or an open line', async () => {
    const mine = await mailServer({ login })
    const other = await mailServer({ login, security: 'none' })
    const till = await live()
    await setUp(till)
    await till.get('mail.save', account(mine.port))
    const again = { error: { code: 'mail-password-again' } }
    const kept = { ...account(mine.port), password: null }
    for (const change of [
      { host: '127.0.0.1', port: other.port },
      { user: 'somebody' },
      { security: 'none' as const, port: other.port },
    ]) {
      expect(await till.ask('mail.test', { ...kept, ...change, to: 'me@shop.example' })).toMatchObject(again)
      expect(await till.ask('mail.save', { ...kept, ...change })).toMatchObject(again)
    }
    expect(other.logins).toEqual([])
    expect(await till.get('mail.save', { ...kept, senderName: 'Other name' })).toMatchObject({ isSet: true })
  })

  it('goes without encryption to this machine alone, or where somebody wants it all the same', async () => {
    const till = await live()
    await setUp(till)
    const open = { ...account(2_525), host: 'mail.shop.example', security: 'none' as const }
    expect(await till.ask('mail.save', open)).toMatchObject({ error: { code: 'mail-not-encrypted' } })
    expect(await till.get('mail.save', { ...open, plainAccepted: true })).toMatchObject({ isSet: true })
    for (const host of ['127.0.0.1', '::1', 'localhost'])
      expect(await till.get('mail.save', { ...open, host })).toMatchObject({ host, plainAccepted: false })
    for (const host of ['', 'a b', 'smtp://x', 'evil\r\nhost'])
      expect(await till.ask('mail.save', { ...open, host })).toMatchObject({
        error: { code: 'mail-host-wrong' },
      })
    expect(
      await till.ask('mail.save', { ...account(25), senderAddress: 'a@b.example, c@d.example' }),
    ).toMatchObject({
      error: { code: 'mail-sender-wrong' },
    })
  })

  it('that is mended sends what waited for it at once', async () => {
    const server = await mailServer({ login })
    const till = await live()
    await setUp(till)
    await till.get('mail.save', { ...account(server.port), password: 'an old one' })
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.cash', { paymentId: 'p1', saleId, amountMinor: null, tenderedMinor: null })
    await till.get('receipt.mail', { saleId, address: 'anna@customer.example' })
    await until(async () => (await till.get('queue.list')).items[0]?.cause === 'login-refused')
    await till.get('mail.save', account(server.port))
    const { items, asOf } = await till.get('queue.list')
    expect(items.filter(({ nextAt }) => nextAt !== null && nextAt > asOf)).toEqual([])
    await until(async () => (await till.get('sales.get', { saleId })).mailed === 'sent')
    expect(server.letters.map(({ to }) => to)).toEqual([['anna@customer.example']])
  })

  it('is none in training', async () => {
    const till = await composedTill()
    await setUp(till)
    expect(await till.ask('mail.get')).toMatchObject({ error: { code: 'live-only' } })
    expect(await till.ask('mail.save', account(25))).toMatchObject({ error: { code: 'live-only' } })
    expect(await till.ask('mail.test', { ...account(25), to: 'me@shop.example' })).toMatchObject({
      error: { code: 'live-only' },
    })
  })
})
