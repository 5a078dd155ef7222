import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { centredLines, rowLines, textLines } from './paper.ts'
import { paperText } from './paper-text.ts'
import type { ReceiptDocument, ReceiptLine, ReceiptTender } from './receipt.ts'
import { calculationText, cardLines, type Writer } from './receipt-parts.ts'

/* What a receipt has of its own where goods or money went back. */

type Words = { refund: string; exchange: string; from: string; cash: string; card: string }

const wordsOf: Record<Language, Words> = {
  en: {
    refund: 'REFUND',
    exchange: 'EXCHANGE',
    from: 'Returned from receipt',
    cash: 'Given back in cash',
    card: 'Given back to card',
  },
  de: {
    refund: 'ERSTATTUNG',
    exchange: 'UMTAUSCH',
    from: 'Zurück von Beleg',
    cash: 'Bar zurückgegeben',
    card: 'Auf Karte zurück',
  },
  nl: {
    refund: 'TERUGBETALING',
    exchange: 'OMRUILING',
    from: 'Retour van bon',
    cash: 'Contant terug',
    card: 'Terug op kaart',
  },
  fr: {
    refund: 'REMBOURSEMENT',
    exchange: 'ÉCHANGE',
    from: 'Retour du ticket',
    cash: 'Rendu en espèces',
    card: 'Rendu sur la carte',
  },
}

export const returnDayWords: Record<Language, Record<'returned' | 'changed' | 'cash' | 'card', string>> = {
  en: { returned: 'Returned', changed: 'Tenders corrected', cash: 'Cash', card: 'Card' },
  de: { returned: 'Zurückgenommen', changed: 'Zahlart berichtigt', cash: 'Bar', card: 'Karte' },
  nl: { returned: 'Teruggenomen', changed: 'Betaalwijze verbeterd', cash: 'Contant', card: 'Kaart' },
  fr: { returned: 'Repris', changed: 'Modes de paiement corrigés', cash: 'Espèces', card: 'Carte' },
}

/** In both languages, where the receipt has two. */
function word({ language, secondLanguage }: ReceiptDocument, name: keyof Words): string {
  const first = wordsOf[language][name]
  const second = secondLanguage === undefined ? first : wordsOf[secondLanguage][name]
  return first === second ? first : `${first} / ${second}`
}

export function returnTitle(document: ReceiptDocument, columns: number): PaperLine[] {
  const name = document.totalMinor < 0 ? 'refund' : 'exchange'
  return centredLines(word(document, name), columns, { bold: true, large: true })
}

/** As it was paid, without the way there: the discounts stand on the receipt that it is from. */
export function returnedLines(writer: Writer, document: ReceiptDocument, line: ReceiptLine): PaperLine[] {
  const { columns, amount } = writer
  const total = `${amount(line.totalMinor)} ${line.taxMark}`.trimEnd()
  const name = paperText(line.name)
  const isPlain = line.quantityMilli === 0 || (line.quantityMilli === -1000 && line.unit === 'piece')
  const note = paperText(line.note)
  const from = `${word(document, 'from')} ${paperText(line.returned?.receiptNumber ?? '')}`
  return [
    ...(isPlain
      ? rowLines(name, total, columns)
      : [
          ...textLines(name, columns),
          ...rowLines(calculationText(writer, line), total, columns, { indent: 2 }),
        ]),
    ...textLines(from, columns, { indent: 2 }),
    ...(note === '' ? [] : textLines(note, columns, { indent: 2 })),
  ]
}

export function givenLines(writer: Writer, document: ReceiptDocument, tender: ReceiptTender): PaperLine[] {
  const { columns, amount } = writer
  return [
    ...rowLines(word(document, tender.tender), amount(0 - tender.chargedMinor), columns),
    ...(tender.card ? cardLines(writer, { ...tender.card, authorisationCode: '', entry: '' }) : []),
  ]
}
