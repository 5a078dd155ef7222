import type { ClockTexts, WarningTexts } from './warnings-en.ts'

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
  'sign-in-needed': {
    title: 'Het internet vraagt om aan te melden',
    text: 'Een andere pagina antwoordt in plaats van de kaartdiensten. Open een browser op deze computer en meld u aan, of vraag wie het netwerk beheert. Contant werkt.',
  },
  'clock-set-back': {
    title: 'De klok is teruggezet',
    text: ({ span, now }) =>
      `Met ${span}; ze geeft nu ${now} aan. Zet datum en tijd goed als dat niet klopt. De verkoop gaat door.`,
  },
  'clock-differs': {
    title: 'De klok loopt verkeerd',
    text: ({ span, now, isAhead }) =>
      `Ze geeft ${now} aan en loopt ${span} ${isAhead ? 'voor' : 'achter'} op de kaartdienst. Zet datum en tijd van deze computer goed. De verkoop gaat door.`,
  },
  'check-date': {
    title: 'Klopt deze datum?',
    text: ({ now, last }) => `Deze computer zegt ${now}. De laatste boeking van deze kassa is van ${last}.`,
  },
  'books-damaged': {
    title: 'Een boeking is beschadigd',
    text: ({ last, entry, others }) =>
      `De boeking van ${last} past niet bij het journaal (regel ${entry}${others === 0 ? '' : ` en nog ${others}`}). De verkoop gaat door. Bewaar een kopie van de hele gegevensmap en bel wie de kassa beheert voordat u op het rapport van die dag vertrouwt.`,
  },
  'data-damaged': {
    title: 'Het gegevensbestand is beschadigd',
    text: 'Het kan niet meer helemaal worden gelezen en er kan geen back-up meer van worden gemaakt. De verkoop gaat door zolang het kan. Sluit de kassa zodra de winkel het toelaat: de volgende start toont de weg terug.',
  },
  'backup-too-old': {
    title: 'Al dagen geen back-up',
    text: ({ last }) =>
      `Wat sinds ${last} is verkocht, staat in geen back-up. Steek de stick erin of kies een map onder Instellingen, Back-up.`,
  },
  'restored-from-backup': {
    title: 'Teruggezet uit een back-up',
    text: ({ last }) =>
      `Deze boeken eindigen op ${last} en gaan verder met het terugzetten. Vergelijk wat daartussen is afgeschreven met de lijsten van de kaartdiensten, en voer hun accounts opnieuw in onder Instellingen.`,
  },
  'data-on-network': {
    title: 'De gegevens staan op een netwerkschijf',
    text: ({ place }) =>
      `Die wordt bereikt via ${place}. Een verbroken verbinding kan de boeken daar beschadigen: verkopen kunnen verloren gaan. Laat de gegevensmap op een schijf van deze computer zetten voor u verkoopt.`,
  },
  'data-synced': {
    title: 'Een cloudprogramma kopieert de gegevens',
    text: ({ place }) =>
      `De gegevensmap staat in een map van ${place}, dat de boeken kan beschadigen door ze tijdens het werk te kopiëren. Laat haar naar een andere map van deze computer verplaatsen voor u verkoopt; back-ups mogen daar wel staan.`,
  },
  'day-left-open': {
    title: 'De dag is niet afgesloten',
    text: ({ date }) =>
      `De dag ${date} is nog open. Sluit hem af voor u verkoopt: wat nu wordt verkocht, staat in het Z-rapport van die dag.`,
  },
}

export const clockNl: ClockTexts = {
  isRight: 'De tijd klopt',
  ifWrong: 'Zo niet, zet dan datum en tijd van deze computer goed: deze vraag verdwijnt vanzelf.',
}
