import { backupProblemsFr } from '../../preload/contract/backup-words.ts'
import type { BackupTexts } from './backup-en.ts'

export const backupFr: BackupTexts = {
  title: 'Sauvegarde',
  intro:
    'Une copie de tous les livres, faite pendant la vente et vérifiée en l’ouvrant. Avec elle, un autre ordinateur prend le relais en quelques minutes.',
  holds:
    'Elle contient les données de la caisse et vos propres modèles d’imprimantes. Les mots de passe et les clés des services de cartes et de l’e-mail restent sur cet ordinateur et sont saisis de nouveau après une restauration.',
  problems: backupProblemsFr,
  last: (moment, size) => `Dernière bonne sauvegarde\u202f: ${moment}, ${size}`,
  none: 'Pas encore de sauvegarde',
  good: 'En ordre',
  isRunning: 'En cours …',
  failed: 'Pas faite',
  nextTry: (time) => `Nouvel essai à ${time}.`,
  ownFolder: 'Dans le dossier de la caisse',
  ownFolderHint:
    'Cela aide si un fichier est endommagé, pas si cet ordinateur est perdu\u202f: choisissez une clé USB ou un lecteur réseau.',
  otherFolder: (folder) => `Dans ${folder}`,
  encrypted: 'chiffrée',
  notEncrypted: 'non chiffrée',
  now: 'Sauvegarder maintenant',
  change: 'Modifier…',
  dialogTitle: 'Sauvegarde',
  folder: 'Dossier',
  folderHint:
    'Le chemin complet d’un dossier sur une clé USB ou un lecteur réseau. Vide\u202f: le dossier de la caisse.',
  rhythm: 'À quel rythme',
  rhythms: {
    z: 'Après chaque Z',
    'four-hours': 'Après chaque Z et toutes les quatre heures',
    hour: 'Après chaque Z et chaque heure',
    off: 'Seulement à la main',
  },
  passphrase: 'Phrase secrète',
  passphraseHint:
    'Au moins huit caractères. Sans elle, personne ne peut ouvrir une sauvegarde, nous non plus\u202f: notez-la et gardez-la loin de la clé.',
  passphraseKept: 'Une phrase secrète est conservée. Vide\u202f: elle reste.',
  passphraseShort: (least) => `La phrase secrète doit avoir au moins ${least} caractères.`,
  encrypt: 'Chiffrer les sauvegardes',
  keeps:
    'Les sept plus récentes restent, et une de chacun des douze derniers mois\u202f; dans le dossier de la caisse, les trois plus récentes.',
  fromBackup: 'Restaurer une sauvegarde',
  restoreTitle: 'Restaurer une sauvegarde',
  restoreIntro: 'Pour un nouvel ordinateur, ou un ordinateur dont les données sont perdues.',
  place: 'Dossier ou fichier',
  placeHint: 'Par exemple le chemin de la clé USB. Les sauvegardes qui s’y trouvent sont listées.',
  search: 'Chercher là',
  noneFound: 'Aucune sauvegarde à cet endroit.',
  file: 'Sauvegarde',
  look: 'Ouvrir et vérifier',
  looking: 'Tout est ouvert et vérifié …',
  madeAt: 'Faite',
  shop: 'Magasin',
  lastZ: 'Dernier rapport Z',
  lastZText: (number, date) => `Z ${number} du ${date}`,
  noZ: 'aucun encore',
  head: 'Sceau du journal imprimé dessus',
  compare:
    'Comparez avec le dernier Z sur papier\u202f: le numéro et le sceau doivent être les mêmes. Si votre papier porte un numéro plus élevé, cherchez une sauvegarde plus récente.',
  lastReceipt: 'Dernier ticket',
  noReceipt: 'aucun encore',
  ofTraining: 'C’est une sauvegarde de l’entraînement.',
  damaged: (count) =>
    count === 1
      ? 'Une écriture de son journal était déjà endommagée quand elle a été faite.'
      : `${count} écritures de son journal étaient déjà endommagées quand elle a été faite.`,
  after: 'Les ventes après ce moment n’y sont pas. Gardez leurs papiers.',
  secrets: 'Les comptes des services de cartes et de l’e-mail sont saisis de nouveau, dans les Réglages.',
  numbers:
    'Les numéros des tickets et des rapports Z sautent en avant, pour qu’aucun ne soit donné deux fois.',
  oldTill: 'L’ancien ordinateur ne doit plus vendre.',
  restore: 'Prendre cette sauvegarde',
  notLooked: 'Ouvrez et vérifiez la sauvegarde encore une fois.',
  compared: 'J’ai comparé',
}
