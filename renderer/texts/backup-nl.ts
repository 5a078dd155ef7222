import { backupProblemsNl } from '../../preload/contract/backup-words.ts'
import type { BackupTexts } from './backup-en.ts'

export const backupNl: BackupTexts = {
  title: 'Back-up',
  intro:
    'Een kopie van alle boeken, gemaakt terwijl u verkoopt en gecontroleerd door hem te openen. Daarmee neemt een andere computer het binnen enkele minuten over.',
  holds:
    'Hij bevat de gegevens van de kassa en eigen printermodellen. Wachtwoorden en sleutels van kaartdiensten en e-mail blijven op deze computer en worden na het terugzetten opnieuw ingevoerd.',
  problems: backupProblemsNl,
  last: (moment, size) => `Laatste goede back-up: ${moment}, ${size}`,
  none: 'Nog geen back-up',
  good: 'In orde',
  isRunning: 'Wordt gemaakt …',
  failed: 'Niet gemaakt',
  nextTry: (time) => `Nieuwe poging om ${time}.`,
  ownFolder: 'In de eigen map van de kassa',
  ownFolderHint:
    'Dat helpt bij een beschadigd bestand, niet als deze computer verloren gaat: kies een USB-stick of netwerkschijf.',
  otherFolder: (folder) => `In ${folder}`,
  encrypted: 'versleuteld',
  notEncrypted: 'niet versleuteld',
  now: 'Nu een back-up maken',
  change: 'Wijzigen…',
  dialogTitle: 'Back-up',
  folder: 'Map',
  folderHint:
    'Het volledige pad van een map op een USB-stick of netwerkschijf. Leeg: de eigen map van de kassa.',
  rhythm: 'Hoe vaak',
  rhythms: {
    z: 'Na elke Z',
    'four-hours': 'Na elke Z en om de vier uur',
    hour: 'Na elke Z en elk uur',
    off: 'Alleen met de hand',
  },
  passphrase: 'Wachtzin',
  passphraseHint:
    'Ten minste acht tekens. Zonder de wachtzin kan niemand een back-up openen, ook wij niet: schrijf hem op en bewaar hem apart van de stick.',
  passphraseKept: 'Er is een wachtzin bewaard. Leeg: die blijft.',
  passphraseShort: (least) => `De wachtzin moet ten minste ${least} tekens hebben.`,
  encrypt: 'Back-ups versleutelen',
  keeps:
    'De nieuwste zeven blijven, en één van elk van de laatste twaalf maanden; in de eigen map van de kassa de nieuwste drie.',
  fromBackup: 'Terugzetten uit een back-up',
  restoreTitle: 'Terugzetten uit een back-up',
  restoreIntro: 'Voor een nieuwe computer, of een waarvan de gegevens verloren zijn.',
  place: 'Map of bestand',
  placeHint: 'Bijvoorbeeld het pad van de USB-stick. De back-ups daarin worden getoond.',
  search: 'Daar kijken',
  noneFound: 'Daar staan geen back-ups.',
  file: 'Back-up',
  look: 'Openen en controleren',
  looking: 'Alles wordt geopend en gecontroleerd …',
  madeAt: 'Gemaakt',
  shop: 'Winkel',
  lastZ: 'Laatste Z-rapport',
  lastZText: (number, date) => `Z ${number} van ${date}`,
  noZ: 'nog geen',
  head: 'Zegel van het journaal dat erop staat',
  compare:
    'Vergelijk met de laatste Z op papier: nummer en zegel moeten gelijk zijn. Heeft uw papier een hoger nummer, zoek dan een nieuwere back-up.',
  lastReceipt: 'Laatste bon',
  noReceipt: 'nog geen',
  ofTraining: 'Dit is een back-up van de training.',
  damaged: (count) =>
    count === 1
      ? 'Eén regel van het journaal was al beschadigd toen de back-up werd gemaakt.'
      : `${count} regels van het journaal waren al beschadigd toen de back-up werd gemaakt.`,
  after: 'Verkopen na dat moment staan er niet in. Bewaar hun papieren.',
  secrets: 'Accounts van kaartdiensten en e-mail worden opnieuw ingevoerd, onder Instellingen.',
  numbers: 'Nummers van bonnen en Z-rapporten springen vooruit, zodat er geen twee keer wordt gegeven.',
  oldTill: 'De oude computer mag niet meer verkopen.',
  restore: 'Deze back-up nemen',
  notLooked: 'Open en controleer de back-up nog een keer.',
  compared: 'Ik heb vergeleken',
}
