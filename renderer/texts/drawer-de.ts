import type { DrawerTexts } from './drawer-en.ts'

export const drawerDe: DrawerTexts = {
  title: 'Kassenlade',
  where: 'Sie hängt an',
  none: 'nichts',
  first: 'dem Drucker',
  second: 'der zweiten Lade des Druckers',
  when: 'Sie öffnet',
  withCash: 'von selbst bei Bargeld',
  whenAsked: 'nur auf Wunsch',
  open: 'Lade öffnen',
  openTitle: 'Lade ohne Verkauf öffnen',
  openText: 'Der Grund steht im Journal.',
  why: 'Grund',
  whyHint: 'Zum Beispiel: Schein gewechselt',
  opened: 'Der Befehl zum Öffnen ist gesendet.',
  notOpened: (why: string) => `Die Lade ging nicht auf. ${why} Öffnen Sie sie mit dem Schlüssel.`,
}
