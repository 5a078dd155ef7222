import type { StatusTexts } from './status-en.ts'

export const statusFr: StatusTexts = {
  readerShows: {
    'choosing-tip': 'propose un pourboire',
    'waiting-for-card': 'demande la carte',
    'waiting-for-pin': 'demande le code',
    'waiting-for-signature': 'demande une signature',
    idle: 'est libre',
    updating: 'met à jour son logiciel',
    offline: 'est hors ligne',
  },
  readerSilent: 'n’a encore rien signalé',
  readerOwnScreen: 'n’indique la marche à suivre que sur son écran',
  heard: (ago) => `entendu il y a ${ago}`,
  heardLongAgo: (ago) => `entendu il y a ${ago}, a peut-être changé`,
  advice: {
    starting: 'Un instant\u202f: le paiement est noté et commence aussitôt.',
    'calling-reader': 'Un instant\u202f: la demande est en route vers le lecteur.',
    'cancel-asked':
      'Attendez le résultat\u202f; si une carte est déjà au lecteur, le paiement peut encore être accepté.',
    'declined-for-now':
      'Attendez\u202f: cet essai a été refusé et le client peut réessayer sur le lecteur. N’encaissez pas encore autrement.',
    'hand-over': 'Tendez le lecteur au client.',
    'look-for-bar': 'Si le lecteur n’affiche ni le montant ni une barre bleue, réveillez-le ou annulez.',
    'choosing-tip': 'Laissez le client choisir un pourboire sur le lecteur.',
    'waiting-for-card': 'Laissez le client présenter, insérer ou glisser sa carte.',
    'waiting-for-pin': 'Laissez le client saisir son code sur le lecteur.',
    'waiting-for-signature': 'Laissez le client signer sur le lecteur.',
    idle: 'Un instant\u202f: le lecteur a terminé et le résultat arrive.',
    updating: 'Attendez que le lecteur ait mis à jour son logiciel.',
    offline: 'Vérifiez le réseau du lecteur et regardez son écran\u202f; la caisse continue à interroger.',
    unknown:
      'N’encaissez pas une seconde fois. Le client a peut-être été débité\u202f: regardez l’écran du lecteur\u202f; la caisse vérifie jusqu’à ce qu’elle sache.',
    'unknown-not-found':
      'N’encaissez pas encore à nouveau. Si le lecteur affiche le montant, laissez le client payer\u202f; sinon, attendez que la caisse sache.',
    decide:
      'N’encaissez pas encore à nouveau. Le service de paiement ne peut pas dire si la carte a été débitée\u202f: regardez le lecteur, le ticket, le portail et la banque, puis décidez.',
    'approved-by-word':
      'Compte comme payé, parce qu’une personne en a décidé. Le service de paiement ne l’a pas confirmé\u202f; la caisse continue de demander.',
    'failed-by-word':
      'Compte comme non débité, parce qu’une personne en a décidé. Le service de paiement ne l’a pas confirmé\u202f; la caisse continue de demander.',
    'approved-not-saved':
      'Accepté par le service de cartes, mais le disque de la caisse n’enregistre rien. C’est noté à part et sera comptabilisé dès que le disque fonctionne. N’encaissez pas une seconde fois\u202f; appelez la personne qui s’occupe de cet ordinateur.',
    'unknown-no-connection':
      'N’encaissez pas une seconde fois. Le service de paiement ne répond pas\u202f: regardez l’écran du lecteur, et mettez la vente en attente si d’autres clients patientent.',
    mismatch:
      'N’encaissez pas une seconde fois. Le service de paiement a autre chose sous notre référence\u202f: comparez avec la liste du service.',
    approved: 'Le montant est encaissé.',
    'approved-late':
      'La carte a finalement été débitée. Si le montant a aussi été encaissé autrement, rendez-le ou annulez le paiement par carte.',
    declined: 'Rien n’a été débité\u202f: demandez une autre carte ou un autre moyen de paiement.',
    cancelled: 'Rien n’a été débité\u202f: recommencez ou prenez un autre moyen de paiement.',
    failed:
      'Pour autant qu’on sache, rien n’a été débité\u202f: réessayez ou prenez un autre moyen de paiement.',
    'failed-reader-offline':
      'Rien n’a été débité\u202f: allumez le lecteur et vérifiez son réseau, ou prenez un autre lecteur ou des espèces.',
    'failed-reader-busy':
      'Rien n’a été débité\u202f: attendez que le lecteur soit libre, ou prenez un autre lecteur ou des espèces.',
    'failed-not-authorised':
      'Rien n’a été débité\u202f: le service de paiement n’accepte plus la clé de la caisse. Encaissez en espèces et faites vérifier la clé.',
    'failed-not-sent':
      'Rien n’a été débité, rien n’a quitté la caisse\u202f: vérifiez la connexion internet ou encaissez en espèces.',
    'failed-wait': 'Rien n’a été débité\u202f: attendez quelques secondes, puis réessayez.',
    'failed-no-trace':
      'Le service de paiement n’en a aucune trace, rien n’a donc été débité. Regardez l’écran du lecteur avant de réessayer.',
  },
  next: {
    sends: () => 'La caisse envoie la demande.',
    'called-off': (span) => `Ce qui n’est pas envoyé dans ${span} ne le sera plus.`,
    'waits-for-answer': () =>
      'La caisse attend la réponse. Si elle ne vient pas, elle demande ce qu’il en est et n’envoie jamais deux fois.',
    'asks-again': (span) => `La caisse vérifie à nouveau dans ${span}.`,
    asking: () => 'La caisse vérifie maintenant.',
    'decline-counts': (span) => `Le refus est définitif dans ${span} au plus tard.`,
    'no-trace-counts': (span) => `Sans trace pendant encore ${span}, il compte comme non commencé.`,
    'no-trace-waits-for-reader': (span) =>
      `Sans trace pendant encore ${span}, et le lecteur étant libre, il compte comme non commencé.`,
    'may-cancel-again': (span) => `Vous pourrez redemander l’annulation dans ${span}.`,
    'looks-again': (span) => `Par sûreté, la caisse vérifie encore une fois dans ${span}.`,
    confirms: (span) => `La caisse récupère les détails dans ${span}.`,
    'saves-again': () => 'La caisse réessaie d’elle-même, jusqu’à ce que ce soit enregistré.',
  },
  noTraceAfter: (span) => `Après ${span} sans trace, il compte comme non commencé.`,
  nothingNext: 'Plus rien\u202f: c’est définitif.',
  cancel: {
    asked: (time) => `Annulation demandée à ${time}\u202f; le lecteur peut encore accepter.`,
    'passed-on': (time) =>
      `Annulation demandée à ${time} et transmise\u202f; le lecteur peut encore accepter.`,
    'not-passed-on': (time) =>
      `L’annulation demandée à ${time} n’a pas pu être transmise. Utilisez la touche rouge du lecteur.`,
  },
  noCancel: 'non demandée',
  saveNow: 'Enregistrer maintenant',
  rows: { reader: 'Lecteur', next: 'Suite', cancel: 'Annulation', noted: 'À noter' },
  asked: (times, ago) => `Vérifié ${times} fois jusqu’ici, la dernière il y a ${ago}.`,
  askedBefore: (times) => `Vérifié ${times} fois en tout.`,
  unanswered: (times) =>
    times === '1'
      ? 'La dernière question est restée sans réponse.'
      : `Les ${times} dernières questions sont restées sans réponse.`,
  answered: (took, httpStatus) => `réponse en ${took} · HTTP ${httpStatus}`,
  notAnswered: (took) => `sans réponse pendant ${took}`,
}
