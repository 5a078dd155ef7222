import type { BackupProblem } from './backup-views.ts'

/*
 * Why a backup was not made or cannot be taken back, in every language: the till's screens say it, and so does the page that main serves
 * when there is no till. Each says what to do.
 */

export type BackupProblemWords = Readonly<Record<BackupProblem, string>>

export const backupProblemsEn: BackupProblemWords = {
  'folder-missing':
    'The folder is not there, or another stick is in its place. Plug the right one in, or choose a folder again.',
  'folder-not-writable':
    'Nothing can be written into that folder. Choose another, or ask whoever looks after this computer.',
  'no-room': 'There is not enough room for a backup. Make room, or choose another folder.',
  'nothing-yet': 'There is nothing to back up yet.',
  'data-damaged':
    'The data itself is damaged and cannot be copied whole. Keep the older backups and call whoever looks after the till.',
  'check-failed':
    'The backup could not be read back from where it was written, so it does not count. The stick or drive may be failing: use another.',
  'passphrase-lost':
    'This computer does not have the passphrase any more. Type it again in the settings of the backup.',
  failed: 'The backup failed. It is tried again by itself; if this stays, call whoever looks after the till.',
  'file-missing': 'There is no such file. Check the path.',
  'file-not-readable': 'That file cannot be read. Check the stick or drive, and the rights on it.',
  'not-a-backup': 'That is not a backup of Suretill.',
  'newer-format': 'That backup was made by a newer Suretill. Install the newest version first.',
  'newer-data': 'That backup holds data of a newer Suretill. Install the newest version first.',
  'file-damaged': 'That backup is damaged: it is not what was written. Take another one.',
  'passphrase-needed': 'That backup is encrypted. Type its passphrase.',
  'passphrase-wrong': 'The passphrase does not open that backup. Capital and small letters differ.',
  'clock-before':
    'The clock of this computer is before the backup’s last entry. Correct date and time first.',
  'has-data':
    'This computer already has books of that kind, and they are not thrown away. Start the till with --restore to take the backup all the same.',
}

export const backupProblemsDe: BackupProblemWords = {
  'folder-missing':
    'Der Ordner ist nicht da, oder an seiner Stelle steckt ein anderer Stick. Stecken Sie den richtigen ein oder wählen Sie den Ordner neu.',
  'folder-not-writable':
    'In diesen Ordner kann nichts geschrieben werden. Wählen Sie einen anderen oder fragen Sie, wer sich um diesen Rechner kümmert.',
  'no-room':
    'Für eine Sicherung ist nicht genug Platz. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.',
  'nothing-yet': 'Es gibt noch nichts zu sichern.',
  'data-damaged':
    'Die Daten selbst sind beschädigt und lassen sich nicht ganz kopieren. Heben Sie die älteren Sicherungen auf und rufen Sie, wer sich um die Kasse kümmert.',
  'check-failed':
    'Die Sicherung ließ sich dort, wo sie liegt, nicht wieder lesen und zählt deshalb nicht. Vielleicht ist der Stick oder die Platte defekt: Nehmen Sie eine andere.',
  'passphrase-lost':
    'Dieser Rechner hat das Kennwort nicht mehr. Geben Sie es in den Einstellungen der Sicherung neu ein.',
  failed:
    'Die Sicherung ist misslungen. Sie wird von selbst wiederholt; bleibt es dabei, rufen Sie, wer sich um die Kasse kümmert.',
  'file-missing': 'Diese Datei gibt es nicht. Prüfen Sie den Pfad.',
  'file-not-readable':
    'Diese Datei lässt sich nicht lesen. Prüfen Sie den Stick oder die Platte und die Rechte darauf.',
  'not-a-backup': 'Das ist keine Sicherung von Suretill.',
  'newer-format':
    'Diese Sicherung stammt von einem neueren Suretill. Installieren Sie zuerst die neueste Version.',
  'newer-data':
    'Diese Sicherung enthält Daten eines neueren Suretill. Installieren Sie zuerst die neueste Version.',
  'file-damaged':
    'Diese Sicherung ist beschädigt: Sie ist nicht mehr, was geschrieben wurde. Nehmen Sie eine andere.',
  'passphrase-needed': 'Diese Sicherung ist verschlüsselt. Geben Sie ihr Kennwort ein.',
  'passphrase-wrong': 'Das Kennwort öffnet diese Sicherung nicht. Groß- und Kleinbuchstaben zählen.',
  'clock-before':
    'Die Uhr dieses Rechners steht vor dem letzten Eintrag der Sicherung. Stellen Sie zuerst Datum und Uhrzeit richtig.',
  'has-data':
    'Auf diesem Rechner liegen schon solche Bücher, und sie werden nicht weggeworfen. Starten Sie die Kasse mit --restore, um die Sicherung trotzdem zu nehmen.',
}

export const backupProblemsNl: BackupProblemWords = {
  'folder-missing':
    'De map is er niet, of er zit een andere stick op die plaats. Steek de juiste erin of kies de map opnieuw.',
  'folder-not-writable':
    'In die map kan niets worden geschreven. Kies een andere of vraag wie deze computer beheert.',
  'no-room': 'Er is niet genoeg ruimte voor een back-up. Maak ruimte of kies een andere map.',
  'nothing-yet': 'Er is nog niets om een back-up van te maken.',
  'data-damaged':
    'De gegevens zelf zijn beschadigd en kunnen niet helemaal worden gekopieerd. Bewaar de oudere back-ups en bel wie de kassa beheert.',
  'check-failed':
    'De back-up kon niet worden teruggelezen en telt daarom niet. Misschien is de stick of schijf defect: neem een andere.',
  'passphrase-lost':
    'Deze computer heeft de wachtzin niet meer. Typ hem opnieuw in de instellingen van de back-up.',
  failed:
    'De back-up is mislukt. Het wordt vanzelf opnieuw geprobeerd; blijft het zo, bel dan wie de kassa beheert.',
  'file-missing': 'Dat bestand bestaat niet. Controleer het pad.',
  'file-not-readable':
    'Dat bestand kan niet worden gelezen. Controleer de stick of schijf en de rechten daarop.',
  'not-a-backup': 'Dat is geen back-up van Suretill.',
  'newer-format': 'Die back-up is van een nieuwere Suretill. Installeer eerst de nieuwste versie.',
  'newer-data': 'Die back-up bevat gegevens van een nieuwere Suretill. Installeer eerst de nieuwste versie.',
  'file-damaged': 'Die back-up is beschadigd: het is niet wat er geschreven werd. Neem een andere.',
  'passphrase-needed': 'Die back-up is versleuteld. Typ de wachtzin.',
  'passphrase-wrong': 'De wachtzin opent die back-up niet. Hoofdletters en kleine letters tellen.',
  'clock-before':
    'De klok van deze computer staat vóór de laatste boeking van de back-up. Zet eerst datum en tijd goed.',
  'has-data':
    'Op deze computer staan al zulke boeken, en die worden niet weggegooid. Start de kassa met --restore om de back-up toch te nemen.',
}

export const backupProblemsFr: BackupProblemWords = {
  'folder-missing':
    'Le dossier n’est pas là, ou une autre clé est à sa place. Branchez la bonne ou choisissez de nouveau un dossier.',
  'folder-not-writable':
    'Rien ne peut être écrit dans ce dossier. Choisissez-en un autre ou demandez à la personne qui s’occupe de cet ordinateur.',
  'no-room':
    'Il n’y a pas assez de place pour une sauvegarde. Faites de la place ou choisissez un autre dossier.',
  'nothing-yet': 'Il n’y a encore rien à sauvegarder.',
  'data-damaged':
    'Les données elles-mêmes sont endommagées et ne peuvent être copiées en entier. Gardez les anciennes sauvegardes et appelez la personne qui s’occupe de la caisse.',
  'check-failed':
    'La sauvegarde n’a pas pu être relue et ne compte donc pas. La clé ou le disque est peut-être défectueux\u202f: prenez-en un autre.',
  'passphrase-lost':
    'Cet ordinateur n’a plus la phrase secrète. Saisissez-la de nouveau dans les réglages de la sauvegarde.',
  failed:
    'La sauvegarde a échoué. Elle est retentée d’elle-même\u202f; si cela persiste, appelez la personne qui s’occupe de la caisse.',
  'file-missing': 'Ce fichier n’existe pas. Vérifiez le chemin.',
  'file-not-readable': 'Ce fichier ne peut être lu. Vérifiez la clé ou le disque, et les droits.',
  'not-a-backup': 'Ce n’est pas une sauvegarde de Suretill.',
  'newer-format': 'Cette sauvegarde vient d’un Suretill plus récent. Installez d’abord la dernière version.',
  'newer-data':
    'Cette sauvegarde contient des données d’un Suretill plus récent. Installez d’abord la dernière version.',
  'file-damaged':
    'Cette sauvegarde est endommagée\u202f: ce n’est plus ce qui a été écrit. Prenez-en une autre.',
  'passphrase-needed': 'Cette sauvegarde est chiffrée. Saisissez sa phrase secrète.',
  'passphrase-wrong':
    'La phrase secrète n’ouvre pas cette sauvegarde. Les majuscules et les minuscules comptent.',
  'clock-before':
    'L’horloge de cet ordinateur est en retard sur la dernière écriture de la sauvegarde. Corrigez d’abord la date et l’heure.',
  'has-data':
    'Cet ordinateur a déjà de tels livres, et ils ne sont pas jetés. Démarrez la caisse avec --restore pour prendre tout de même la sauvegarde.',
}
