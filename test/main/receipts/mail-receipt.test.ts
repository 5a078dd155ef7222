import { describe, expect, it, onTestFinished } from 'vitest'
import type { MailAccount } from '../../../main/mail-ports.ts'
import { besideSources } from '../../../main/platform/line-painter.ts'
import { smtpMailer } from '../../../main/platform/smtp-mailer.ts'
import { giveUp, tryNow } from '../../../main/queue/change-queue.ts'
import { countStopped, listQueue, type QueueContext } from '../../../main/queue/list-queue.ts'
import { createWorker } from '../../../main/queue/worker.ts'
import { type MailContext, mailReceipt, mailSteps } from '../../../main/receipts/mail-receipt.ts'
import { printSteps } from '../../../main/receipts/print-jobs.ts'
import { printSale } from '../../../main/receipts/print-sale.ts'
import { declineReceipt, showCode } from '../../../main/receipts/receipt-choice.ts'
import { choicesOf, mailingsOf } from '../../../main/store/mail-store.ts'
import { authority } from '../../support/mail-certificates.ts'
import { mailServer } from '../../support/mail-server.ts'
import { printDesk, testLog } from '../../support/print-desk.ts'
import { recordSampleSale, shopSettings } from '../../support/recorded-sales.ts'

const address = 'anna@customer.example'

async function desk(settings = shopSettings) {
  const server = await mailServer({ login: { user: 'till', password: 'word-of-pass' } })
  const log = testLog()
  const printing = await printDesk({ settings: () => settings, log })
  const { database, clock } = printing
  let account: MailAccount | null = {
    host: 'localhost',
    port: server.port,
    security: 'starttls',
    plainAccepted: false,
    user: 'till',
    password: 'word-of-pass',
    senderName: 'Corner Shop',
    senderAddress: 'till@shop.example',
    subject: '',
    text: '',
  }
  const times = { connect: 2_000, greeting: 1_000, silence: 400 }
  const context: MailContext = {
    ...printing.context,
    mailAccount: () => account,
    mailer: smtpMailer(besideSources, { times, authorities: [authority] }),
    random: () => 0.5,
    wakeQueue: () => undefined,
  }
  await printing.worker.stop()
  const begin = () => {
    const begun = createWorker({
      ...context,
      steps: { ...printSteps(printing.context), ...mailSteps(context) },
    })
    begun.start()
    onTestFinished(() => begun.stop())
    return begun
  }
  let worker = begin()
  const queue: QueueContext = { ...context, providerName: (id) => id }
  const items = () => {
    const list = listQueue(queue)
    return list.ok ? list.value.items : []
  }
  return {
    ...printing,
    context,
    printing: printing.context,
    server,
    queue,
    log,
    items,
    saleId: recordSampleSale(database, { lines: [{ name: 'Crème brûlée' }] }, clock.now(), settings),
    setAccount: (next: MailAccount | null) => {
      account = next
    },
    async work() {
      worker.nudge()
      await new Promise((resolve) => setImmediate(resolve))
      await worker.idle()
    },
    async restart() {
      await worker.stop()
      worker = begin()
      await worker.idle()
    },
    /** Every byte of the database that is not free. */
    rows: () =>
      JSON.stringify(
        ['jobs', 'journal', 'mailed_receipts', 'settings'].map((table) =>
          database.sql(`select * from ${table}`).all(),
        ),
      ),
  }
}

const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('a receipt by e-mail', () => {
  it('is a letter with the receipt as PDF and as text, and its address is forgotten when it has gone', async () => {
    const { context, server, saleId, work, database, rows, log, items } = await desk()
    must(mailReceipt(context, { saleId, address: ` ${address} ` }))
    must(mailReceipt(context, { saleId, address }))
    expect(items()).toMatchObject([{ what: 'mail-receipt', number: '000001', state: 'waiting', where: null }])
    await work()
    expect(server.letters.map(({ to }) => to)).toEqual([[address]])
    const mail = server.letters[0]?.mail
    expect(mail?.text).toContain('Crème brûlée')
    expect(mail?.text).not.toContain('COPY')
    expect(mail?.attachments[0]?.filename).toBe('receipt-000001.pdf')
    expect(
      Buffer.from(mail?.attachments[0]?.content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(mailingsOf(database, saleId)).toMatchObject([{ state: 'sent', copy: 0, reason: null }])
    expect(items()).toEqual([])
    expect(rows()).not.toContain('customer.example')
    expect(JSON.stringify(log.lines)).not.toContain('customer.example')
  })

  it('counts as given: what is printed or sent later says COPY', async () => {
    const { context, printing, server, saleId, work, papers } = await desk()
    must(mailReceipt(context, { saleId, address }))
    await work()
    must(printSale(printing, saleId))
    await work()
    expect(papers()[0]?.join('\n')).toContain('COPY')
    must(mailReceipt(context, { saleId, address }))
    await work()
    expect(server.letters[1]?.mail.text).toContain('COPY')
    expect(server.letters[1]?.mail.messageId).not.toBe(server.letters[0]?.mail.messageId)
  })

  it('waits while the server takes none, says why, and can be tried at once', async () => {
    const { context, server, saleId, work, clock, items, queue } = await desk()
    server.habit = { kind: 'refuse', at: 'recipient', code: 450, words: 'greylisted', times: 2 }
    must(mailReceipt(context, { saleId, address }))
    await work()
    expect(items()).toMatchObject([{ state: 'waiting', cause: 'not-now', tries: 1, canTryNow: true }])
    expect(items()[0]?.nextAt).toBe(clock.now() + 20_000)
    must(tryNow(queue, { itemId: items()[0]?.itemId ?? 0 }))
    await work()
    expect(items()).toMatchObject([{ tries: 2, nextAt: clock.now() + 40_000 }])
    await clock.advance(40_000)
    await work()
    expect(server.letters).toHaveLength(1)
  })

  it('waits for a login that works: what is wrong with the account is no fault of the letter', async () => {
    const { context, server, saleId, work, clock, items, setAccount } = await desk()
    const right = context.mailAccount()
    setAccount(right && { ...right, password: 'old-password' })
    must(mailReceipt(context, { saleId, address }))
    await work()
    expect(items()).toMatchObject([{ state: 'waiting', cause: 'login-refused' }])
    setAccount(right)
    await clock.advance(20_000)
    await work()
    expect(server.letters).toHaveLength(1)
  })

  it.each([
    ['recipient', 550, 'recipient-refused'],
    ['letter', 552, 'too-large'],
    ['sender', 550, 'sender-refused'],
  ] as const)(
    'that the server refuses for good (%s, %i) ends, is named and forgotten',
    async (at, code, cause) => {
      const { context, printing, server, saleId, work, items, queue, rows, papers } = await desk()
      server.habit = { kind: 'refuse', at, code, words: `no ${address}` }
      must(mailReceipt(context, { saleId, address }))
      await work()
      expect(items()).toMatchObject([{ state: 'stopped', cause, canTryNow: false, needsSomebody: true }])
      expect(countStopped(queue)).toBe(1)
      expect(rows()).not.toContain('customer.example')
      must(printSale(printing, saleId))
      await work()
      expect(papers()[0]?.join('\n')).not.toContain('COPY')
      must(giveUp(queue, { itemId: items()[0]?.itemId ?? 0, reason: 'printed instead' }))
      expect(items()).toEqual([])
      expect(countStopped(queue)).toBe(0)
    },
  )

  it('whose answer was lost goes again as the same letter, three times at most', async () => {
    const { context, server, saleId, work, clock, items, database } = await desk()
    server.habit = { kind: 'lose-answer' }
    must(mailReceipt(context, { saleId, address }))
    for (const waitMs of [0, 20_000, 40_000, 80_000]) {
      await clock.advance(waitMs)
      await work()
    }
    expect(server.letters).toHaveLength(3)
    expect(new Set(server.letters.map(({ mail }) => mail.messageId)).size).toBe(1)
    expect(new Set(server.letters.map(({ mail }) => mail.date)).size).toBe(1)
    const files = server.letters.map(({ mail }) => Buffer.from(mail.attachments[0]?.content as ArrayBuffer))
    expect(files.every((file) => file.equals(files[0] as Buffer))).toBe(true)
    expect(items()).toMatchObject([{ state: 'stopped', cause: 'connection-lost' }])
    expect(mailingsOf(database, saleId)).toMatchObject([{ state: 'doubtful' }])
  })

  it('that a crash left between its last byte and its answer goes again as the same letter', async () => {
    const { context, server, saleId, work, restart, database } = await desk()
    must(mailReceipt(context, { saleId, address }))
    await work()
    // As a process leaves it that died before it could write the answer down.
    database.execute(
      `update jobs set state = 'running', finished_at = null, payload = '{"address":"${address}"}'`,
    )
    database.execute(`update mailed_receipts set state = 'waiting'`)
    await restart()
    expect(server.letters).toHaveLength(2)
    expect(server.letters[1]?.mail.messageId).toBe(server.letters[0]?.mail.messageId)
    // And one that died between the letter's end and its job's sends nothing.
    database.execute(`update jobs set state = 'running', finished_at = null`)
    await restart()
    expect(server.letters).toHaveLength(2)
    expect(database.sql('select state, last_error from jobs').all()).toMatchObject([{ state: 'done' }])
  })

  it('is given up with a reason, or after two days, and its address is forgotten', async () => {
    const { context, server, saleId, work, clock, items, queue, rows, database } = await desk()
    server.habit = { kind: 'refuse', at: 'letter', code: 451, words: 'later' }
    must(mailReceipt(context, { saleId, address }))
    await work()
    expect(rows()).toContain('customer.example')
    must(giveUp(queue, { itemId: items()[0]?.itemId ?? 0, reason: 'took a paper' }))
    expect(rows()).not.toContain('customer.example')
    expect(mailingsOf(database, saleId)).toMatchObject([{ state: 'failed' }])
    must(mailReceipt(context, { saleId, address }))
    for (let tries = 0; tries < 70 && items().some(({ state }) => state !== 'stopped'); tries += 1) {
      await clock.advance(3_600_000)
      await work()
    }
    expect(items()).toMatchObject([{ state: 'stopped', cause: 'not-now' }])
    expect(rows()).not.toContain('customer.example')
  })

  it('needs an address, an account and a sale', async () => {
    const { context, saleId, setAccount } = await desk()
    for (const typed of ['anna', 'a@b.example,c@d.example', 'a@b.example\r\nBcc: c@d.example'])
      expect(mailReceipt(context, { saleId, address: typed })).toMatchObject({
        error: { code: 'mail-address-wrong' },
      })
    expect(mailReceipt(context, { saleId: 'none', address })).toMatchObject({
      error: { code: 'sale-not-found' },
    })
    setAccount(null)
    expect(mailReceipt(context, { saleId, address })).toMatchObject({ error: { code: 'mail-not-set-up' } })
  })
})

describe('the customer’s choice', () => {
  it('of no receipt stands with the sale, once, and paper can be had later as the first one', async () => {
    const { context, printing, saleId, work, papers, database } = await desk()
    must(declineReceipt(context, saleId))
    must(declineReceipt(context, saleId))
    expect(choicesOf(database, saleId)).toEqual(['none'])
    must(printSale(printing, saleId))
    await work()
    expect(papers()[0]?.join('\n')).not.toContain('COPY')
    expect(declineReceipt(context, saleId)).toMatchObject({ error: { code: 'receipt-given' } })
  })

  it('of a code shows what the receipt’s own code holds, and none where it has none', async () => {
    const link = await desk({
      ...shopSettings,
      receiptQr: 'link',
      receiptLink: 'https://shop.example/r/{receipt}',
    })
    expect(must(showCode(link.context, link.saleId))).toMatchObject({
      holds: 'link',
      text: 'https://shop.example/r/000001',
    })
    expect(choicesOf(link.database, link.saleId)).toEqual(['code'])
    const number = await desk({ ...shopSettings, receiptQr: 'number' })
    expect(must(showCode(number.context, number.saleId))).toMatchObject({ holds: 'number', text: '000001' })
    const none = await desk()
    expect(must(showCode(none.context, none.saleId))).toBeNull()
  })
})
