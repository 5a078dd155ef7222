import type { WarningTexts } from './warnings-en.ts'

export const warningsNl: WarningTexts = {
  'storage-failing': {
    title: 'De kassa kan niet opslaan',
    text: ({ time }) =>
      `Sinds ${time} neemt de schijf niets aan: er wordt niets verkocht en er begint geen kaartbetaling. Bel wie deze computer beheert. De kassa probeert het zelf verder.`,
  },
  'reserve-in-use': {
    title: 'De schijf is vol',
    text: ({ megabytes }) =>
      `Contant gaat door uit een reserve: er is nog ${megabytes} MB. Maak nu ruimte; daarna kan er niets meer worden verkocht.`,
  },
  'approvals-aside': {
    title: 'Goedgekeurd, niet opgeslagen',
    text: ({ count }) =>
      count === 1
        ? 'Eén kaartbetaling is goedgekeurd en kon niet worden opgeslagen. Ze staat in een noodbestand en wordt geboekt zodra de schijf weer werkt. Niet nog eens afrekenen.'
        : `${count} kaartbetalingen zijn goedgekeurd en konden niet worden opgeslagen. Ze staan in een noodbestand en worden geboekt zodra de schijf weer werkt. Niet nog eens afrekenen.`,
  },
  'approvals-in-memory': {
    title: 'Laat de kassa aan',
    text: ({ count }) =>
      count === 1
        ? 'Eén kaartbetaling is goedgekeurd en geen schijf neemt haar aan. Schrijf haar op en laat de kassa aan tot iemand naar de schijf heeft gekeken. Niet nog eens afrekenen.'
        : `${count} kaartbetalingen zijn goedgekeurd en geen schijf neemt ze aan. Schrijf ze op en laat de kassa aan tot iemand naar de schijf heeft gekeken. Niet nog eens afrekenen.`,
  },
}
