import { describe, expect, test } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { printDay } from '../../../main/day/print-day.ts'
import { layOutReceipt } from '../../../main/domain/receipt-layout.ts'
import { parseReceipt } from '../../../main/domain/receipt-schema.ts'
import type { PrintOutcome } from '../../../main/ports.ts'
import { createWorker } from '../../../main/queue/worker.ts'
import { printSteps } from '../../../main/receipts/print-jobs.ts'
import { printSale, printTest } from '../../../main/receipts/print-sale.ts'
import { waitingJob } from '../../../main/store/job-store.ts'
import { countPrints, failedPrints } from '../../../main/store/print-store.ts'
import { readSaleDocument } from '../../../main/store/sale-store.ts'
import { languages } from '../../../preload/contract/views.ts'
import { type PrintDesk, printDesk } from '../../support/print-desk.ts'
import { paperPicture } from '../../support/receipts.ts'
import { recordSampleSale, shopSettings } from '../../support/recorded-sales.ts'

const sellTea = (desk: PrintDesk) =>
  recordSampleSale(desk.database, { lines: [{ name: 'Tea' }] }, desk.clock.now())

const isCopy = (paper: string[] | undefined) => paper?.some((line) => line.includes('COPY'))

/** Answers with the outcomes in turn and keeps what was sent. */
function scriptedPrinter(outcomes: PrintOutcome[]) {
  const sent: Uint8Array[] = []
  return {
    sent,
    printer: {
      print(_address: string, bytes: Uint8Array) {
        sent.push(bytes)
        return Promise.resolve(outcomes.shift() ?? { kind: 'printed' as const, confirmed: true })
      },
    },
  }
}

describe('a receipt', () => {
  test.each(languages)('comes out of the printer as it was laid out, in %s', async (language) => {
    const desk = await printDesk()
    const settings = {
      ...shopSettings,
      language,
      shopName: 'Żabka Ørsted – Чай',
      headerLines: ['Größe ½ € Œuvre'],
    }
    const lines = [
      { name: 'Łosoś, Čaj, Γύρος' },
      { name: 'Crème brûlée', quantityMilli: 1250, unit: 'kg' as const },
    ]
    const saleId = recordSampleSale(desk.database, { lines, cardMilli: 500 }, desk.clock.now(), settings)
    printSale(desk.context, saleId)
    await desk.work()
    const document = parseReceipt(readSaleDocument(desk.database, saleId) ?? '')
    const laidOut = paperPicture(layOutReceipt(document, { columns: 42, copy: false }), 42)
    const paper = desk.papers()[0] ?? []
    expect(paper.map((line) => line.trimEnd()).join('\n')).toBe(laidOut.replace(/[«»]/g, ''))
    expect(desk.printer.unknownBytes()).toBe(0)
    expect(desk.printer.drawerOpenings()).toBe(0)
  })

  test('has lines in letters that the printer lacks as pictures, the amounts in their column', async () => {
    const desk = await printDesk()
    const names = ['珍珠奶茶 大杯', 'قهوة عربية', '🍕 Pizza', 'ხაჭაპური']
    const saleId = recordSampleSale(
      desk.database,
      { lines: names.map((name) => ({ name })) },
      desk.clock.now(),
    )
    printSale(desk.context, saleId)
    await desk.work()
    const document = parseReceipt(readSaleDocument(desk.database, saleId) ?? '')
    const laidOut = layOutReceipt(document, { columns: 42, copy: false })
    const drawn = desk.context.encoders[42].unwritable(laidOut)
    expect(drawn.map((line) => line.text)).toHaveLength(names.length)
    const expected = [...(await desk.context.painter.paint(drawn, 42)).values()]
    const printed = desk.printer.papers()[0]?.lines.flatMap((line) => (line.kind === 'image' ? [line] : []))
    expect(printed?.map(({ width, height, bits }) => ({ width, height, bits }))).toEqual(
      expected.map(({ width, height, rows }) => ({
        width,
        height,
        bits: Buffer.from(rows).toString('base64'),
      })),
    )
    expect(desk.papers().flat().join()).not.toContain('?')
    expect(desk.printer.unknownBytes()).toBe(0)
  })

  test('comes out with plain forms when nothing can be drawn', async () => {
    const painter = { paint: () => Promise.reject(new Error('the faces are not there')) }
    const desk = await printDesk({ painter })
    const saleId = recordSampleSale(desk.database, { lines: [{ name: '茶 Tea' }] }, desk.clock.now())
    printSale(desk.context, saleId)
    await desk.work()
    expect(desk.papers().flat().join()).toContain('?? Tea')
  })

  test('is the original once and a journaled copy after that', async () => {
    const desk = await printDesk()
    const saleId = sellTea(desk)
    for (const _ of [1, 2, 3]) {
      expect(printSale(desk.context, saleId)).toEqual({ ok: true, value: { queued: true } })
      await desk.work()
    }
    expect(desk.papers().map(isCopy)).toEqual([false, true, true])
    const copied = desk.database.sql<[], { kind: string }>('select kind from journal').all()
    expect(copied).toEqual([{ kind: 'receipt-copied' }, { kind: 'receipt-copied' }])
  })

  test('of an unknown sale is an answer, not a job', async () => {
    const desk = await printDesk()
    expect(printSale(desk.context, 'nothing')).toMatchObject({ ok: false, error: { code: 'sale-not-found' } })
  })

  test('waits while the printer is off, is asked for once however often, and is then the original', async () => {
    const desk = await printDesk()
    await desk.printer.setState({ power: false })
    const saleId = sellTea(desk)
    for (const _ of [1, 2, 3]) {
      printSale(desk.context, saleId)
      await desk.work()
    }
    expect(desk.database.sql<[], { count: number }>('select count(*) as count from jobs').get()?.count).toBe(
      1,
    )
    expect(countPrints(desk.database, 'receipt', saleId)).toBe(0)
    await desk.printer.setState({ power: true })
    printSale(desk.context, saleId)
    await desk.work()
    expect(desk.papers().map(isCopy)).toEqual([false])
    expect(waitingJob(desk.database, 'print-receipt', saleId)).toBeUndefined()
  })

  test('that stopped in the middle for want of paper comes out whole, as a copy, when there is paper', async () => {
    const desk = await printDesk()
    await desk.printer.setState({ linesLeft: 5 })
    const saleId = sellTea(desk)
    printSale(desk.context, saleId)
    await desk.work()
    expect(waitingJob(desk.database, 'print-receipt', saleId)).toBeDefined()
    desk.printer.tearOff()
    await desk.printer.setState({ power: false })
    await desk.printer.setState({ power: true, paper: 'ok' })
    await desk.clock.advance(60_000)
    await desk.work()
    const papers = desk.papers()
    expect(papers.slice(0, -1).every((paper) => !isCopy(paper))).toBe(true)
    expect(isCopy(papers.at(-1))).toBe(true)
    expect(papers.at(-1)?.some((line) => line.startsWith('Tea'))).toBe(true)
  })

  test('cut off by a crash is a copy at the next start', async () => {
    let die: (outcome: PrintOutcome) => void = () => undefined
    const desk = await printDesk({
      printer: {
        print: () =>
          new Promise((resolve) => {
            die = resolve
          }),
      },
    })
    const saleId = sellTea(desk)
    printSale(desk.context, saleId)
    await expect.poll(() => countPrints(desk.database, 'receipt', saleId)).toBe(1)
    // As after a crash in the middle: the next process finds the job running and the print on record.
    const { printer, sent } = scriptedPrinter([])
    const context = { ...desk.context, printer }
    const next = createWorker({ ...context, random: () => 0.5, steps: printSteps(context) })
    next.start()
    await next.idle()
    await next.stop()
    die({ kind: 'doubtful', reason: 'connection-lost' })
    expect(sent).toHaveLength(1)
    expect(Buffer.from(sent[0] ?? []).toString('latin1')).toContain('COPY')
  })

  test('that came out just before a crash does not come out again', async () => {
    const { printer, sent } = scriptedPrinter([])
    const desk = await printDesk({ printer })
    const saleId = sellTea(desk)
    printSale(desk.context, saleId)
    await desk.work()
    desk.database.execute(`update jobs set state = 'waiting', finished_at = null`)
    await desk.work()
    expect(sent).toHaveLength(1)
    expect(waitingJob(desk.database, 'print-receipt', saleId)).toBeUndefined()
  })

  test('that is doubtful twice waits for a person, who asks for a copy', async () => {
    const doubtful = { kind: 'doubtful', reason: 'no-answer' } as const
    const { printer, sent } = scriptedPrinter([doubtful, doubtful])
    const desk = await printDesk({ printer })
    const saleId = sellTea(desk)
    printSale(desk.context, saleId)
    await desk.work()
    await desk.clock.advance(60_000)
    await desk.work()
    expect(sent).toHaveLength(2)
    expect(failedPrints(desk.database, 0).length).toBe(1)
    expect(failedPrints(desk.database, desk.clock.now() + 1).length).toBe(0)
    printSale(desk.context, saleId)
    await desk.work()
    expect(sent).toHaveLength(3)
    expect(failedPrints(desk.database, 0).length).toBe(0)
  })

  test('without a printer, or with a wrong address, is put on the list at once', async () => {
    for (const address of ['', 'no address']) {
      const desk = await printDesk({ printerAddress: () => address })
      printSale(desk.context, sellTea(desk))
      await desk.work()
      expect(failedPrints(desk.database, 0).length).toBe(1)
    }
  })

  test('is given up after half an hour of trying', async () => {
    const desk = await printDesk({
      printer: { print: () => Promise.resolve({ kind: 'not-printed', reason: 'no-paper' }) },
    })
    printSale(desk.context, sellTea(desk))
    for (let minute = 0; minute < 40 && failedPrints(desk.database, 0).length === 0; minute += 1) {
      await desk.work()
      await desk.clock.advance(60_000)
    }
    const job = desk.database
      .sql<[], { state: string; attempts: number }>('select state, attempts from jobs')
      .get()
    expect(job).toEqual({ state: 'failed', attempts: 60 })
  })
})

describe('a test page', () => {
  test('names its printer', async () => {
    const desk = await printDesk({ isTraining: () => true })
    expect(printTest(desk.context)).toEqual({ ok: true, value: { queued: true } })
    await desk.work()
    const paper = desk.papers()[0]?.join('\n')
    expect(paper).toContain(desk.printer.address)
    expect(paper).toContain('€ £ øåæ łśżź čřžő')
    expect(paper).toContain('TRAINING')
  })

  test('of a live till at a test account says that no card is charged', async () => {
    const desk = await printDesk({ isTest: () => true })
    printTest(desk.context)
    await desk.work()
    const paper = desk.papers()[0]?.join('\n') ?? ''
    expect(paper.match(/TEST – no card is charged/g)).toHaveLength(2)
    expect(paper).not.toContain('TRAINING')
  })

  test('needs a printer', async () => {
    const desk = await printDesk({ printerAddress: () => '' })
    expect(printTest(desk.context)).toMatchObject({ ok: false, error: { code: 'printer-unreachable' } })
  })
})

describe('the paper of a day', () => {
  test('is the same to the byte however often a Z is printed, in a year and after a crash', async () => {
    const { printer, sent } = scriptedPrinter([{ kind: 'doubtful', reason: 'no-answer' }])
    const desk = await printDesk({ printer })
    sellTea(desk)
    const closed = closeDay(desk.context)
    if (!closed.ok) throw new Error(closed.error.code)
    await desk.work()
    await desk.clock.advance(60_000)
    await desk.work()
    await desk.clock.advance(365 * 86_400_000)
    printDay(desk.context, closed.value.dayId)
    await desk.work()
    expect(sent).toHaveLength(3)
    expect(sent[1]).toEqual(sent[0])
    expect(sent[2]).toEqual(sent[0])
  })

  test('of an open day is what it was when it was asked for', async () => {
    const desk = await printDesk()
    sellTea(desk)
    await desk.printer.setState({ power: false })
    printDay(desk.context, 1)
    await desk.work()
    sellTea(desk)
    await desk.printer.setState({ power: true })
    await desk.clock.advance(60_000)
    await desk.work()
    const paper = desk.papers()[0] ?? []
    expect(paper.some((line) => line.includes('X REPORT'))).toBe(true)
    expect(paper.find((line) => line.startsWith('Sales'))).toMatch(/ 1$/)
  })

  test('that is not there is said at once', async () => {
    const desk = await printDesk()
    expect(printDay(desk.context, 7)).toMatchObject({ ok: false, error: { code: 'day-not-found' } })
  })
})
