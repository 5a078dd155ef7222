import type { DrawerTexts } from './drawer-en.ts'

export const drawerNl: DrawerTexts = {
  title: 'Kassalade',
  where: 'Ze is aangesloten op',
  none: 'niets',
  first: 'de printer',
  second: 'de tweede lade van de printer',
  when: 'Ze gaat open',
  withCash: 'vanzelf bij contant geld',
  whenAsked: 'alleen op verzoek',
  open: 'Lade openen',
  openTitle: 'De lade zonder verkoop openen',
  openText: 'De reden staat in het journaal.',
  why: 'Reden',
  whyHint: 'Bijvoorbeeld: biljet gewisseld',
  opened: 'De lade kreeg de opdracht om te openen.',
  notOpened: (why: string) => `De lade ging niet open. ${why} Open ze met de sleutel.`,
}
