import { backupProblemsDe } from '../../preload/contract/backup-words.ts'
import type { BackupTexts } from './backup-en.ts'

export const backupDe: BackupTexts = {
  title: 'Sicherung',
  intro:
    'Eine Kopie aller Bücher, gemacht während Sie verkaufen und geprüft, indem sie geöffnet wird. Damit übernimmt ein anderer Rechner in wenigen Minuten.',
  holds:
    'Sie enthält die Daten der Kasse und eigene Druckermodelle. Kennwörter und Schlüssel der Kartendienste und der E-Mail bleiben auf diesem Rechner und werden nach dem Zurückholen neu eingegeben.',
  problems: backupProblemsDe,
  last: (moment, size) => `Letzte gute Sicherung: ${moment}, ${size}`,
  none: 'Noch keine Sicherung',
  good: 'In Ordnung',
  isRunning: 'Wird gemacht …',
  failed: 'Nicht gemacht',
  nextTry: (time) => `Neuer Versuch um ${time}.`,
  ownFolder: 'Im eigenen Ordner der Kasse',
  ownFolderHint:
    'Das hilft bei einer beschädigten Datei, nicht beim Verlust dieses Rechners: Wählen Sie einen USB-Stick oder ein Netzlaufwerk.',
  otherFolder: (folder) => `In ${folder}`,
  encrypted: 'verschlüsselt',
  notEncrypted: 'nicht verschlüsselt',
  now: 'Jetzt sichern',
  change: 'Ändern…',
  dialogTitle: 'Sicherung',
  folder: 'Ordner',
  folderHint:
    'Der volle Pfad eines Ordners auf einem USB-Stick oder Netzlaufwerk. Leer: der eigene Ordner der Kasse.',
  rhythm: 'Wie oft',
  rhythms: {
    z: 'Nach jedem Z',
    'four-hours': 'Nach jedem Z und alle vier Stunden',
    hour: 'Nach jedem Z und jede Stunde',
    off: 'Nur von Hand',
  },
  passphrase: 'Kennwort',
  passphraseHint:
    'Mindestens acht Zeichen. Ohne das Kennwort öffnet niemand eine Sicherung, auch wir nicht: Schreiben Sie es auf und bewahren Sie es getrennt vom Stick auf.',
  passphraseKept: 'Ein Kennwort ist hinterlegt. Leer: es bleibt.',
  passphraseShort: (least) => `Das Kennwort braucht mindestens ${least} Zeichen.`,
  encrypt: 'Sicherungen verschlüsseln',
  keeps:
    'Es bleiben die neuesten sieben und je eine aus den letzten zwölf Monaten; im eigenen Ordner der Kasse die neuesten drei.',
  fromBackup: 'Aus einer Sicherung zurückholen',
  restoreTitle: 'Aus einer Sicherung zurückholen',
  restoreIntro: 'Für einen neuen Rechner oder einen, dessen Daten verloren sind.',
  place: 'Ordner oder Datei',
  placeHint: 'Zum Beispiel der Pfad des USB-Sticks. Die Sicherungen darin werden aufgelistet.',
  search: 'Dort nachsehen',
  noneFound: 'Dort liegen keine Sicherungen.',
  file: 'Sicherung',
  look: 'Öffnen und prüfen',
  looking: 'Alles wird geöffnet und geprüft …',
  madeAt: 'Gemacht',
  shop: 'Geschäft',
  lastZ: 'Letzter Z-Bericht',
  lastZText: (number, date) => `Z ${number} vom ${date}`,
  noZ: 'noch keiner',
  head: 'Darauf gedrucktes Siegel des Journals',
  compare:
    'Vergleichen Sie mit dem letzten Z auf Papier: Nummer und Siegel müssen gleich sein. Hat Ihr Papier eine höhere Nummer, suchen Sie eine neuere Sicherung.',
  lastReceipt: 'Letzter Beleg',
  noReceipt: 'noch keiner',
  ofTraining: 'Das ist eine Sicherung des Trainings.',
  damaged: (count) =>
    count === 1
      ? 'Ein Eintrag ihres Journals war schon beschädigt, als sie gemacht wurde.'
      : `${count} Einträge ihres Journals waren schon beschädigt, als sie gemacht wurde.`,
  after: 'Verkäufe nach diesem Zeitpunkt sind nicht darin. Heben Sie deren Papiere auf.',
  secrets: 'Konten der Kartendienste und der E-Mail werden neu eingegeben, unter Einstellungen.',
  numbers: 'Nummern von Belegen und Z-Berichten springen voraus, damit keine zweimal vergeben wird.',
  oldTill: 'Der alte Rechner darf nicht mehr verkaufen.',
  restore: 'Diese Sicherung nehmen',
  notLooked: 'Öffnen und prüfen Sie die Sicherung noch einmal.',
  compared: 'Ich habe verglichen',
}
