import type { DisplayTexts } from './display-en.ts'

export const displayDe: DisplayTexts = {
  title: 'Kundenanzeige',
  what: 'Was der Kunde sieht: Posten, Summe, Kartenleser und Rückgeld. Sie zeigt keine Einstellung und ändert nichts.',
  open: 'Anzeige öffnen',
  address: 'Adresse für den zweiten Bildschirm',
  addressHint:
    'Sie öffnet sich nur auf diesem Gerät, zum Beispiel in einem zweiten Browserfenster; kein anderes Gerät im Netz kann sie erreichen.',
  copy: 'Kopieren',
  copied: 'Die Adresse ist kopiert.',
  renew: 'Neue Adresse',
  renewHint: 'Eine neue Adresse schließt die alte sofort.',
  renewed: 'Die Anzeige hat eine neue Adresse.',
  opens: 'Sie öffnet sich',
  opensAsked: 'nur auf Wunsch',
  opensSecond: 'von selbst auf dem zweiten Bildschirm',
  screen: 'Bildschirm',
  screenAny: 'der, auf dem die Kasse nicht ist',
  screenTills: 'hier ist die Kasse',
  noSecond:
    'Jetzt gibt es keinen zweiten Bildschirm. Die Anzeige öffnet sich, sobald einer angeschlossen ist; von Hand geöffnet ist sie ein kleines Fenster.',
  language: 'Sprache der Kunden',
  languageOfShop: 'wie die Kasse',
  theme: 'Farben',
  greeting: 'Begrüßung',
  greetingHint: 'Solange niemand bedient wird. Leer: „Willkommen“.',
  thanks: 'Nach dem Verkauf',
  thanksHint: 'Leer: „Vielen Dank“.',
  picture: 'Bild',
  pictureHint:
    'Füllt die Anzeige, solange niemand bedient wird. Ohne Bild steht dort das Logo oder der Name des Geschäfts.',
  choose: 'Bild wählen',
  change: 'Anderes Bild',
  remove: 'Entfernen',
}
