import {
  type BackupProblemWords,
  backupProblemsDe,
  backupProblemsEn,
  backupProblemsFr,
  backupProblemsNl,
} from '../../preload/contract/backup-words.ts'
import type { Language } from '../../preload/contract/views.ts'

/** Of the page that shows the way back; the till's own settings may be what cannot be read. */
export type RecoveryWords = {
  damagedTitle: string
  damagedText: string
  wishedTitle: string
  found: string
  data: string
  aside: string
  backups: string
  none: string
  otherPath: string
  passphrase: string
  sealed: string
  look: string
  facts: string
  shop: string
  made: string
  lastZ: string
  lastZText: (number: number, date: string) => string
  noZ: string
  seal: string
  lastReceipt: string
  compare: string
  notes: string[]
  restore: string
  back: string
  empty: string
  emptyText: string
  reason: string
  reasonMissing: string
  emptyButton: string
  goOn: string
  goOnText: string
  problems: BackupProblemWords
}

export const recoveryWords: Readonly<Record<Language, RecoveryWords>> = {
  en: {
    damagedTitle: 'The till’s data is damaged',
    damagedText: 'Nothing was changed, and nothing will be deleted. Choose how to go on.',
    wishedTitle: 'Restore from a backup',
    found: 'What was found',
    data: 'Where the data lies',
    aside: 'Whatever you choose, the old files go into the folder “set-aside” there.',
    backups: 'Restore a backup',
    none: 'None was found by itself.',
    otherPath: 'Path of another backup file',
    passphrase: 'Passphrase, if it is encrypted',
    sealed: 'encrypted',
    look: 'Open and check',
    facts: 'This backup is whole',
    shop: 'Shop',
    made: 'Made',
    lastZ: 'Last Z report',
    lastZText: (number, date) => `Z ${number} of ${date}`,
    noZ: 'none yet',
    seal: 'Journal seal printed on it',
    lastReceipt: 'Last receipt',
    compare:
      'Compare with the last Z on paper: number and seal must be the same. If your paper has a higher number, look for a newer backup.',
    notes: [
      'Sales after that moment are not in it. Keep their papers.',
      'On a new computer the accounts of card services and mail are entered again.',
      'Numbers of receipts and Z reports jump ahead, so that none is given twice.',
      'Another computer with the same data must not sell any more.',
    ],
    restore: 'Take this backup and start',
    back: 'Back',
    empty: 'Begin with empty books',
    emptyText:
      'Only where there is no backup. The reason stands at the beginning of the new journal; numbers go on where nobody has been.',
    reason: 'Reason',
    reasonMissing: 'Say why, in a few words.',
    emptyButton: 'Begin empty',
    goOn: 'Go on with the damaged data',
    goOnText: 'The till starts as far as it can. What was found stays in the log.',
    problems: backupProblemsEn,
  },
  de: {
    damagedTitle: 'Die Daten der Kasse sind beschädigt',
    damagedText: 'Nichts wurde verändert, und nichts wird gelöscht. Wählen Sie, wie es weitergeht.',
    wishedTitle: 'Aus einer Sicherung zurückholen',
    found: 'Was gefunden wurde',
    data: 'Wo die Daten liegen',
    aside: 'Was immer Sie wählen, die alten Dateien kommen dort in den Ordner „set-aside“.',
    backups: 'Eine Sicherung zurückholen',
    none: 'Von selbst wurde keine gefunden.',
    otherPath: 'Pfad einer anderen Sicherung',
    passphrase: 'Kennwort, falls sie verschlüsselt ist',
    sealed: 'verschlüsselt',
    look: 'Öffnen und prüfen',
    facts: 'Diese Sicherung ist ganz',
    shop: 'Geschäft',
    made: 'Gemacht',
    lastZ: 'Letzter Z-Bericht',
    lastZText: (number, date) => `Z ${number} vom ${date}`,
    noZ: 'noch keiner',
    seal: 'Darauf gedrucktes Siegel des Journals',
    lastReceipt: 'Letzter Beleg',
    compare:
      'Vergleichen Sie mit dem letzten Z auf Papier: Nummer und Siegel müssen gleich sein. Hat Ihr Papier eine höhere Nummer, suchen Sie eine neuere Sicherung.',
    notes: [
      'Verkäufe nach diesem Zeitpunkt sind nicht darin. Heben Sie deren Papiere auf.',
      'Auf einem neuen Rechner werden die Konten der Kartendienste und der E-Mail neu eingegeben.',
      'Nummern von Belegen und Z-Berichten springen voraus, damit keine zweimal vergeben wird.',
      'Ein anderer Rechner mit denselben Daten darf nicht mehr verkaufen.',
    ],
    restore: 'Diese Sicherung nehmen und starten',
    back: 'Zurück',
    empty: 'Mit leeren Büchern beginnen',
    emptyText:
      'Nur wo es keine Sicherung gibt. Der Grund steht am Anfang des neuen Journals; die Nummern gehen dort weiter, wo noch keine war.',
    reason: 'Grund',
    reasonMissing: 'Sagen Sie in ein paar Worten, warum.',
    emptyButton: 'Leer beginnen',
    goOn: 'Mit den beschädigten Daten weitermachen',
    goOnText: 'Die Kasse startet, so weit sie kann. Was gefunden wurde, bleibt im Protokoll.',
    problems: backupProblemsDe,
  },
  nl: {
    damagedTitle: 'De gegevens van de kassa zijn beschadigd',
    damagedText: 'Er is niets veranderd en er wordt niets verwijderd. Kies hoe het verder gaat.',
    wishedTitle: 'Terugzetten uit een back-up',
    found: 'Wat er is gevonden',
    data: 'Waar de gegevens staan',
    aside: 'Wat u ook kiest, de oude bestanden gaan daar naar de map “set-aside”.',
    backups: 'Een back-up terugzetten',
    none: 'Er is er vanzelf geen gevonden.',
    otherPath: 'Pad van een andere back-up',
    passphrase: 'Wachtzin, als hij versleuteld is',
    sealed: 'versleuteld',
    look: 'Openen en controleren',
    facts: 'Deze back-up is heel',
    shop: 'Winkel',
    made: 'Gemaakt',
    lastZ: 'Laatste Z-rapport',
    lastZText: (number, date) => `Z ${number} van ${date}`,
    noZ: 'nog geen',
    seal: 'Zegel van het journaal dat erop staat',
    lastReceipt: 'Laatste bon',
    compare:
      'Vergelijk met de laatste Z op papier: nummer en zegel moeten gelijk zijn. Heeft uw papier een hoger nummer, zoek dan een nieuwere back-up.',
    notes: [
      'Verkopen na dat moment staan er niet in. Bewaar hun papieren.',
      'Op een nieuwe computer worden de accounts van kaartdiensten en e-mail opnieuw ingevoerd.',
      'Nummers van bonnen en Z-rapporten springen vooruit, zodat er geen twee keer wordt gegeven.',
      'Een andere computer met dezelfde gegevens mag niet meer verkopen.',
    ],
    restore: 'Deze back-up nemen en starten',
    back: 'Terug',
    empty: 'Met lege boeken beginnen',
    emptyText:
      'Alleen als er geen back-up is. De reden staat aan het begin van het nieuwe journaal; de nummers gaan verder waar er nog geen was.',
    reason: 'Reden',
    reasonMissing: 'Zeg in een paar woorden waarom.',
    emptyButton: 'Leeg beginnen',
    goOn: 'Met de beschadigde gegevens verdergaan',
    goOnText: 'De kassa start zo ver ze kan. Wat er is gevonden, blijft in het logboek.',
    problems: backupProblemsNl,
  },
  fr: {
    damagedTitle: 'Les données de la caisse sont endommagées',
    damagedText: 'Rien n’a été modifié et rien ne sera supprimé. Choisissez comment continuer.',
    wishedTitle: 'Restaurer une sauvegarde',
    found: 'Ce qui a été trouvé',
    data: 'Où se trouvent les données',
    aside: 'Quel que soit votre choix, les anciens fichiers y vont dans le dossier «\u202fset-aside\u202f».',
    backups: 'Restaurer une sauvegarde',
    none: 'Aucune n’a été trouvée.',
    otherPath: 'Chemin d’une autre sauvegarde',
    passphrase: 'Phrase secrète, si elle est chiffrée',
    sealed: 'chiffrée',
    look: 'Ouvrir et vérifier',
    facts: 'Cette sauvegarde est entière',
    shop: 'Magasin',
    made: 'Faite',
    lastZ: 'Dernier rapport Z',
    lastZText: (number, date) => `Z ${number} du ${date}`,
    noZ: 'aucun encore',
    seal: 'Sceau du journal imprimé dessus',
    lastReceipt: 'Dernier ticket',
    compare:
      'Comparez avec le dernier Z sur papier\u202f: le numéro et le sceau doivent être les mêmes. Si votre papier porte un numéro plus élevé, cherchez une sauvegarde plus récente.',
    notes: [
      'Les ventes après ce moment n’y sont pas. Gardez leurs papiers.',
      'Sur un nouvel ordinateur, les comptes des services de cartes et de l’e-mail sont saisis de nouveau.',
      'Les numéros des tickets et des rapports Z sautent en avant, pour qu’aucun ne soit donné deux fois.',
      'Un autre ordinateur avec les mêmes données ne doit plus vendre.',
    ],
    restore: 'Prendre cette sauvegarde et démarrer',
    back: 'Retour',
    empty: 'Commencer avec des livres vides',
    emptyText:
      'Seulement s’il n’y a pas de sauvegarde. La raison figure au début du nouveau journal\u202f; les numéros continuent là où il n’y en avait pas.',
    reason: 'Raison',
    reasonMissing: 'Dites pourquoi, en quelques mots.',
    emptyButton: 'Commencer à vide',
    goOn: 'Continuer avec les données endommagées',
    goOnText:
      'La caisse démarre autant qu’elle le peut. Ce qui a été trouvé reste dans le journal technique.',
    problems: backupProblemsFr,
  },
}
