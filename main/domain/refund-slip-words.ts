import type { Language } from '../../preload/contract/views.ts'

type RefundSlipWords = {
  owed: string
  done: string
  amount: string
  paidAt: string
  card: string
  transaction: string
  receipt: string
  askedAt: string
  refundedAt: string
  reference: string
  promise: string
  given: string
}

export const refundSlipWords: Record<Language, RefundSlipWords> = {
  en: {
    owed: 'REFUND OWED',
    done: 'REFUND',
    amount: 'Amount',
    paidAt: 'Paid',
    card: 'Card',
    transaction: 'Transaction',
    receipt: 'Receipt',
    askedAt: 'Asked for',
    refundedAt: 'Given back',
    reference: 'Reference',
    promise:
      'We owe you this amount. It goes back to the card that paid as soon as the card service can be reached. Please keep this slip until the money is there.',
    given: 'This amount went back to the card that paid. Your bank may need some days to show it.',
  },
  de: {
    owed: 'ERSTATTUNG OFFEN',
    done: 'ERSTATTUNG',
    amount: 'Betrag',
    paidAt: 'Bezahlt',
    card: 'Karte',
    transaction: 'Transaktion',
    receipt: 'Beleg',
    askedAt: 'Verlangt',
    refundedAt: 'Erstattet',
    reference: 'Referenz',
    promise:
      'Wir schulden Ihnen diesen Betrag. Er geht auf die Karte zurück, mit der bezahlt wurde, sobald der Zahlungsdienst erreichbar ist. Bitte bewahren Sie diesen Zettel auf, bis das Geld da ist.',
    given: 'Dieser Betrag ging auf die Karte zurück. Ihre Bank zeigt ihn vielleicht erst nach einigen Tagen.',
  },
  nl: {
    owed: 'TERUG TE BETALEN',
    done: 'TERUGBETALING',
    amount: 'Bedrag',
    paidAt: 'Betaald',
    card: 'Kaart',
    transaction: 'Transactie',
    receipt: 'Bon',
    askedAt: 'Gevraagd',
    refundedAt: 'Terugbetaald',
    reference: 'Referentie',
    promise:
      'Wij zijn u dit bedrag schuldig. Het gaat terug naar de kaart waarmee is betaald zodra de betaaldienst bereikbaar is. Bewaar dit briefje tot het geld er is.',
    given: 'Dit bedrag ging terug naar de kaart. Uw bank toont het misschien pas na enkele dagen.',
  },
  fr: {
    owed: 'REMBOURSEMENT DÛ',
    done: 'REMBOURSEMENT',
    amount: 'Montant',
    paidAt: 'Payé',
    card: 'Carte',
    transaction: 'Transaction',
    receipt: 'Ticket',
    askedAt: 'Demandé',
    refundedAt: 'Remboursé',
    reference: 'Référence',
    promise:
      'Nous vous devons ce montant. Il retourne sur la carte qui a payé dès que le service de paiement est joignable. Gardez ce bon jusque-là.',
    given: 'Ce montant est retourné sur la carte. Votre banque peut mettre quelques jours à l’afficher.',
  },
}
