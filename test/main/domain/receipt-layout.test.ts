import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountText } from '../../../main/domain/paper-amount.ts'
import type { ReceiptDocument } from '../../../main/domain/receipt.ts'
import { layOutReceipt } from '../../../main/domain/receipt-layout.ts'
import { parseReceipt } from '../../../main/domain/receipt-schema.ts'
import { receiptWords } from '../../../main/domain/receipt-words.ts'
import { languages, type PaperLine } from '../../../preload/contract/views.ts'
import {
  cardTender,
  cashTender,
  paperPicture,
  sampleLine,
  sampleReceipt,
  widestLine,
} from '../../support/receipts.ts'

const paper = (document: ReceiptDocument, columns = 42, copy = false) =>
  paperPicture(layOutReceipt(document, { columns, copy }), columns)

/** One of everything that a receipt can hold. */
const fullReceipt: Partial<ReceiptDocument> = {
  currency: 'CHF',
  lines: [
    sampleLine(),
    sampleLine({
      name: 'Äpfel aus der Region, sehr knackig und süß im Geschmack',
      unit: 'kg',
      quantityMilli: 1250,
      unitPriceMinor: 299,
      discount: { kind: 'percent', ppm: 100_000 },
      discountMinor: 37,
      totalMinor: 337,
      taxMark: 'B',
      note: 'ohne Tüte',
    }),
    sampleLine({
      name: 'شاي أخضر بالنعناع',
      quantityMilli: 3000,
      unitPriceMinor: 450,
      listPriceMinor: 500,
      totalMinor: 1350,
    }),
    sampleLine({ name: '👩‍👩‍👧 牛奶 Family pack', unitPriceMinor: 123_456, totalMinor: 123_456 }),
  ],
  subtotalMinor: 125_423,
  saleDiscount: { kind: 'amount', minor: 500 },
  saleDiscountMinor: 500,
  totalMinor: 124_923,
  cashRoundingMinor: 2,
  tipMinor: 200,
  taxes: [
    { mark: 'A', name: 'Standard', ratePpm: 81_000, netMinor: 115_251, taxMinor: 9_335, grossMinor: 124_586 },
    { mark: 'B', name: 'Reduced', ratePpm: 26_000, netMinor: 328, taxMinor: 9, grossMinor: 337 },
  ],
  tenders: [
    cardTender(100_000, { chargedMinor: 100_200, tipMinor: 200 }),
    cashTender(24_923, { chargedMinor: 24_925, tenderedMinor: 30_000, changeMinor: 5_075 }),
  ],
  note: 'For the office',
}

describe('a receipt on paper', () => {
  test('shows what was bought, what it cost and how it was paid', () => {
    expect(paper(sampleReceipt())).toBe(
      [
        '«     Corner Shop»',
        '             Market Street 5',
        '               10115 Berlin',
        '          Tax number DE123456789',
        '------------------------------------------',
        'Receipt T1-000017         2026-11-21 14:05',
        '------------------------------------------',
        'Espresso                            2.80 A',
        '------------------------------------------',
        '«TOTAL        EUR 2.80»',
        '------------------------------------------',
        'Cash                                  2.80',
        '  Given                               2.80',
        '  Change                              0.00',
        '------------------------------------------',
        'Tax           Net         Tax        Gross',
        'A 19%        2.35        0.45         2.80',
        '------------------------------------------',
        '                Thank you!',
      ].join('\n'),
    )
  })

  for (const language of languages)
    for (const columns of [42, 32])
      test(`with everything on it, in ${language} and ${columns} columns`, () => {
        expect(paper(sampleReceipt({ ...fullReceipt, language }), columns)).toMatchSnapshot()
      })

  test.each([
    ['JPY', 1_234_567, 'JPY 1,234,567'],
    ['KWD', 1_234_567, 'KWD 1,234.567'],
    ['EUR', 100_000_000, 'EUR 1,000,000.00'],
  ])('counts in the decimals of %s', (currency, totalMinor, text) => {
    expect(paper(sampleReceipt({ currency, totalMinor }), 64)).toContain(text)
  })

  test('says at top and bottom that a test account charged nobody, in every language', () => {
    for (const language of languages) {
      const document = parseReceipt(JSON.stringify(sampleReceipt({ test: true, language })))
      const lines = layOutReceipt(document, { columns: 32, copy: false })
      const isMark = (line: PaperLine) => line.text.startsWith('TEST – ') && line.bold === true
      expect([lines.findIndex(isMark), lines.filter(isMark).length]).toEqual([1, 2])
      expect(lines.findLastIndex(isMark)).toBe(lines.length - 2)
    }
    expect(paper(sampleReceipt())).not.toContain('TEST')
  })

  test('says that the card slip follows, in every language', () => {
    const [tender] = sampleReceipt().tenders
    if (!tender) throw new Error('the sample has a tender')
    for (const language of languages) {
      const document = sampleReceipt({ language, tenders: [{ ...tender, slipFollows: true }] })
      const lines = layOutReceipt(parseReceipt(JSON.stringify(document)), { columns: 32, copy: false })
      const text = lines.map((line) => line.text.trim()).join(' ')
      expect(text).toContain(receiptWords[language].slipFollows)
    }
  })

  test('says that a charge is booked on a person’s word, in every language', () => {
    const [tender] = sampleReceipt().tenders
    if (!tender) throw new Error('the sample has a tender')
    for (const language of languages) {
      const document = sampleReceipt({ language, tenders: [{ ...tender, isByWord: true }] })
      const lines = layOutReceipt(parseReceipt(JSON.stringify(document)), { columns: 32, copy: false })
      const text = lines.map((line) => line.text.trim()).join(' ')
      expect(text).toContain(receiptWords[language].byWord)
    }
    expect(paper(sampleReceipt())).not.toContain(receiptWords.en.byWord)
  })

  test('says at top and bottom that training is no receipt, in every language', () => {
    for (const language of languages) {
      const lines = layOutReceipt(sampleReceipt({ training: true, language }), { columns: 32, copy: false })
      const isMark = (line: PaperLine) => line.text.startsWith('TRAINING – ') && line.bold === true
      expect(lines.filter(isMark)).toHaveLength(2)
      expect(lines.findIndex(isMark)).toBe(1)
      expect(lines.findLastIndex(isMark)).toBe(lines.length - 2)
    }
    expect(paper(sampleReceipt())).not.toContain('TRAINING')
  })

  test('says at top and bottom that it is a copy', () => {
    expect(paper(sampleReceipt(), 42, true).match(/COPY/g)).toHaveLength(2)
    expect(paper(sampleReceipt())).not.toContain('COPY')
  })

  test('lets the right-hand column add up: the price before its discount, then the discount', () => {
    const picture = paper(
      sampleReceipt({
        lines: [sampleLine({ discount: { kind: 'amount', minor: 30 }, discountMinor: 30, totalMinor: 250 })],
      }),
    )
    expect(picture).toContain('Espresso                            2.80 A')
    expect(picture).toContain('  Discount                         -0.30 A')
  })

  test('shows tax on top of the prices where prices come without it', () => {
    const picture = paper(
      sampleReceipt({ taxMode: 'added', subtotalMinor: 280, taxAddedMinor: 53, totalMinor: 333 }),
    )
    expect(picture).toContain('Subtotal                              2.80')
    expect(picture).toContain('Tax                                   0.53')
    expect(picture).toContain('«TOTAL        EUR 3.33»')
  })

  test('shows the total and the total in cash where coins cannot express the total', () => {
    const picture = paper(
      sampleReceipt({
        currency: 'CHF',
        totalMinor: 283,
        cashRoundingMinor: 2,
        tenders: [cashTender(283, { chargedMinor: 285, tenderedMinor: 285 })],
      }),
    )
    expect(picture).toContain('«TOTAL        CHF 2.83»')
    expect(picture).toContain('Rounding in cash                     +0.02')
    expect(picture).toContain('Total in cash                     CHF 2.85')
  })

  test('names the rates where two of them are equal', () => {
    const taxes = [
      { mark: 'A', name: 'Exempt', ratePpm: 0, netMinor: 100, taxMinor: 0, grossMinor: 100 },
      { mark: 'B', name: 'Export', ratePpm: 0, netMinor: 180, taxMinor: 0, grossMinor: 180 },
    ]
    const picture = paper(sampleReceipt({ taxes }))
    expect(picture).toContain('A 0% Exempt')
    expect(picture).toContain('B 0% Export')
  })

  test('prints a way of reading the card that it does not know as it came', () => {
    const card = cardTender(280).card
    const tender = (entry: string) => cardTender(280, { card: card && { ...card, entry } })
    expect(paper(sampleReceipt({ tenders: [tender('CHIP')] }))).toContain('\n  chip\n')
    expect(paper(sampleReceipt({ tenders: [tender('contactless-magstripe')] }))).toContain(
      '\n  contactless\n',
    )
    expect(paper(sampleReceipt({ tenders: [tender('RETINA')] }))).toContain('\n  RETINA\n')
    expect(paper(sampleReceipt({ tenders: [tender('')] }))).toContain('VISA **** 4242\n  Authorisation')
  })

  test('says that nothing was to pay', () => {
    expect(paper(sampleReceipt({ totalMinor: 0, tenders: [] }))).toContain('Nothing to pay')
  })

  test('gives 10,000 lines without losing one', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => sampleLine({ name: `Article ${index}` }))
    const picture = paper(sampleReceipt({ lines, totalMinor: 2_800_000 }), 32)
    expect(picture.match(/^Article \d+ +2\.80 A$/gm)).toHaveLength(10_000)
  })

  test('never lets a name reach the printer as a command', () => {
    const picture = paper(
      sampleReceipt({ lines: [sampleLine({ name: 'Tea\x1bp\x00\x19\x1dV\x00\x10\x14' })] }),
    )
    expect(picture).toContain('TeapV')
    expect(picture).not.toMatch(/[\x00-\x09\x0b-\x1f]/)
  })

  test('is the same every time', () => {
    const options = { columns: 42, copy: false }
    expect(layOutReceipt(sampleReceipt(fullReceipt), options)).toEqual(
      layOutReceipt(sampleReceipt(fullReceipt), options),
    )
  })
})

describe('whatever is sold', () => {
  const minor = fc.integer({ min: -1e12, max: 1e12 })
  const text = fc.string({ unit: 'binary', maxLength: 80 })
  const name = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 120 }))
  const soldLine = fc
    .record({
      name,
      minor,
      discountMinor: fc.integer({ min: 0, max: 1e12 }),
      note: text,
      milli: fc.integer({ min: 1, max: 1e9 }),
    })
    .map((line) =>
      sampleLine({
        name: line.name,
        note: line.note,
        totalMinor: line.minor,
        unitPriceMinor: Math.abs(line.minor),
        discountMinor: line.discountMinor,
        quantityMilli: line.milli,
      }),
    )
  const receipt = fc
    .record({
      lines: fc.array(soldLine, { minLength: 1, maxLength: 4 }),
      language: fc.constantFrom(...languages),
      currency: fc.constantFrom('EUR', 'CHF', 'JPY', 'KWD'),
      totalMinor: minor,
      cashRoundingMinor: fc.integer({ min: -9, max: 9 }),
      saleDiscountMinor: fc.integer({ min: 0, max: 1e12 }),
      training: fc.boolean(),
      note: text,
      shopName: text,
    })
    .map(({ shopName, ...change }) => {
      const taxes = [
        {
          mark: 'A',
          name: change.note,
          ratePpm: 88_750,
          netMinor: change.totalMinor,
          taxMinor: change.totalMinor,
          grossMinor: change.totalMinor,
        },
      ]
      const shop = { ...sampleReceipt().shop, name: shopName }
      return sampleReceipt({ ...change, shop, taxes, tenders: [cashTender(Math.abs(change.totalMinor))] })
    })

  test('no line is wider than the paper, no control character is on it, and each amount is whole', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 24, max: 64 }), fc.boolean(), (document, columns, copy) => {
        const lines = layOutReceipt(document, { columns, copy })
        expect(widestLine(lines)).toBeLessThanOrEqual(columns)
        const all = lines.map((line) => line.text).join('\n')
        expect(all).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
        const amounts = [
          document.totalMinor,
          ...document.lines.map((line) => line.totalMinor + line.discountMinor),
        ]
        for (const amount of amounts)
          expect(all).toContain(amountText(amount, document.currency, document.language))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what the card service wrote', () => {
  const written = '\n    CARDHOLDER COPY\r\n\r\nTOTAL          EUR 12.50\n\x1bp\x00PAYMENT ACCEPTED\n\n'

  test('stands on the receipt as it came, between what was sold and the words of the shop', () => {
    const lines = paper(sampleReceipt({ tenders: [cardTender(280, { cardReceipt: written })] })).split('\n')
    const at = lines.indexOf('    CARDHOLDER COPY')
    expect(lines.slice(at - 1, at + 5)).toEqual([
      '-'.repeat(42),
      '    CARDHOLDER COPY',
      '',
      'TOTAL          EUR 12.50',
      'pPAYMENT ACCEPTED',
      '-'.repeat(42),
    ])
  })

  test('never leaves the paper, however wide it is written', () => {
    const wide = `${'='.repeat(100)}\n${'long words '.repeat(30)}`
    const document = sampleReceipt({ tenders: [cardTender(280, { cardReceipt: wide })] })
    for (const columns of [24, 32, 42])
      expect(widestLine(layOutReceipt(document, { columns, copy: false }))).toBeLessThanOrEqual(columns)
  })

  test('is no line of paper when it wrote nothing', () => {
    const without = sampleReceipt({ tenders: [cardTender(280)] })
    expect(paper(sampleReceipt({ tenders: [cardTender(280, { cardReceipt: ' \n \n' })] }))).toBe(
      paper(without),
    )
  })
})

describe('a receipt of the second layout', () => {
  const second = (change: Parameters<typeof sampleReceipt>[0] = {}) =>
    sampleReceipt({ version: 2, ...change })

  test('that has nothing of the new is the same paper as before', () => {
    for (const change of [{}, { training: true }, { tenders: [cardTender(280)], note: 'For the garden' }])
      for (const columns of [32, 42])
        for (const copy of [false, true])
          expect(layOutReceipt(second(change), { columns, copy })).toEqual(
            layOutReceipt(sampleReceipt(change), { columns, copy }),
          )
  })

  const everything = second({
    training: true,
    language: 'de',
    secondLanguage: 'en',
    qr: 'https://shop.example/r/000017',
    shop: {
      name: 'Corner Shop',
      headerLines: ['Market Street 5'],
      footerLines: ['Thank you!'],
      taxNumber: 'DE123456789',
      numbers: ['HRB 12345'],
      legalLines: ['Umtausch nur mit Beleg innerhalb von 14 Tagen.'],
      logo: 'a'.repeat(64),
    },
  })

  test('has two languages, the shop’s numbers and legal lines, each in its place', () => {
    expect(paper(everything)).toMatchInlineSnapshot(`
      "==========================================
                TRAINING – kein Beleg
               TRAINING – not a receipt
      ==========================================

      «     Corner Shop»
                   Market Street 5
        Steuernummer / Tax number DE123456789
                      HRB 12345
      ------------------------------------------
      Beleg / Receipt T1-000017 21.11.2026 14:05
      ------------------------------------------
      Espresso                            2,80 A
      ------------------------------------------
      SUMME / TOTAL                     EUR 2,80
      ------------------------------------------
      Bar / Cash                            2,80
        Gegeben / Given                     2,80
        Rückgeld / Change                   0,00
      ------------------------------------------
      MwSt.        Netto      Steuer      Brutto
      Tax            Net         Tax       Gross
      A 19 %        2,35        0,45        2,80
      ------------------------------------------
      Umtausch nur mit Beleg innerhalb von 14
      Tagen.
      ------------------------------------------
                      Thank you!


      ==========================================
                TRAINING – kein Beleg
               TRAINING – not a receipt
      =========================================="
    `)
  })

  test('has its logo first and its QR code last, inside what says that it is no receipt', () => {
    const lines = layOutReceipt(everything, { columns: 42, copy: true })
    const marks = lines.findIndex(({ logo }) => logo !== undefined)
    expect(lines[marks]).toEqual({ text: '', logo: 'a'.repeat(64), align: 'centre' })
    expect(lines.slice(0, marks).map(({ text }) => text)).toEqual([
      '='.repeat(42),
      'TRAINING – kein Beleg',
      'TRAINING – not a receipt',
      '='.repeat(42),
      'KOPIE / COPY',
    ])
    const qr = lines.findIndex((line) => line.qr !== undefined)
    expect(lines.slice(qr).map((line) => line.qr ?? line.text)).toEqual([
      'https://shop.example/r/000017',
      'KOPIE / COPY',
      '='.repeat(42),
      'TRAINING – kein Beleg',
      'TRAINING – not a receipt',
      '='.repeat(42),
    ])
  })

  test('says a receipt’s number below its code, for who has no camera', () => {
    const lines = layOutReceipt(second({ qr: 'T1-000017' }), { columns: 32, copy: false })
    expect(lines.slice(-2)).toEqual([
      { text: '', qr: 'T1-000017' },
      { text: 'T1-000017', align: 'centre' },
    ])
  })

  test('fits every pair of languages on either paper, whatever was sold', () => {
    for (const language of languages)
      for (const secondLanguage of languages)
        for (const columns of [32, 42]) {
          const document = {
            ...everything,
            language,
            secondLanguage,
            tenders: [cardTender(280, { tipMinor: 5 })],
          }
          expect(widestLine(layOutReceipt(document, { columns, copy: true }))).toBeLessThanOrEqual(columns)
        }
  })
})
