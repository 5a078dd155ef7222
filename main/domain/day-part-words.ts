import type { Language } from '../../preload/contract/views.ts'

/** Words of the parts of a day's report that say who, where and with what. */
export type DayPartWords = {
  byProvider: string
  byReader: string
  byScheme: string
  notTold: string
  byCashier: string
  tipsBeside: string
  discountedLines: string
  discountedSales: string
  voids: string
  voidedLines: string
  voidedSales: string
}

export const dayPartWords: Record<Language, DayPartWords> = {
  en: {
    byProvider: 'By card service',
    byReader: 'By reader',
    byScheme: 'By card',
    notTold: 'Not told',
    byCashier: 'By cashier',
    tipsBeside: 'and tips',
    discountedLines: 'Lines with a discount',
    discountedSales: 'Sales with a discount',
    voids: 'Given up before paying',
    voidedLines: 'Lines taken off',
    voidedSales: 'Sales given up',
  },
  de: {
    byProvider: 'Nach Kartendienst',
    byReader: 'Nach Kartenleser',
    byScheme: 'Nach Karte',
    notTold: 'Nicht genannt',
    byCashier: 'Nach Kassierer',
    tipsBeside: 'und Trinkgeld',
    discountedLines: 'Positionen mit Rabatt',
    discountedSales: 'Verkäufe mit Rabatt',
    voids: 'Vor dem Bezahlen storniert',
    voidedLines: 'Positionen storniert',
    voidedSales: 'Verkäufe verworfen',
  },
  nl: {
    byProvider: 'Per kaartdienst',
    byReader: 'Per kaartlezer',
    byScheme: 'Per kaart',
    notTold: 'Niet genoemd',
    byCashier: 'Per kassier',
    tipsBeside: 'en fooi',
    discountedLines: 'Regels met korting',
    discountedSales: 'Verkopen met korting',
    voids: 'Vervallen vóór betaling',
    voidedLines: 'Regels verwijderd',
    voidedSales: 'Verkopen vervallen',
  },
  fr: {
    byProvider: 'Par service de carte',
    byReader: 'Par lecteur',
    byScheme: 'Par carte',
    notTold: 'Non précisé',
    byCashier: 'Par caissier',
    tipsBeside: 'et pourboires',
    discountedLines: 'Lignes avec remise',
    discountedSales: 'Ventes avec remise',
    voids: 'Annulé avant paiement',
    voidedLines: 'Lignes retirées',
    voidedSales: 'Ventes abandonnées',
  },
}
