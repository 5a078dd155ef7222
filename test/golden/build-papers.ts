import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { cardSlipText } from '../../main/domain/card-slip.ts'
import type { ReceiptDocument, ReceiptLine, ReceiptTender } from '../../main/domain/receipt.ts'
import type { RefundSlip } from '../../main/domain/refund-slip.ts'
import { languages } from '../../preload/contract/views.ts'
import { hashesFile, type OldPaper, type OldPapers, paperMaker, papersFile, readPapers } from './papers.ts'

/*
 * Adds to the old papers: `node test/golden/build-papers.ts PREFIX COUNT`, by hand, when a new layout has come. Documents are made by a
 * generator with a seed of the prefix; a name that is there already is left as it is.
 */

const [prefix = '', count = '0'] = process.argv.slice(2)
if (!/^[a-z0-9-]+$/.test(prefix) || !(Number(count) > 0)) throw new Error('say a prefix and how many')

let state = [...prefix].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7) >>> 0
const next = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 4_294_967_296) * below)
}
const one = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value
const maybe = (chances: number): boolean => next(chances) === 0

const names = [
  'Espresso',
  'Crème brûlée',
  'Käsebrötchen groß',
  'Łosoś wędzony, źródło',
  'Příliš žluťoučký kůň',
  'Чай с лимоном',
  'Γύρος πίτα',
  'İşkembe çorbası ğ',
  'Smørrebrød på æble',
  'قهوة عربية كبيرة',
  'تمر 500 غ',
  'חלה לשבת',
  '珍珠奶茶 大杯',
  'おにぎり 鮭',
  '김치찌개',
  'ผัดไทย',
  'ხაჭაპური',
  'मसाला चाय',
  '🍕 Pizza ☕',
  'Smile 😀 “quoted” – 5 € …',
  '\u001bp\u0000 Drawer\u001dV',
  'Cafe\u0301 cre\u0300me',
  'A very long name that does not fit on one line of any paper there is, and goes on',
  'Tiny 𝔘𐌰',
]
const currencies = ['EUR', 'CHF', 'GBP', 'USD', 'JPY', 'KWD', 'PLN']
const zones = ['Europe/Berlin', 'Europe/Amsterdam', 'Asia/Tokyo', 'America/New_York', 'UTC']
const moment = (): number => Date.UTC(2026, next(12), 1 + next(28), next(24), next(60))

function soldLine(mark: string): ReceiptLine {
  const totalMinor = 10 + next(50_000)
  const discountMinor = maybe(5) ? next(500) : 0
  const isWeighed = maybe(4)
  return {
    name: one(names),
    unit: isWeighed ? one(['kg', 'g', 'l', 'm', 'hour'] as const) : 'piece',
    quantityMilli: isWeighed ? 1 + next(9_999) : 1000 * (1 + next(4)),
    unitPriceMinor: 10 + next(20_000),
    listPriceMinor: maybe(6) ? 10 + next(20_000) : null,
    discount:
      discountMinor === 0
        ? null
        : maybe(2)
          ? { kind: 'percent', ppm: 100_000 }
          : { kind: 'amount', minor: discountMinor },
    discountMinor,
    totalMinor,
    taxMark: mark,
    note: maybe(6) ? one(names) : '',
  }
}

function tender(amountMinor: number): ReceiptTender {
  const tipMinor = maybe(4) ? next(300) : 0
  const isCash = maybe(2)
  return {
    tender: isCash ? 'cash' : 'card',
    amountMinor,
    chargedMinor: amountMinor + (isCash ? 0 : tipMinor),
    tipMinor: isCash ? 0 : tipMinor,
    tenderedMinor: isCash ? amountMinor + next(1_000) : null,
    changeMinor: isCash ? next(1_000) : null,
    card: isCash
      ? null
      : {
          scheme: one(['VISA', 'MASTERCARD', 'girocard', 'Bancontact', '']),
          lastFour: one(['4242', '0119', '']),
          entry: one([
            'contactless',
            'chip',
            'magstripe',
            'manual entry',
            'CONTACTLESS_MAGSTRIPE',
            'on file',
          ]),
          authorisationCode: one(['053201', '']),
          transactionCode: 'TEENSK4W2K',
          reader: one(['Counter', 'Θήκη', '']),
          approvedAt: moment(),
        },
    ...(!isCash && maybe(3) ? { cardReceipt: slip() } : {}),
    ...(!isCash && maybe(5) ? { slipFollows: true } : {}),
  }
}

function slip(): string {
  if (maybe(2))
    return '\n   POI: 50303253\r\nKLANTTICKET\n\nTerminal:      KN8Z23\nTotaal:    12,50 EUR\n  AKKOORD\n\n'
  return cardSlipText(
    {
      receiptNumber: String(next(9_999)),
      transactionCode: 'TAAAYYZ7RX',
      amountMinor: next(90_000),
      tipMinor: next(2) * 100,
      currency: 'EUR',
      at: maybe(4) ? null : moment(),
      scheme: 'VISA',
      lastFour: '4242',
      entry: one(['chip', 'contactless']),
      verification: one(['PIN', 'none', 'signature']),
      authorisationCode: '053201',
      terminalId: 'T-17',
    },
    one(languages),
    one(zones),
  )
}

function sale(version: 1 | 2, logo: string): ReceiptDocument {
  const language = one(languages)
  const currency = one(currencies)
  const training = maybe(4)
  const taxes = ['A', 'B'].slice(0, 1 + next(2))
  const lines = Array.from({ length: 1 + next(9) }, () => soldLine(one(taxes)))
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const receiptNumber = `${training ? 'T-' : ''}${String(next(99_999)).padStart(6, '0')}`
  const base: ReceiptDocument = {
    version,
    kind: 'sale',
    training,
    ...(!training && maybe(8) ? { test: true } : {}),
    language,
    currency,
    timeZone: one(zones),
    taxMode: one(['included', 'added'] as const),
    shop: {
      name: one(['Corner Shop', 'Żabka Ørsted', 'Чайная №5', 'مقهى الركن', '角の店']),
      headerLines: ['Market Street 5', 'Größe ½ € Œuvre'].slice(0, next(3)),
      footerLines: ['Thank you!', 'Ευχαριστούμε', 'شكرا لكم'].slice(0, next(4)),
      taxNumber: one(['DE123456789', '']),
    },
    saleNumber: next(99_999),
    receiptNumber,
    recordedAt: moment(),
    lines,
    subtotalMinor: totalMinor,
    saleDiscount: null,
    saleDiscountMinor: maybe(5) ? next(300) : 0,
    taxAddedMinor: maybe(5) ? next(900) : 0,
    totalMinor,
    cashRoundingMinor: maybe(5) ? next(5) - 2 : 0,
    tipMinor: 0,
    taxes: taxes.map((mark, index) => ({
      mark,
      name: one(['Standard', 'Reduced', '']),
      ratePpm: [190_000, 70_000][index] ?? 0,
      netMinor: next(90_000),
      taxMinor: next(9_000),
      grossMinor: next(99_000),
    })),
    tenders: maybe(9) ? [] : Array.from({ length: 1 + next(2) }, () => tender(100 + next(totalMinor))),
    note: maybe(5) ? one(names) : '',
  }
  if (version === 1) return base
  const second = one(languages)
  return {
    ...base,
    shop: {
      ...base.shop,
      ...(maybe(2) ? { numbers: ['KvK 12345678', 'SIRET 552 100 554 00013'].slice(0, 1 + next(2)) } : {}),
      ...(maybe(2)
        ? {
            legalLines: ['Goods are taken back within 14 days.', 'ضريبة القيمة المضافة'].slice(
              0,
              1 + next(2),
            ),
          }
        : {}),
      ...(maybe(2) ? { logo } : {}),
    },
    ...(second === language ? {} : { secondLanguage: second }),
    ...(maybe(3) ? {} : { qr: maybe(2) ? receiptNumber : `https://shop.example/r/${receiptNumber}?ü` }),
  }
}

const amounts = () => ({ count: next(9), amountMinor: next(99_999) })

const cardAmounts = () => ({ ...amounts(), tipMinor: maybe(2) ? 0 : next(999) })

/** Who, where and with what. */
const parts = () => ({
  byProvider: [
    { provider: 'sumup', name: 'SumUp', ...cardAmounts() },
    { provider: 'cm', name: 'CM.com', ...cardAmounts() },
  ].slice(next(2)),
  byReader: ['Counter', 'Käsetheke', 'Терраса'].map((reader) => ({
    provider: one(['sumup', 'cm']),
    reader,
    ...cardAmounts(),
  })),
  byScheme: ['VISA', 'MASTERCARD', ''].map((scheme) => ({ scheme, ...cardAmounts() })),
  byCashier: maybe(2) ? [] : [{ id: 'c1', name: one(names), ...cardAmounts() }],
  discountedLines: next(40),
  discountedSales: next(9),
})

function day(kind: 'x' | 'z'): unknown {
  return {
    version: 1,
    kind,
    training: maybe(3),
    language: one(languages),
    currency: one(currencies),
    timeZone: one(zones),
    shop: { name: 'Corner Shop', headerLines: ['Market Street 5'], taxNumber: 'DE123456789' },
    zNumber: kind === 'z' ? 1 + next(400) : null,
    date: '2026-11-21',
    openedAt: maybe(6) ? null : moment(),
    takenAt: moment(),
    firstReceipt: '000001',
    lastReceipt: '000119',
    figures: {
      sales: next(500),
      grossMinor: next(9_999_999),
      tipsMinor: next(9_999),
      cashRoundingMinor: next(9) - 4,
      discountsMinor: next(9_999),
      byTender: [
        { tender: 'cash', ...amounts() },
        { tender: 'card', ...amounts() },
      ],
      byTax: [
        {
          name: 'Standard',
          ratePpm: 190_000,
          netMinor: next(99_999),
          taxMinor: next(9_999),
          grossMinor: next(99_999),
        },
      ],
      byCategory: Array.from({ length: next(5) }, () => ({
        name: maybe(4) ? '' : one(names),
        quantityMilli: next(99_999),
        amountMinor: next(99_999),
      })),
      byHour: [9, 10, 14].map((hour) => ({
        hour: `2026-11-21T${String(hour).padStart(2, '0')}`,
        sales: next(50),
        amountMinor: next(99_999),
      })),
      ...parts(),
    },
    voids: { lines: amounts(), sales: amounts() },
    openPayments: next(3),
    partPayments: maybe(3) ? [{ tender: 'card', ...amounts() }] : [],
    outside: {
      late: amounts(),
      lateBooked: amounts(),
      refunds: amounts(),
      takenBack: amounts(),
      repaidCash: amounts(),
      repaidCard: amounts(),
      writtenOff: amounts(),
      missing: amounts(),
      undecided: maybe(2)
        ? []
        : [{ at: moment(), amountMinor: next(9_999), code: 'TEENSK4W2K', isReversing: maybe(2) }],
    },
    parkedBaskets: next(3),
    journalHead: '0123456789abcdef'.repeat(4),
  }
}

function slipBase(logo: string): Omit<RefundSlip, 'askedAt' | 'refundedAt' | 'reference' | 'receiptNumber'> {
  return {
    shop: {
      shopName: one(['Corner Shop', 'Чайная №5']),
      headerLines: ['Market Street 5'],
      taxNumber: 'DE123456789',
      logo: maybe(2) ? logo : null,
      shopNumbers: maybe(2) ? ['KvK 12345678'] : [],
    },
    language: one(languages),
    timeZone: one(zones),
    training: maybe(3),
    test: false,
    amountMinor: 1 + next(99_999),
    currency: one(currencies),
    paidAt: moment(),
    card: { scheme: 'VISA', lastFour: one(['4242', '']), transactionCode: 'TEENSK4W2K' },
  }
}

type Content = OldPaper extends infer Paper
  ? Paper extends OldPaper
    ? Pick<Paper, 'kind' | 'document'>
    : never
  : never

function content(index: number, logo: string): Content {
  const turn = index % 20
  if (turn < 7) return { kind: 'sale', document: sale(1, logo) }
  if (turn < 13) return { kind: 'sale', document: sale(2, logo) }
  switch (turn) {
    case 13:
      return { kind: 'gift', document: sale(2, logo) }
    case 14:
      return {
        kind: 'refund',
        document: {
          ...slipBase(logo),
          askedAt: moment(),
          refundedAt: maybe(2) ? null : moment(),
          reference: 'RF-5K2M',
          receiptNumber: maybe(3) ? null : '000017',
        },
      }
    case 15:
      return {
        kind: 'repayment',
        document: {
          ...slipBase(logo),
          tender: 'card',
          chargedMinor: 1 + next(99_999),
          tenderedMinor: null,
          changeMinor: null,
          receiptNumber: '000017',
          soldAt: moment(),
        },
      }
    case 16:
      return { kind: 'card-slip', document: slip() }
    case 17:
      return { kind: 'day', document: day('x') }
    case 18:
      return { kind: 'day', document: day('z') }
    default:
      return {
        kind: 'test',
        document: {
          language: one(languages),
          shopName: one(['Corner Shop', '角の店']),
          printerAddress: '192.168.1.50:9100',
          training: maybe(2),
          test: false,
          at: moment(),
          timeZone: one(zones),
        },
      }
  }
}

/** Two hundred bytes of dots, one name. */
const logo = {
  width: 64,
  height: 24,
  base64: Buffer.from(Array.from({ length: 192 }, () => next(256))).toString('base64'),
}
const hash = prefix.padEnd(64, '0').slice(0, 64)

const old: OldPapers = existsSync(papersFile) ? readPapers() : { papers: [], logos: {} }
const known = new Set(old.papers.map(({ name }) => name))
const added = Array.from({ length: Number(count) }, (_, index): OldPaper => {
  const made = content(index, hash)
  const name = `${prefix}-${String(index + 1).padStart(3, '0')} ${made.kind}`
  return {
    name,
    columns: index % 2 === Math.floor(index / 20) % 2 ? 42 : 32,
    copy: maybe(4),
    ...made,
  } as OldPaper
}).filter(({ name }) => !known.has(name))
const logos = { ...old.logos, [hash]: old.logos[hash] ?? logo }
const make = paperMaker(logos)
const params = { [constants.BROTLI_PARAM_LGWIN]: 24 }
const text = JSON.stringify({ papers: [...old.papers, ...added], logos })
writeFileSync(papersFile, brotliCompressSync(text, { params }))
appendFileSync(hashesFile, added.map((paper) => `${make(paper).hash}  ${paper.name}\n`).join(''))
console.log(`${added.length} papers added, ${old.papers.length} left as they were`)
