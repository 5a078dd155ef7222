import type { Language } from '../../preload/contract/views.ts'

/* The words on paper. A word missing in one language is a type error, not a hole on somebody's receipt. */

export type ReceiptWords = {
  receipt: string
  training: string
  test: string
  copy: string
  taxNumber: string
  subtotal: string
  discount: string
  insteadOf: string
  taxAdded: string
  total: string
  cashRounding: string
  totalInCash: string
  cash: string
  card: string
  given: string
  change: string
  tip: string
  nothingToPay: string
  authorisation: string
  transaction: string
  reader: string
  rate: string
  net: string
  tax: string
  gross: string
  hour: string
  entryChip: string
  entryContactless: string
  entryMagneticStripe: string
  entryManual: string
  slipFollows: string
  byWord: string
  cardSlip: string
  terminal: string
  receiptNumber: string
  verifiedBy: string
}

export type DayWords = {
  cashDrawer: string
  drawerOpening: string
  drawerTaken: string
  drawerFloat: string
  drawerPaidIn: string
  drawerPaidOut: string
  drawerToSafe: string
  drawerDifferences: string
  drawerExpected: string
  drawerCounted: string
  drawerDifference: string
  drawerLeft: string
  drawerNotCounted: string
  xReport: string
  zReport: string
  notClosed: string
  businessDay: string
  opened: string
  closed: string
  asOf: string
  firstReceipt: string
  lastReceipt: string
  sales: string
  revenue: string
  discounts: string
  tips: string
  cashRounding: string
  byTender: string
  byTax: string
  byCategory: string
  byHour: string
  withoutCategory: string
  openPayments: string
  partPayments: string
  outside: string
  lateCharges: string
  lateBooked: string
  cardRefunds: string
  takenBack: string
  repaidCard: string
  repaidCash: string
  writtenOff: string
  missing: string
  unconfirmed: string
  byWord: string
  undecided: string
  beingReversed: string
  closingReason: string
  parkedBaskets: string
  journalHead: string
}

export type TestWords = {
  title: string
  printer: string
  columns: string
  printedAt: string
  characters: string
  ifReadable: string
}

export const receiptWords: Record<Language, ReceiptWords> = {
  en: {
    receipt: 'Receipt',
    training: 'TRAINING – not a receipt',
    test: 'TEST – no card is charged',
    copy: 'COPY',
    taxNumber: 'Tax number',
    subtotal: 'Subtotal',
    discount: 'Discount',
    insteadOf: 'instead of',
    taxAdded: 'Tax',
    total: 'TOTAL',
    cashRounding: 'Rounding in cash',
    totalInCash: 'Total in cash',
    cash: 'Cash',
    card: 'Card',
    given: 'Given',
    change: 'Change',
    tip: 'Tip',
    nothingToPay: 'Nothing to pay',
    authorisation: 'Authorisation',
    transaction: 'Transaction',
    reader: 'Reader',
    rate: 'Tax',
    net: 'Net',
    tax: 'Tax',
    gross: 'Gross',
    hour: 'h',
    entryChip: 'chip',
    entryContactless: 'contactless',
    entryMagneticStripe: 'magnetic stripe',
    entryManual: 'typed in',
    slipFollows: 'The card slip follows on a paper of its own.',
    byWord: 'Card charge confirmed by the shop; the card service has not answered yet.',
    cardSlip: 'Card slip',
    terminal: 'Terminal',
    receiptNumber: 'Receipt number',
    verifiedBy: 'Verified by',
  },
  de: {
    receipt: 'Beleg',
    training: 'TRAINING – kein Beleg',
    test: 'TEST – keine Karte belastet',
    copy: 'KOPIE',
    taxNumber: 'Steuernummer',
    subtotal: 'Zwischensumme',
    discount: 'Rabatt',
    insteadOf: 'statt',
    taxAdded: 'MwSt.',
    total: 'SUMME',
    cashRounding: 'Rundung bar',
    totalInCash: 'Summe bar',
    cash: 'Bar',
    card: 'Karte',
    given: 'Gegeben',
    change: 'Rückgeld',
    tip: 'Trinkgeld',
    nothingToPay: 'Nichts zu zahlen',
    authorisation: 'Genehmigung',
    transaction: 'Transaktion',
    reader: 'Kartenleser',
    rate: 'MwSt.',
    net: 'Netto',
    tax: 'Steuer',
    gross: 'Brutto',
    hour: 'Std.',
    entryChip: 'Chip',
    entryContactless: 'kontaktlos',
    entryMagneticStripe: 'Magnetstreifen',
    entryManual: 'eingetippt',
    slipFollows: 'Der Kartenbeleg folgt auf eigenem Papier.',
    byWord: 'Kartenzahlung vom Geschäft bestätigt; der Kartendienst hat noch nicht geantwortet.',
    cardSlip: 'Kartenbeleg',
    terminal: 'Terminal',
    receiptNumber: 'Belegnummer',
    verifiedBy: 'Geprüft mit',
  },
  nl: {
    receipt: 'Bon',
    training: 'TRAINING – geen kassabon',
    test: 'TEST – geen kaart belast',
    copy: 'KOPIE',
    taxNumber: 'Btw-nummer',
    subtotal: 'Subtotaal',
    discount: 'Korting',
    insteadOf: 'in plaats van',
    taxAdded: 'Btw',
    total: 'TOTAAL',
    cashRounding: 'Afronding contant',
    totalInCash: 'Totaal contant',
    cash: 'Contant',
    card: 'Kaart',
    given: 'Gegeven',
    change: 'Wisselgeld',
    tip: 'Fooi',
    nothingToPay: 'Niets te betalen',
    authorisation: 'Autorisatie',
    transaction: 'Transactie',
    reader: 'Kaartlezer',
    rate: 'Btw',
    net: 'Netto',
    tax: 'Btw',
    gross: 'Bruto',
    hour: 'uur',
    entryChip: 'chip',
    entryContactless: 'contactloos',
    entryMagneticStripe: 'magneetstrip',
    entryManual: 'ingetoetst',
    slipFollows: 'De kaartbon volgt op een eigen papier.',
    byWord: 'Kaartbetaling bevestigd door de winkel; de kaartdienst heeft nog niet geantwoord.',
    cardSlip: 'Kaartbon',
    terminal: 'Terminal',
    receiptNumber: 'Bonnummer',
    verifiedBy: 'Gecontroleerd met',
  },
  fr: {
    receipt: 'Ticket',
    training: 'TRAINING – pas un ticket',
    test: 'TEST – aucune carte débitée',
    copy: 'COPIE',
    taxNumber: 'N° de TVA',
    subtotal: 'Sous-total',
    discount: 'Remise',
    insteadOf: 'au lieu de',
    taxAdded: 'TVA',
    total: 'TOTAL',
    cashRounding: 'Arrondi espèces',
    totalInCash: 'Total en espèces',
    cash: 'Espèces',
    card: 'Carte',
    given: 'Reçu',
    change: 'Rendu',
    tip: 'Pourboire',
    nothingToPay: 'Rien à payer',
    authorisation: 'Autorisation',
    transaction: 'Transaction',
    reader: 'Lecteur',
    rate: 'TVA',
    net: 'HT',
    tax: 'TVA',
    gross: 'TTC',
    hour: 'h',
    entryChip: 'puce',
    entryContactless: 'sans contact',
    entryMagneticStripe: 'piste magnétique',
    entryManual: 'saisie manuelle',
    slipFollows: 'Le ticket de carte suit sur un papier à part.',
    byWord: 'Paiement par carte confirmé par le magasin ; le service de carte n’a pas encore répondu.',
    cardSlip: 'Ticket de carte',
    terminal: 'Terminal',
    receiptNumber: 'Numéro de ticket',
    verifiedBy: 'Vérifié par',
  },
}

export const dayWords: Record<Language, DayWords> = {
  en: {
    xReport: 'X REPORT',
    zReport: 'Z REPORT',
    notClosed: 'The day is still open',
    businessDay: 'Business day',
    opened: 'Opened',
    closed: 'Closed',
    asOf: 'As of',
    firstReceipt: 'First receipt',
    lastReceipt: 'Last receipt',
    sales: 'Sales',
    revenue: 'REVENUE',
    discounts: 'Discounts',
    tips: 'Tips',
    cashRounding: 'Rounding in cash',
    byTender: 'By tender',
    byTax: 'By tax rate',
    byCategory: 'By category',
    byHour: 'By hour',
    withoutCategory: 'Without category',
    openPayments: 'Open payments',
    partPayments: 'Paid on sales that are not finished',
    outside: 'Cards, outside of the sales',
    lateCharges: 'Charged, in no sale',
    lateBooked: 'Booked now, charged before',
    cardRefunds: 'Given back to cards',
    takenBack: 'Taken back by card service',
    repaidCard: 'Paid again by card',
    repaidCash: 'Paid again in cash',
    writtenOff: 'Written off',
    missing: 'Open again now',
    unconfirmed: 'Cards, not confirmed',
    byWord: 'Decided by a person',
    undecided: 'Not decided:',
    beingReversed: 'Being reversed:',
    closingReason: 'Closed all the same:',
    cashDrawer: 'Cash drawer',
    drawerOpening: 'From the day before',
    drawerTaken: 'Cash taken',
    drawerFloat: 'Change put in',
    drawerPaidIn: 'Paid in',
    drawerPaidOut: 'Paid out',
    drawerToSafe: 'To the safe',
    drawerDifferences: 'Differences before',
    drawerExpected: 'Should be',
    drawerCounted: 'Counted',
    drawerDifference: 'Difference',
    drawerLeft: 'Stays in the drawer',
    drawerNotCounted: 'Not counted:',
    parkedBaskets: 'Parked sales',
    journalHead: 'Journal',
  },
  de: {
    xReport: 'X-BERICHT',
    zReport: 'Z-BERICHT',
    notClosed: 'Der Tag ist noch offen',
    businessDay: 'Geschäftstag',
    opened: 'Eröffnet',
    closed: 'Abgeschlossen',
    asOf: 'Stand',
    firstReceipt: 'Erster Beleg',
    lastReceipt: 'Letzter Beleg',
    sales: 'Verkäufe',
    revenue: 'UMSATZ',
    discounts: 'Rabatte',
    tips: 'Trinkgelder',
    cashRounding: 'Rundung bar',
    byTender: 'Nach Zahlart',
    byTax: 'Nach Steuersatz',
    byCategory: 'Nach Warengruppe',
    byHour: 'Nach Stunde',
    withoutCategory: 'Ohne Warengruppe',
    openPayments: 'Offene Zahlungen',
    partPayments: 'Bezahlt zu nicht beendeten Verkäufen',
    outside: 'Karten, außerhalb der Verkäufe',
    lateCharges: 'Belastet, in keinem Verkauf',
    lateBooked: 'Jetzt gebucht, früher belastet',
    cardRefunds: 'Auf Karten zurückgegeben',
    takenBack: 'Vom Dienst zurückgenommen',
    repaidCard: 'Erneut bezahlt, Karte',
    repaidCash: 'Erneut bezahlt, bar',
    writtenOff: 'Ausgebucht',
    missing: 'Jetzt wieder offen',
    unconfirmed: 'Karten, nicht bestätigt',
    byWord: 'Von Menschen entschieden',
    undecided: 'Nicht entschieden:',
    beingReversed: 'Wird zurückgegeben:',
    closingReason: 'Trotzdem abgeschlossen:',
    cashDrawer: 'Kassenlade',
    drawerOpening: 'Vom Vortag',
    drawerTaken: 'Bar eingenommen',
    drawerFloat: 'Wechselgeld eingelegt',
    drawerPaidIn: 'Einlagen',
    drawerPaidOut: 'Entnahmen',
    drawerToSafe: 'In den Tresor',
    drawerDifferences: 'Frühere Differenzen',
    drawerExpected: 'Soll',
    drawerCounted: 'Gezählt',
    drawerDifference: 'Differenz',
    drawerLeft: 'Bleibt in der Lade',
    drawerNotCounted: 'Nicht gezählt:',
    parkedBaskets: 'Geparkte Verkäufe',
    journalHead: 'Journal',
  },
  nl: {
    xReport: 'X-RAPPORT',
    zReport: 'Z-RAPPORT',
    notClosed: 'De dag is nog open',
    businessDay: 'Werkdag',
    opened: 'Geopend',
    closed: 'Afgesloten',
    asOf: 'Stand',
    firstReceipt: 'Eerste bon',
    lastReceipt: 'Laatste bon',
    sales: 'Verkopen',
    revenue: 'OMZET',
    discounts: 'Kortingen',
    tips: 'Fooien',
    cashRounding: 'Afronding contant',
    byTender: 'Per betaalwijze',
    byTax: 'Per btw-tarief',
    byCategory: 'Per categorie',
    byHour: 'Per uur',
    withoutCategory: 'Zonder categorie',
    openPayments: 'Open betalingen',
    partPayments: 'Betaald op niet afgeronde verkopen',
    outside: 'Kaarten, buiten de verkopen',
    lateCharges: 'Afgeschreven, in geen verkoop',
    lateBooked: 'Nu geboekt, eerder afgeschreven',
    cardRefunds: 'Terug naar kaarten',
    takenBack: 'Teruggedraaid door dienst',
    repaidCard: 'Opnieuw betaald, kaart',
    repaidCash: 'Opnieuw betaald, contant',
    writtenOff: 'Afgeboekt',
    missing: 'Nu weer open',
    unconfirmed: 'Kaarten, niet bevestigd',
    byWord: 'Door een mens beslist',
    undecided: 'Niet beslist:',
    beingReversed: 'Wordt teruggedraaid:',
    closingReason: 'Toch afgesloten:',
    cashDrawer: 'Kassalade',
    drawerOpening: 'Van de dag ervoor',
    drawerTaken: 'Contant ontvangen',
    drawerFloat: 'Wisselgeld ingelegd',
    drawerPaidIn: 'Ingelegd',
    drawerPaidOut: 'Uitgenomen',
    drawerToSafe: 'Naar de kluis',
    drawerDifferences: 'Eerdere verschillen',
    drawerExpected: 'Verwacht',
    drawerCounted: 'Geteld',
    drawerDifference: 'Verschil',
    drawerLeft: 'Blijft in de lade',
    drawerNotCounted: 'Niet geteld:',
    parkedBaskets: 'Geparkeerde verkopen',
    journalHead: 'Journaal',
  },
  fr: {
    xReport: 'RAPPORT X',
    zReport: 'RAPPORT Z',
    notClosed: 'La journée est encore ouverte',
    businessDay: 'Journée',
    opened: 'Ouverte',
    closed: 'Clôturée',
    asOf: 'État au',
    firstReceipt: 'Premier ticket',
    lastReceipt: 'Dernier ticket',
    sales: 'Ventes',
    revenue: "CHIFFRE D'AFFAIRES",
    discounts: 'Remises',
    tips: 'Pourboires',
    cashRounding: 'Arrondi espèces',
    byTender: 'Par moyen de paiement',
    byTax: 'Par taux de TVA',
    byCategory: 'Par catégorie',
    byHour: 'Par heure',
    withoutCategory: 'Sans catégorie',
    openPayments: 'Paiements ouverts',
    partPayments: 'Payé sur des ventes non terminées',
    outside: 'Cartes, hors des ventes',
    lateCharges: 'Débité, sans vente',
    lateBooked: 'Enregistré, débité avant',
    cardRefunds: 'Rendu sur cartes',
    takenBack: 'Repris par le service',
    repaidCard: 'Repayé par carte',
    repaidCash: 'Repayé en espèces',
    writtenOff: 'Passé en perte',
    missing: 'À nouveau dû',
    unconfirmed: 'Cartes, non confirmé',
    byWord: 'Décidé par une personne',
    undecided: 'Non décidé :',
    beingReversed: 'En remboursement :',
    closingReason: 'Clôturé malgré tout :',
    cashDrawer: 'Tiroir-caisse',
    drawerOpening: 'De la veille',
    drawerTaken: 'Espèces encaissées',
    drawerFloat: 'Fonds de monnaie ajouté',
    drawerPaidIn: 'Entrées',
    drawerPaidOut: 'Sorties',
    drawerToSafe: 'Mis au coffre',
    drawerDifferences: 'Écarts précédents',
    drawerExpected: 'Attendu',
    drawerCounted: 'Compté',
    drawerDifference: 'Écart',
    drawerLeft: 'Reste dans le tiroir',
    drawerNotCounted: 'Non compté :',
    parkedBaskets: 'Ventes en attente',
    journalHead: 'Journal',
  },
}

export const testWords: Record<Language, TestWords> = {
  en: {
    title: 'TEST PAGE',
    printer: 'Printer',
    columns: 'Columns',
    printedAt: 'Sent',
    characters: 'Characters',
    ifReadable: 'If every line below fits and can be read, this printer is set up well.',
  },
  de: {
    title: 'TESTSEITE',
    printer: 'Drucker',
    columns: 'Spalten',
    printedAt: 'Gesendet',
    characters: 'Zeichen',
    ifReadable: 'Wenn jede Zeile unten passt und lesbar ist, ist dieser Drucker richtig eingestellt.',
  },
  nl: {
    title: 'TESTPAGINA',
    printer: 'Printer',
    columns: 'Kolommen',
    printedAt: 'Verzonden',
    characters: 'Tekens',
    ifReadable: 'Als elke regel hieronder past en leesbaar is, is deze printer goed ingesteld.',
  },
  fr: {
    title: 'PAGE DE TEST',
    printer: 'Imprimante',
    columns: 'Colonnes',
    printedAt: 'Envoyée',
    characters: 'Caractères',
    ifReadable: 'Si chaque ligne ci-dessous tient et se lit, cette imprimante est bien réglée.',
  },
}
