import type { DrawerTexts } from './drawer-en.ts'

export const drawerFr: DrawerTexts = {
  title: 'Tiroir-caisse',
  where: 'Il est branché sur',
  none: 'rien',
  first: 'l’imprimante',
  second: 'le second tiroir de l’imprimante',
  when: 'Il s’ouvre',
  withCash: 'tout seul avec les espèces',
  whenAsked: 'seulement sur demande',
  open: 'Ouvrir le tiroir',
  openTitle: 'Ouvrir le tiroir sans vente',
  openText: 'La raison figure dans le journal.',
  why: 'Raison',
  whyHint: 'Par exemple\u202f: monnaie pour un billet',
  opened: 'L’ordre d’ouvrir est parti.',
  notOpened: (why: string) => `Le tiroir ne s’est pas ouvert. ${why} Ouvrez-le avec sa clé.`,
}
