import type { Language } from '../../preload/contract/views.ts'

/** Words of a report of a period, on paper and in a list; tenders, taxes and the like have theirs in receipt-words.ts. */
export type ReportWords = {
  title: string
  from: string
  to: string
  average: string
  net: string
  tax: string
  before: string
  byDate: string
  byWeekday: string
  weekdays: readonly [string, string, string, string, string, string, string]
  bestSellers: string
  refunds: string
  columns: { section: string; name: string; count: string; quantity: string; amount: string; before: string }
}

export const reportWords: Record<Language, ReportWords> = {
  en: {
    title: 'REPORT',
    from: 'From',
    to: 'Up to',
    average: 'Average sale',
    net: 'Without tax',
    tax: 'Tax in it',
    before: 'Period before',
    byDate: 'Day by day',
    byWeekday: 'By weekday',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    bestSellers: 'Best sellers',
    refunds: 'Given back to cards',
    columns: {
      section: 'Part',
      name: 'Name',
      count: 'Count',
      quantity: 'Quantity',
      amount: 'Amount',
      before: 'Before',
    },
  },
  de: {
    title: 'BERICHT',
    from: 'Von',
    to: 'Bis',
    average: 'Durchschnitt je Verkauf',
    net: 'Ohne Steuer',
    tax: 'Darin Steuer',
    before: 'Zeitraum davor',
    byDate: 'Tag für Tag',
    byWeekday: 'Nach Wochentag',
    weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
    bestSellers: 'Meistverkauft',
    refunds: 'Auf Karten zurückgegeben',
    columns: {
      section: 'Teil',
      name: 'Name',
      count: 'Anzahl',
      quantity: 'Menge',
      amount: 'Betrag',
      before: 'Davor',
    },
  },
  nl: {
    title: 'RAPPORT',
    from: 'Van',
    to: 'Tot en met',
    average: 'Gemiddeld per verkoop',
    net: 'Zonder btw',
    tax: 'Waarvan btw',
    before: 'Periode ervoor',
    byDate: 'Dag voor dag',
    byWeekday: 'Per weekdag',
    weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
    bestSellers: 'Best verkocht',
    refunds: 'Terug naar kaarten',
    columns: {
      section: 'Deel',
      name: 'Naam',
      count: 'Keer',
      quantity: 'Aantal',
      amount: 'Bedrag',
      before: 'Ervoor',
    },
  },
  fr: {
    title: 'RAPPORT',
    from: 'Du',
    to: 'Au',
    average: 'Vente moyenne',
    net: 'Hors TVA',
    tax: 'Dont TVA',
    before: 'Période précédente',
    byDate: 'Jour par jour',
    byWeekday: 'Par jour de la semaine',
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    bestSellers: 'Meilleures ventes',
    refunds: 'Rendu sur cartes',
    columns: {
      section: 'Partie',
      name: 'Nom',
      count: 'Nombre',
      quantity: 'Quantité',
      amount: 'Montant',
      before: 'Avant',
    },
  },
}
