import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { describe, expect, test } from 'vitest'
import { dayPaper } from '../../../main/day/print-day.ts'
import type { PdfFormat } from '../../../main/paper-ports.ts'
import type { WantedPaper } from '../../../main/receipts/papers.ts'
import { printGift } from '../../../main/receipts/print-gift.ts'
import { printSale } from '../../../main/receipts/print-sale.ts'
import { savePaper } from '../../../main/receipts/save-paper.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import { keepCardReceipts } from '../../../main/store/card-receipt-store.ts'
import { keepLogo } from '../../../main/store/logo-store.ts'
import { countPrints } from '../../../main/store/print-store.ts'
import { testFolder } from '../../support/database.ts'
import { fakeProvider } from '../../support/fake-provider.ts'
import { printDesk } from '../../support/print-desk.ts'
import { recordSampleSale, shopSettings } from '../../support/recorded-sales.ts'
import { paidDesk, refundDesk } from '../../support/refund-desk.ts'

/* Each file is read by another program (Debian's poppler-utils): what it finds there is what a customer can read. */

const isReaderThere = spawnSync('pdftotext', ['-v']).error === undefined

type Desk = Awaited<ReturnType<typeof printDesk>>

async function saved(desk: Pick<Desk, 'context'>, wanted: WantedPaper, format: PdfFormat) {
  const answer = await savePaper(desk.context, wanted, format)
  if (!answer.ok) throw new Error(answer.error.code)
  const file = join(testFolder(), answer.value.fileName)
  writeFileSync(file, Buffer.from(answer.value.base64, 'base64'))
  const read = (command: string, ...words: string[]) => execFileSync(command, words).toString()
  return {
    file,
    name: answer.value.fileName,
    text: read('pdftotext', '-layout', file, '-').replaceAll(/[\u202a-\u202e]/g, ''),
    info: read('pdfinfo', file),
    fonts: read('pdffonts', file),
  }
}

const names = [
  'Crème brûlée',
  'Łosoś wędzony',
  'Чай с лимоном',
  'Γύρος πίτα',
  'חלה',
  'قهوة',
  '珍珠奶茶',
  '김치찌개',
  'ხაჭაპური',
]

describe.skipIf(!isReaderThere)('a receipt as PDF', () => {
  test.each([
    ['a4', '595.276 x 841.89'],
    ['a6', '297.638 x 419.528'],
    ['roll', '226.772 x '],
  ] as const)(
    'on %s has the size of its paper and every letter, to be searched and copied',
    async (format, size) => {
      const desk = await printDesk()
      const saleId = recordSampleSale(
        desk.database,
        { lines: [...names, ...names].map((name) => ({ name })) },
        desk.clock.now(),
      )
      const pdf = await saved(desk, { kind: 'receipt', saleId }, format)
      expect(pdf.name).toBe('receipt-000001.pdf')
      expect(pdf.info).toContain(`Page size:       ${size}`)
      expect(pdf.info).toMatch(/Title: +Receipt 000001/)
      for (const name of names) expect(pdf.text).toContain(name)
      expect(pdf.text).toMatch(/TOTAL +EUR 50.40/)
      expect(pdf.text).not.toContain('COPY')
      // Every face is in the file, with a table of what its signs mean.
      const faces = pdf.fonts
        .split('\n')
        .slice(2)
        .filter((line) => line !== '')
      expect(faces.length).toBeGreaterThan(4)
      for (const face of faces) expect(face).toMatch(/Identity-H +yes yes yes/)
      const pages = Number(/Pages: +(\d+)/.exec(pdf.info)?.[1])
      expect(pages).toBe(format === 'a6' ? 2 : 1)
      if (pages > 1) expect(pdf.text).toContain('2 / 2')
    },
  )

  test('has its logo and a QR code that another program reads', async () => {
    const desk = await printDesk()
    const logo = 'c'.repeat(64)
    const dots = { width: 64, height: 16, rows: new Uint8Array(128).fill(0xff) }
    desk.database.inTransaction(() => keepLogo(desk.database, { hash: logo, picture: dots }, 1))
    const settings = {
      ...shopSettings,
      logo,
      receiptQr: 'link' as const,
      receiptLink: 'https://shop.example/r/{receipt}',
    }
    const saleId = recordSampleSale(desk.database, { lines: [{ name: 'Tea' }] }, desk.clock.now(), settings)
    const { file } = await saved(desk, { kind: 'receipt', saleId }, 'roll')
    execFileSync('pdftoppm', ['-r', '200', '-gray', '-singlefile', file, file])
    const picture = readFileSync(`${file}.pgm`)
    const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(picture.toString('latin1', 0, 40))
    const [width, height] = [Number(head?.[1]), Number(head?.[2])]
    const shades = picture.subarray(head?.[0].length)
    const pixels = new Uint8ClampedArray(width * height * 4)
    for (let dot = 0; dot < width * height; dot += 1) pixels.fill(shades[dot] ?? 255, dot * 4, dot * 4 + 4)
    expect(jsQR(pixels, width, height)?.data).toBe('https://shop.example/r/000001')
    expect(execFileSync('pdfimages', ['-list', file]).toString()).toMatch(/\b64 +16 +gray +1 +1\b/)
  })

  test('is the paper itself, so that the next one says COPY, printed or saved', async () => {
    const desk = await printDesk()
    const { database, clock, context } = desk
    const saleId = recordSampleSale(database, { lines: [{ name: 'Tea' }] }, clock.now())
    const receipt: WantedPaper = { kind: 'receipt', saleId }
    expect((await saved(desk, receipt, 'a4')).text).not.toContain('COPY')
    printSale(context, saleId)
    await desk.work()
    expect(desk.papers()[0]?.join('\n')).toContain('COPY')
    expect((await saved(desk, receipt, 'a6')).text).toContain('COPY')
    const gift: WantedPaper = { kind: 'gift', saleId }
    printGift(context, saleId)
    await desk.work()
    const second = await saved(desk, gift, 'a6')
    expect(second.text).toContain('COPY')
    expect(second.text).not.toMatch(/\d[.,]\d\d\b|EUR/)
    expect(second.name).toBe('gift-receipt-000001.pdf')
    const journal = database
      .sql<[], { body: string }>(`select body from journal where kind = 'paper-saved' order by number`)
      .all()
    expect(journal.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { paper: 'receipt', format: 'a4', copy: 0 },
      { paper: 'receipt', format: 'a6', copy: 2 },
      { paper: 'gift', format: 'a6', copy: 1 },
    ])
  })

  test('is the same file whenever it is made', async () => {
    const desk = await printDesk()
    const saleId = recordSampleSale(
      desk.database,
      { lines: names.map((name) => ({ name })) },
      desk.clock.now(),
    )
    await saved(desk, { kind: 'receipt', saleId }, 'a4')
    const first = await saved(desk, { kind: 'receipt', saleId }, 'a4')
    await desk.clock.advance(86_400_000)
    const later = await saved(desk, { kind: 'receipt', saleId }, 'a4')
    expect(readFileSync(later.file).equals(readFileSync(first.file))).toBe(true)
  })
})

describe.skipIf(!isReaderThere)('other papers as PDF', () => {
  test('a report of the day', async () => {
    const desk = await printDesk()
    recordSampleSale(desk.database, { lines: [{ name: 'Tea' }] }, desk.clock.now())
    const document = dayPaper(desk.context, 1)
    if (!document.ok) throw new Error(document.error.code)
    const wanted: WantedPaper = { kind: 'day', dayId: 1, document: document.value }
    await saved(desk, wanted, 'a4')
    const x = await saved(desk, wanted, 'a4')
    expect(x.text).toContain('X REPORT')
    expect(x.text).toMatch(/REVENUE +EUR 2.80/)
    expect(x.text).not.toContain('COPY')
    const z = { ...document.value, kind: 'z' as const, zNumber: 7 }
    const sealed = await saved(desk, { kind: 'day', dayId: 1, document: z }, 'roll')
    expect(sealed.name).toBe('z-report-7.pdf')
    expect(sealed.text).toContain('Z REPORT 7')
  })

  test('the slip of a refund', async () => {
    const provider = fakeProvider()
    const refunds = refundDesk(await paidDesk(provider), [provider])
    startRefund(refunds.context, {
      refundId: 'refund-1',
      paymentId: 'payment-1',
      amountMinor: null,
      cause: 'asked-for',
    })
    const desk = await printDesk({ database: refunds.database, clock: refunds.clock })
    const slip = await saved(desk, { kind: 'slip', refundId: 'refund-1' }, 'a6')
    expect(slip.text).toMatch(/^ +REFUND$/m)
    expect(slip.text).toContain('went back to the card')
    expect(slip.text).toMatch(/EUR 12.50/)
    expect((await saved(desk, { kind: 'slip', refundId: 'refund-1' }, 'a6')).text).toContain('COPY')
  })

  test('what a card service wrote, word for word', async () => {
    const paid = await paidDesk(fakeProvider())
    const desk = await printDesk({ database: paid.database, clock: paid.clock })
    const text = '      CARD PAYMENT\nTerminal        12345678\nTOTAL          EUR 12.50'
    paid.database.inTransaction(() =>
      keepCardReceipts(paid.database, 'payment-1', { customer: text, merchant: null }, desk.clock.now()),
    )
    const card = { kind: 'card', paymentId: 'payment-1', refundId: null, whose: 'customer' } as const
    const slip = await saved(desk, card, 'roll')
    expect(slip.name).toBe('card-slip.pdf')
    expect(slip.text).toMatch(/^ +CARD PAYMENT$/m)
    expect(slip.text).toMatch(/TOTAL +EUR 12\.50/)
    expect((await saved(desk, card, 'roll')).text).not.toContain('COPY')
    expect(await savePaper(desk.context, { ...card, whose: 'merchant' }, 'a4')).toMatchObject({
      error: { code: 'payment-not-found' },
    })
  })

  test('the test page, as often as somebody likes and in nobody’s journal', async () => {
    const desk = await printDesk()
    const page = await saved(desk, { kind: 'test' }, 'a4')
    expect(page.text).toContain('äöüß éèçñ')
    expect(desk.database.sql('select * from journal').all()).toEqual([])
  })
})

test('a file that could not be made leaves no trace, and one of a strange sale is refused', async () => {
  const desk = await printDesk({ makePdf: () => Promise.reject(new Error('no room')) })
  const saleId = recordSampleSale(desk.database, { lines: [{ name: 'Tea' }] }, desk.clock.now())
  await expect(savePaper(desk.context, { kind: 'receipt', saleId }, 'a4')).rejects.toThrow('no room')
  expect(countPrints(desk.database, 'receipt', saleId)).toBe(0)
  const strange = await savePaper(desk.context, { kind: 'gift', saleId: 'nowhere' }, 'a4')
  expect(strange).toMatchObject({ error: { code: 'sale-not-found' } })
  const slip = await savePaper(desk.context, { kind: 'slip', refundId: 'nowhere' }, 'a4')
  expect(slip).toMatchObject({ error: { code: 'refund-not-found' } })
})
