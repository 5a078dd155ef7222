import type { DecisionTexts } from './decision-en.ts'

export const decisionNl: DecisionTexts = {
  title: {
    payment: 'De betaaldienst kan niet zeggen wat er met deze betaling is gebeurd.',
    refund: 'De betaaldienst kan niet zeggen wat er met deze terugbetaling is gebeurd.',
  },
  open: 'Beslissen',
  cause: {
    contradiction: (provider) =>
      `${provider} heeft onder onze referentie iets anders, en opnieuw vragen verandert daar niets aan. Is er een ander bedrag afgeschreven, betaal dat dan eerst terug in het portaal van de betaaldienst en antwoord daarna nee.`,
    refused: (provider) =>
      `${provider} antwoordt, maar zegt niets: de lezer of het account is weg, of de sleutel geldt niet meer. Kan het weer worden verbonden, doe dat dan eerst; de kassa vraagt het daarna zelf.`,
    'no-answer': (provider) =>
      `${provider} heeft al meer dan een uur geen leesbaar antwoord gegeven. De kassa blijft vragen.`,
    'no-verdict': (provider) =>
      `${provider} houdt deze betaling al meer dan twee uur open, en stoppen bracht geen einde.`,
  },
  known: 'Wat bekend is',
  sent: (amount, reader, time) => `${amount} is om ${time} gevraagd op “${reader}”.`,
  reference: (reference) => `Onze referentie: ${reference}`,
  lookAt: 'Kijk voordat u beslist',
  look: [
    'De lezer: de laatste bon of de lijst met betalingen.',
    'De bon: heeft de klant of de kassa er een met dit bedrag en deze tijd?',
    'Het portaal van de betaaldienst: zoek op bedrag, tijd of onze referentie.',
    'De bank: staat het bedrag op de rekening, of op het afschrift van de klant?',
  ],
  question: {
    payment: (amount) => `Is de kaart met ${amount} belast?`,
    refund: (amount) => `Ging ${amount} terug naar de kaart?`,
  },
  verdict: {
    charged: 'Ja, er is afgeschreven',
    'not-charged': 'Nee, er is niets afgeschreven',
    refunded: 'Ja, het ging terug',
    'not-refunded': 'Nee, het ging niet terug',
  },
  confirm: {
    charged: 'Als betaald boeken',
    'not-charged': 'Verkoop vrijgeven',
    refunded: 'Geldt als terugbetaald',
    'not-refunded': 'Geldt als niet terugbetaald',
  },
  means: {
    charged: (amount) =>
      `${amount} geldt als betaald. Verkoop, betaling en dagrapport zeggen dat een mens dit heeft beslist en dat de betaaldienst het niet heeft bevestigd.`,
    'not-charged': (amount) =>
      `Van ${amount} geldt niets als betaald. De verkoop kan opnieuw worden afgerekend; is de kaart toch belast, dan betaalt de klant dubbel totdat het is gevonden.`,
    refunded: (amount) =>
      `${amount} geldt als terugbetaald op de kaart en kan niet nog eens worden terugbetaald.`,
    'not-refunded': (amount) =>
      `${amount} geldt als niet terugbetaald en kan opnieuw worden terugbetaald; ging het toch terug, dan heeft de klant het dubbel.`,
  },
  watched: 'De kassa blijft vragen. Wat de betaaldienst later zegt, telt, en wordt meteen getoond.',
  evidence: 'Waar gaat u op af?',
  evidenceKinds: {
    reader: 'De lezer',
    slip: 'Een bon',
    portal: 'Het portaal',
    bank: 'De bank',
    customer: 'Telefoon van de klant',
  },
  evidenceMissing: 'Kies waar u op afgaat.',
  reason: 'Wat er is gezien, en door wie',
  reasonHint: 'Bijvoorbeeld: bon 0412 van 14:31, gezien aan de balie. Het staat in het journaal.',
  back: 'Terug',
  done: {
    charged: 'Als betaald geboekt, op het woord van een mens.',
    'not-charged': 'De verkoop kan opnieuw worden afgerekend.',
    refunded: 'Geldt als terugbetaald, op het woord van een mens.',
    'not-refunded': 'De terugbetaling kan opnieuw.',
  },
  mark: {
    open: 'door een mens beslist, niet bevestigd',
    confirmed: 'door een mens beslist, inmiddels bevestigd',
    contradicted: 'door een mens beslist, de betaaldienst zegt iets anders',
  },
  from: (span) => `Komt er tot dan niets, dan mag over ${span} een mens beslissen.`,
  afterCancel: 'Brengt annuleren binnen tien minuten geen einde, dan mag een mens beslissen.',
  dayByWord: (count, amount) =>
    `Op het woord van een mens geboekt, niet bevestigd door de betaaldienst: ${amount} (${count}).`,
}
