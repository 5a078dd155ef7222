import type { ScannerTexts } from './scanner-en.ts'

export const scannerDe: ScannerTexts = {
  title: 'Scanner und Waage',
  ends: 'Nach jedem Code drückt der Scanner …',
  endsEnter: 'Enter oder Tab',
  endsSilence: 'nichts',
  prefix: 'Zeichen vor jedem Code',
  suffix: 'Zeichen nach jedem Code',
  aroundHint: 'Nur wenn der Scanner so eingestellt ist, dass er sie sendet. Sie werden weggenommen.',
  port: 'Serieller Anschluss des Scanners',
  portHint:
    'Leer für einen Scanner, der wie eine Tastatur tippt. Sonst zum Beispiel /dev/ttyACM0 oder /dev/ttyUSB0@9600.',
  labels: 'Etiketten der Waage',
  labelsHint:
    'Wie die 13 Ziffern Ihrer Etiketten aufgeteilt sind: die ersten zwei Ziffern, I für den Artikel, V für den Wert, K für eine innere Prüfziffer, C für die letzte. Beispiel: 21IIIIIVVVVVC.',
  pattern: 'Ziffern',
  holds: 'Der Wert ist',
  price: 'der Preis',
  weight: 'das Gewicht (kg)',
  pieces: 'die Stückzahl',
  decimals: 'Nachkommastellen',
  add: 'Etiketten hinzufügen',
  remove: 'Entfernen',
  tryLabel: 'Etikett ausprobieren',
  tryHint:
    'Scannen Sie ein Etikett Ihrer Waage: Hier steht, wie es gelesen wird, bevor etwas gespeichert ist.',
  noLabel: 'Das ist keines dieser Etiketten.',
  portOpen: (port: string) => `Der Scanner an ${port} ist verbunden.`,
  portGone: (port: string) =>
    `An ${port} ist gerade kein Scanner. Die Kasse sieht alle paar Sekunden wieder nach.`,
  portNotAllowed: (port: string) =>
    `Die Kasse darf ${port} nicht öffnen. Nehmen Sie ihren Benutzer in die Gruppe dieses Anschlusses auf (oft „dialout“).`,
  ruleWrong: (rule: string) => `Zeile ${rule} stimmt nicht: Es braucht 13 Zeichen, wie in 21IIIIIVVVVVC.`,
  read: (product: string, value: string) => `${product}: ${value}`,
  readUnknown: (article: string, value: string) =>
    `Artikel ${article}, ${value}. Noch kein Produkt hat diese Nummer als Barcode.`,
}
