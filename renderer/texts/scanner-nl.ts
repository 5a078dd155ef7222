import type { ScannerTexts } from './scanner-en.ts'

export const scannerNl: ScannerTexts = {
  title: 'Scanner en weegschaal',
  ends: 'Na elke code drukt de scanner …',
  endsEnter: 'op Enter of Tab',
  endsSilence: 'nergens op',
  prefix: 'Tekens vóór elke code',
  suffix: 'Tekens na elke code',
  aroundHint: 'Alleen als de scanner zo is ingesteld dat hij ze stuurt. Ze worden weggehaald.',
  port: 'Seriële poort van de scanner',
  portHint:
    'Leeg voor een scanner die typt als een toetsenbord. Anders bijvoorbeeld /dev/ttyACM0 of /dev/ttyUSB0@9600.',
  labels: 'Etiketten van de weegschaal',
  labelsHint:
    'Hoe de 13 cijfers van uw etiketten zijn verdeeld: de eerste twee cijfers, I voor het artikel, V voor de waarde, K voor een inwendig controlecijfer, C voor het laatste. Voorbeeld: 21IIIIIVVVVVC.',
  pattern: 'Cijfers',
  holds: 'De waarde is',
  price: 'de prijs',
  weight: 'het gewicht (kg)',
  pieces: 'het aantal stuks',
  decimals: 'Decimalen',
  add: 'Etiketten toevoegen',
  remove: 'Verwijderen',
  tryLabel: 'Etiket proberen',
  tryHint: 'Scan een etiket van uw weegschaal: hier staat hoe het wordt gelezen, voordat iets is opgeslagen.',
  noLabel: 'Dat is niet een van deze etiketten.',
  portOpen: (port: string) => `De scanner op ${port} is verbonden.`,
  portGone: (port: string) => `Op ${port} is nu geen scanner. De kassa kijkt om de paar seconden opnieuw.`,
  portNotAllowed: (port: string) =>
    `De kassa mag ${port} niet openen. Zet haar gebruiker in de groep van die poort (vaak “dialout”).`,
  ruleWrong: (rule: string) => `Regel ${rule} klopt niet: er zijn 13 tekens nodig, zoals in 21IIIIIVVVVVC.`,
  read: (product: string, value: string) => `${product}: ${value}`,
  readUnknown: (article: string, value: string) =>
    `Artikel ${article}, ${value}. Nog geen product heeft dit nummer als barcode.`,
}
