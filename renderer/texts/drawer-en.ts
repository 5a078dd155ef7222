/** Words for the cash drawer. */
export type DrawerTexts = typeof drawerEn

export const drawerEn = {
  title: 'Cash drawer',
  where: 'It is connected to',
  none: 'nothing',
  first: 'the printer',
  second: 'the printer’s second drawer',
  when: 'It opens',
  withCash: 'by itself with cash',
  whenAsked: 'only when asked',
  open: 'Open drawer',
  openTitle: 'Open the drawer without a sale',
  openText: 'The reason stands in the journal.',
  why: 'Reason',
  whyHint: 'For example: change for a note',
  opened: 'The drawer was told to open.',
  notOpened: (why: string) => `The drawer did not open. ${why} Open it with its key.`,
}
