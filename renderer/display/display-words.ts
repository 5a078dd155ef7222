import type { CardAsk } from '../../preload/contract/display.ts'
import type { Language } from '../../preload/contract/views.ts'

/** What the customer reads. Of its own file, so that this page has nothing of the till's. */
export type DisplayWords = {
  welcome: string
  thanks: string
  total: string
  paid: string
  due: string
  tax: string
  discount: string
  tendered: string
  change: string
  earlier: (count: number) => string
  later: (count: number) => string
  ask: Readonly<Record<CardAsk, string>>
  note: { training: string; test: string }
}

export const displayWords: Readonly<Record<Language, DisplayWords>> = {
  en: {
    welcome: 'Welcome',
    thanks: 'Thank you',
    total: 'Total',
    paid: 'Paid',
    due: 'Still to pay',
    tax: 'Tax',
    discount: 'Discount',
    tendered: 'Given',
    change: 'Your change',
    earlier: (count) => (count === 1 ? '1 item before' : `${count} items before`),
    later: (count) => (count === 1 ? '1 item after' : `${count} items after`),
    ask: {
      'ready-soon': 'The card reader is getting ready',
      'present-card': 'Please hold your card to the reader',
      'enter-pin': 'Please type your PIN on the reader',
      sign: 'Please sign on the reader',
      'choose-tip': 'Please choose on the reader',
      'at-reader': 'Please look at the card reader',
      'one-moment': 'One moment, please',
    },
    note: { training: 'Training: nobody is charged', test: 'Test: nobody is charged' },
  },
  de: {
    welcome: 'Willkommen',
    thanks: 'Vielen Dank',
    total: 'Summe',
    paid: 'Bezahlt',
    due: 'Noch zu zahlen',
    tax: 'Steuer',
    discount: 'Rabatt',
    tendered: 'Gegeben',
    change: 'Ihr Rückgeld',
    earlier: (count) => (count === 1 ? '1 Artikel davor' : `${count} Artikel davor`),
    later: (count) => (count === 1 ? '1 Artikel danach' : `${count} Artikel danach`),
    ask: {
      'ready-soon': 'Der Kartenleser wird vorbereitet',
      'present-card': 'Bitte halten Sie Ihre Karte an das Lesegerät',
      'enter-pin': 'Bitte geben Sie Ihre PIN am Lesegerät ein',
      sign: 'Bitte unterschreiben Sie auf dem Lesegerät',
      'choose-tip': 'Bitte wählen Sie am Lesegerät',
      'at-reader': 'Bitte schauen Sie auf das Lesegerät',
      'one-moment': 'Einen Moment bitte',
    },
    note: { training: 'Training: Niemand wird belastet', test: 'Test: Niemand wird belastet' },
  },
  nl: {
    welcome: 'Welkom',
    thanks: 'Dank u wel',
    total: 'Totaal',
    paid: 'Betaald',
    due: 'Nog te betalen',
    tax: 'Btw',
    discount: 'Korting',
    tendered: 'Ontvangen',
    change: 'Uw wisselgeld',
    earlier: (count) => (count === 1 ? '1 artikel ervoor' : `${count} artikelen ervoor`),
    later: (count) => (count === 1 ? '1 artikel erna' : `${count} artikelen erna`),
    ask: {
      'ready-soon': 'De kaartlezer wordt klaargezet',
      'present-card': 'Houd uw kaart tegen de kaartlezer',
      'enter-pin': 'Toets uw pincode in op de kaartlezer',
      sign: 'Zet uw handtekening op de kaartlezer',
      'choose-tip': 'Kies op de kaartlezer',
      'at-reader': 'Kijk op de kaartlezer',
      'one-moment': 'Een ogenblik geduld',
    },
    note: { training: 'Training: niemand betaalt echt', test: 'Test: niemand betaalt echt' },
  },
  fr: {
    welcome: 'Bienvenue',
    thanks: 'Merci',
    total: 'Total',
    paid: 'Payé',
    due: 'Reste à payer',
    tax: 'Taxe',
    discount: 'Remise',
    tendered: 'Reçu',
    change: 'Votre monnaie',
    earlier: (count) => (count === 1 ? '1 article avant' : `${count} articles avant`),
    later: (count) => (count === 1 ? '1 article après' : `${count} articles après`),
    ask: {
      'ready-soon': 'Le lecteur de carte se prépare',
      'present-card': 'Présentez votre carte au lecteur',
      'enter-pin': 'Saisissez votre code sur le lecteur',
      sign: 'Signez sur le lecteur',
      'choose-tip': 'Faites votre choix sur le lecteur',
      'at-reader': 'Regardez le lecteur de carte',
      'one-moment': 'Un instant, s’il vous plaît',
    },
    note: {
      training: 'Formation\u202f: personne n’est débité',
      test: 'Test\u202f: personne n’est débité',
    },
  },
}
