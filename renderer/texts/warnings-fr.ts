import type { ClockTexts, WarningTexts } from './warnings-en.ts'

export const warningsFr: WarningTexts = {
  'storage-failing': {
    title: 'La caisse ne peut pas enregistrer',
    text: ({ time }) =>
      `Depuis ${time}, le disque n’accepte plus rien\u202f: aucune vente, aucun paiement par carte. Appelez la personne qui s’occupe de cet ordinateur. La caisse réessaie d’elle-même.`,
  },
  'reserve-in-use': {
    title: 'Le disque est plein',
    text: ({ megabytes }) =>
      `Les espèces continuent grâce à une réserve\u202f: il reste ${megabytes} Mo. Libérez de la place maintenant\u202f; ensuite plus rien ne pourra être vendu.`,
  },
  'approvals-aside': {
    title: 'Accepté, non enregistré',
    text: ({ count }) =>
      count === 1
        ? 'Un paiement par carte a été accepté sans pouvoir être enregistré. Il est noté dans un fichier de secours et sera comptabilisé dès que le disque fonctionne. Ne l’encaissez pas une seconde fois.'
        : `${count} paiements par carte ont été acceptés sans pouvoir être enregistrés. Ils sont notés dans un fichier de secours et seront comptabilisés dès que le disque fonctionne. Ne les encaissez pas une seconde fois.`,
  },
  'approvals-in-memory': {
    title: 'Laissez la caisse allumée',
    text: ({ count }) =>
      count === 1
        ? 'Un paiement par carte a été accepté et aucun disque ne l’enregistre. Notez-le et laissez la caisse allumée jusqu’à ce que le disque soit examiné. Ne l’encaissez pas une seconde fois.'
        : `${count} paiements par carte ont été acceptés et aucun disque ne les enregistre. Notez-les et laissez la caisse allumée jusqu’à ce que le disque soit examiné. Ne les encaissez pas une seconde fois.`,
  },
  'sign-in-needed': {
    title: 'Internet demande une connexion',
    text: 'Une autre page répond à la place des services de cartes. Ouvrez un navigateur sur cet ordinateur et connectez-vous, ou demandez à la personne qui s’occupe du réseau. Les espèces fonctionnent.',
  },
  'clock-set-back': {
    title: 'L’horloge a reculé',
    text: ({ span, now }) =>
      `De ${span}\u202f; elle indique maintenant ${now}. Corrigez la date et l’heure si c’est faux. La vente continue.`,
  },
  'clock-differs': {
    title: 'L’horloge est fausse',
    text: ({ span, now, isAhead }) =>
      `Elle indique ${now} et ${isAhead ? 'avance' : 'retarde'} de ${span} sur le service de cartes. Corrigez la date et l’heure de cet ordinateur. La vente continue.`,
  },
  'check-date': {
    title: 'Cette date est-elle juste\u202f?',
    text: ({ now, last }) =>
      `Cet ordinateur indique ${now}. La dernière écriture de cette caisse est du ${last}.`,
  },
  'books-damaged': {
    title: 'Un enregistrement est endommagé',
    text: ({ last, entry, others }) =>
      `L’enregistrement du ${last} ne correspond pas au journal (écriture ${entry}${others === 0 ? '' : ` et ${others} de plus`}). La vente continue. Gardez une copie de tout le dossier de données et appelez la personne qui s’occupe de la caisse avant de vous fier au rapport de ce jour.`,
  },
  'data-damaged': {
    title: 'Le fichier de données est endommagé',
    text: 'Il ne peut plus être lu en entier, et aucune sauvegarde ne peut en être faite. La vente continue tant que c’est possible. Fermez la caisse dès que le magasin le permet\u202f: le prochain démarrage montre le chemin du retour.',
  },
  'backup-too-old': {
    title: 'Pas de sauvegarde depuis des jours',
    text: ({ last }) =>
      `Ce qui a été vendu depuis le ${last} n’est dans aucune sauvegarde. Branchez la clé ou choisissez un dossier sous Réglages, Sauvegarde.`,
  },
  'restored-from-backup': {
    title: 'Restaurée d’une sauvegarde',
    text: ({ last }) =>
      `Ces livres s’arrêtent le ${last} et reprennent avec la restauration. Comparez ce qui a été débité entre les deux avec les listes des services de cartes, et saisissez de nouveau leurs comptes sous Réglages.`,
  },
  'data-on-network': {
    title: 'Les données sont sur un disque réseau',
    text: ({ place }) =>
      `Il est joint par ${place}. Une connexion interrompue peut y endommager les livres\u202f: des ventes peuvent être perdues. Faites déplacer le dossier de données sur un disque de cet ordinateur avant de vendre.`,
  },
  'data-synced': {
    title: 'Un programme de cloud copie les données',
    text: ({ place }) =>
      `Le dossier de données se trouve dans un dossier de ${place}, qui peut endommager les livres en les copiant pendant leur utilisation. Faites-le déplacer dans un autre dossier de cet ordinateur avant de vendre\u202f; les sauvegardes peuvent y aller.`,
  },
  'day-left-open': {
    title: 'La journée n’est pas clôturée',
    text: ({ date }) =>
      `La journée du ${date} est encore ouverte. Clôturez-la avant de vendre\u202f: ce qui est vendu maintenant figure dans son rapport Z.`,
  },
}

export const clockFr: ClockTexts = {
  isRight: 'L’heure est juste',
  ifWrong:
    'Sinon, corrigez la date et l’heure de cet ordinateur\u202f: cette question disparaît d’elle-même.',
}
