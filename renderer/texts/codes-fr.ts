import { wordFor } from './code-sentence.ts'
import type { CodeTexts, ReaderStateTexts } from './codes-en.ts'

const quoted = (text: string | number | undefined): string => (text ? `\u202f: «\u202f${text}\u202f»` : '.')

const readerStatesFr: ReaderStateTexts = {
  idle: 'prêt',
  'choosing-tip': 'choix du pourboire',
  'waiting-for-card': 'présentez la carte',
  'waiting-for-pin': 'saisissez le code',
  'waiting-for-signature': 'signez',
  updating: 'mise à jour du logiciel',
  offline: 'pas de réseau',
}

export const codesFr: CodeTexts = {
  timeline: {
    started: ({ reader }, money) =>
      reader
        ? `Paiement par carte de ${money('amountMinor')} lancé sur ${reader}.`
        : `Paiement par carte de ${money('amountMinor')} lancé.`,
    'cash-received': (_, money) =>
      `${money('tenderedMinor')} reçus en espèces, monnaie rendue ${money('changeMinor')}.`,
    submitting: ({ reference }) => `Demande en route sous notre référence ${reference ?? ''}.`,
    accepted: 'Le service de paiement a pris la demande et appelle le lecteur.',
    refused: ({ text }) => `Le service de paiement a rejeté la demande${quoted(text)}`,
    'not-sent': 'La demande n’a pas pu être envoyée. Rien n’a quitté la caisse, rien n’a été débité.',
    'answer-lost':
      'La réponse à la demande s’est perdue. La caisse vérifie ce qu’elle est devenue et ne l’envoie jamais une seconde fois.',
    'deadline-passed': 'La demande n’a pas été envoyée à temps et ne le sera plus.',
    'never-sent': 'Constaté après un redémarrage\u202f: la demande n’avait jamais été envoyée.',
    'reader-state': ({ state }) => `Le lecteur indique\u202f: ${wordFor(readerStatesFr, state)}.`,
    'still-pending': 'Le service de paiement indique que le paiement est en cours.',
    'declined-for-now': 'Cet essai a été refusé\u202f; le client peut réessayer sur le lecteur.',
    'not-found': 'Le service de paiement ne connaît pas encore ce paiement. La caisse continue à vérifier.',
    'asking-failed': 'Plusieurs vérifications sont restées sans réponse. La caisse continue.',
    mismatch: 'Le service de paiement a autre chose sous notre référence. Quelqu’un doit s’en occuper.',
    'no-trace': ({ seconds }) =>
      `Aucune trace d’un paiement après ${seconds ?? ''} secondes\u202f: rien n’a été débité.`,
    'cancel-wished': 'L’annulation a été demandée à la caisse.',
    'till-restarted': 'La caisse a été redémarrée et continue à vérifier.',
    'cancel-passed-on':
      'La demande d’annulation a été transmise. C’est toujours le service de paiement qui tranche.',
    'cancel-failed': 'La demande d’annulation n’a pas pu être transmise.',
    'decided-charged': ({ text }) => `Une personne a décidé\u202f: la carte a été débitée${quoted(text)}`,
    'decided-not-charged': ({ text }) =>
      `Une personne a décidé\u202f: la carte n’a pas été débitée${quoted(text)}`,
    'decision-confirmed': 'Le service de paiement dit maintenant la même chose que la personne qui a décidé.',
    'approved-in-part': (_, money) =>
      `Accepté pour ${money('chargedMinor')} seulement, sur ${money('askedMinor')}\u202f: ${money('restMinor')} restent à payer.`,
    approved: (_, money) => `Accepté\u202f: ${money('chargedMinor')} débités.`,
    'card-slip-came': 'Le service de paiement a écrit le ticket de carte ; il peut être imprimé.',
    'refund-slip-came': 'Le service de paiement a écrit le ticket du remboursement ; il peut être imprimé.',
    settled: 'Le service de paiement le versera ; cela ne peut plus être annulé.',
    declined: ({ text }) => `Refusé${quoted(text)}`,
    cancelled: 'Annulé. Rien n’a été débité.',
    failed: ({ text }) => `Échoué${quoted(text)}`,
    'approved-after-all': (_, money) =>
      `Finalement accepté\u202f: le service de paiement annonce ${money('chargedMinor')} débités.`,
    'approval-disputed':
      'Après son accord, le service de paiement dit maintenant autre chose. Quelqu’un doit s’en occuper.',
    'taken-back-written-off': ({ text }, money) =>
      `${money('amountMinor')} de la vente passés en perte${quoted(text)}`,
    'dispute-noted': ({ text }) => `Le sort de l’acceptation a été noté${quoted(text)}`,
    'charge-after-all': 'Le service de paiement parle maintenant d’un débit. Quelqu’un doit s’en occuper.',
    'refund-decided-refunded': ({ text }, money) =>
      `Une personne a décidé\u202f: ${money('amountMinor')} a été rendu sur la carte${quoted(text)}`,
    'refund-decided-not-refunded': ({ text }, money) =>
      `Une personne a décidé\u202f: ${money('amountMinor')} n’a pas été rendu sur la carte${quoted(text)}`,
    'refund-decision-confirmed':
      'Le service de paiement dit maintenant du remboursement la même chose que la personne qui a décidé.',
    'refund-disputed': (_, money) =>
      `Le service de paiement dit que ${money('amountMinor')} n’a finalement pas été rendu. Quelqu’un doit regarder.`,
    'refund-started': (_, money) =>
      `À la caisse, il a été demandé de rendre ${money('amountMinor')} sur la carte.`,
    'refund-submitting': ({ reference }) => `Remboursement envoyé sous notre référence ${reference ?? ''}.`,
    'refund-waits': (_, money) => `Le remboursement de ${money('amountMinor')} attend. La caisse réessaie.`,
    'refund-refused': ({ text }) => `Le service de paiement a refusé le remboursement${quoted(text)}`,
    'refund-given-up': ({ text }) => `Le remboursement a été abandonné avant tout envoi${quoted(text)}`,
    'refund-no-trace': ({ seconds }) =>
      `Aucune trace du remboursement après ${seconds ?? ''} secondes\u202f: rien n’a été rendu.`,
    'refund-accepted': 'Le remboursement attend la carte sur le lecteur.',
    'refund-answer-lost':
      'La réponse au remboursement s’est perdue. La caisse vérifie ce qu’il est devenu et ne l’envoie jamais une seconde fois.',
    'refund-mismatch':
      'Le service de paiement a autre chose sous le nom du remboursement. Quelqu’un doit s’en occuper.',
    refunded: (_, money) => `Rendu sur la carte\u202f: ${money('amountMinor')}.`,
    'refunded-twice': ({ first, second }, money) =>
      `Il a été rendu plus que demandé\u202f: ${second ?? ''} (${money('amountMinor')}) en plus de ${first ?? ''}.`,
    'refund-copy-called-off': 'Une copie du remboursement attendait sur le lecteur et a été annulée.',
    'second-refund-lost': ({ text }, money) =>
      `${money('amountMinor')} rendus deux fois ont été notés comme perte${quoted(text)}`,
    'second-refund-repaid': ({ text }, money) =>
      `${money('amountMinor')} rendus deux fois ont été repayés par le client${quoted(text)}`,
    'refund-after-all': (_, money) => `Finalement rendu sur la carte\u202f: ${money('amountMinor')}.`,
    'approved-after-cancel':
      'Accepté avant que l’annulation n’agisse. Quelqu’un doit choisir\u202f: garder ou rembourser.',
    'already-paid':
      'La vente était déjà payée quand cet accord est arrivé. Quelqu’un doit choisir\u202f: garder ou rembourser.',
    'charged-twice': ({ first, second }, money) =>
      `La carte a été débitée deux fois\u202f: ${first ?? ''} et ${second ?? ''}. Un seul débit est le paiement\u202f; pour l’autre (${money('amountMinor')}), quelqu’un doit choisir.`,
    'late-charge-booked': 'Le paiement tardif a été enregistré à la caisse.',
    'late-charge-kept': ({ text }) => `Le paiement tardif a été gardé à la caisse, sans vente${quoted(text)}`,
    'late-charge-reversed': 'Il a été décidé à la caisse de rembourser le paiement tardif.',
  },
  reason: {
    'decided-refunded': 'Une personne a décidé que l’argent a été rendu.',
    'decided-not-refunded': 'Une personne a décidé que l’argent n’a pas été rendu.',
    'refund-disputed': 'Le service de paiement dit que l’argent n’a pas été rendu.',
    'decided-not-charged': 'Une personne a décidé que la carte n’a pas été débitée.',
    'decided-charged': 'Une personne a décidé que la carte a été débitée.',
    'approval-disputed': 'Le service de paiement a repris l’acceptation ou indique un autre montant.',
    declined: 'La banque a refusé la carte.',
    cancelled: 'Annulé sur le lecteur ou par la caisse.',
    'cancelled-before-sending': 'Annulé avant tout envoi.',
    'not-completed': 'Le paiement n’a pas été terminé à temps sur le lecteur.',
    'deadline-passed': 'La demande n’a pas pu être envoyée à temps.',
    'never-sent': 'La caisse a redémarré avant l’envoi de la demande.',
    'no-trace': 'Le service de paiement n’en a aucune trace.',
    'not-found': 'Le service de paiement ne connaît pas encore ce paiement.',
    'asking-failed': 'Le service de paiement ne répond pas.',
    mismatch: 'Le service de paiement a autre chose sous notre référence.',
    'declined-for-now': 'Cet essai a été refusé\u202f; le client peut réessayer.',
    'reader-offline': 'Le lecteur est hors ligne.',
    'reader-busy': 'Le lecteur est occupé.',
    'reader-unknown': 'Le service de paiement ne connaît pas ce lecteur.',
    'not-authorised': 'Le service de paiement n’accepte pas la clé de la caisse.',
    'amount-invalid': 'Le service de paiement n’accepte pas ce montant.',
    'currency-not-supported': 'Le service de paiement n’accepte pas cette devise.',
    'reference-used': 'Une demande précédente est peut-être arrivée.',
    'too-many-requests': 'Le service de paiement a demandé une pause.',
    'request-invalid': 'Le service de paiement n’a pas compris la demande.',
    'address-invalid': 'L’adresse du service de paiement n’est pas correcte.',
    interrupted: 'La caisse a été interrompue pendant l’envoi.',
    restarted: 'La caisse a redémarré pendant l’envoi.',
    internal: 'Un problème est survenu dans la caisse.',
    'no-provider': 'Le service de paiement n’est pas configuré.',
    'no-reader': 'Aucun lecteur de carte n’est encore associé.',
    'disk-nearly-full': 'Le disque est presque plein.',
    timeout: 'Aucune réponse n’est arrivée à temps.',
    'timed-out': 'Aucune réponse n’est arrivée à temps.',
    unreachable: 'Le service de paiement est injoignable.',
    'name-not-found': 'L’adresse du service de paiement est introuvable. Vérifiez la connexion à Internet.',
    'not-connected': 'Pas de connexion au service de paiement. Vérifiez la connexion à Internet.',
    'connection-not-secure':
      'La connexion au service de paiement n’était pas sûre, rien n’a donc été envoyé. Vérifiez la date et l’heure de cet ordinateur.',
    'connection-lost': 'La connexion s’est coupée avant l’arrivée de la réponse.',
    redirected:
      'Internet demande une connexion, ou une autre adresse a répondu à la place du service de paiement. La caisse ne se fie à aucune réponse de ce genre. Ouvrez un navigateur sur cet ordinateur et connectez-vous.',
    'sign-in-page':
      'Internet demande une connexion, ou une autre adresse a répondu à la place du service de paiement. La caisse ne se fie à aucune réponse de ce genre. Ouvrez un navigateur sur cet ordinateur et connectez-vous.',
    'answer-too-large': 'La réponse du service de paiement était trop longue pour être juste.',
    'answer-broken': 'La réponse du service de paiement s’est interrompue au milieu.',
    'answer-not-understood': 'La caisse n’a pas compris la réponse du service de paiement.',
    'answer-not-ours':
      'La réponse du service de paiement concerne un autre paiement. La caisse ne l’utilise pas.',
    conflict: 'Le service de paiement dit que cela ne correspond pas à ce qu’il a en ce moment.',
    invalid: 'Le service de paiement n’accepte pas ces données.',
    'list-too-long': 'La liste du service de paiement est trop longue pour être parcourue jusqu’au bout.',
    'more-than-is-left': 'Plus que ce qui reste de ce paiement.',
    'not-found-yet': 'Le service de paiement ne le connaît pas encore.',
    'not-known': 'Le service de paiement ne le connaît pas.',
    'not-paid': 'Ce paiement n’a pas été réglé ; il n’y a rien à rendre.',
    'given-up': 'Cela a été abandonné à la caisse.',
    'other-refund-open': 'Un autre remboursement de ce paiement est encore ouvert.',
    'not-refundable-yet':
      'Le service de paiement ne peut pas encore rembourser ce paiement. La caisse réessaie.',
    other: 'Le service de paiement l’a refusé.',
    refused: 'Le service de paiement l’a refusé.',
    'replaced-by-another-till':
      'Le paiement s’est terminé sans que personne ici ne l’annule. Une autre caisse a peut-être utilisé ce lecteur.',
    reversed: 'Le service de paiement a retiré son accord. Le client n’est pas débité.',
    'too-late': 'Trop tard : le lecteur est déjà à l’œuvre.',
    'transaction-unknown': 'Le service de paiement ne connaît pas ce paiement.',
    unavailable: 'Le service de paiement ne répond pas.',
    'no-reference': 'Il manque à la caisse un numéro pour vérifier ce paiement.',
    http: ({ number }) => `Le service de paiement a répondu par une erreur (${number ?? ''}).`,
  },
  readerState: readerStatesFr,
  readerAction: {
    'tap-good': 'Présenter la carte',
    'tap-declined': 'Présenter une carte refusée',
    'tap-needs-pin': 'Présenter une carte à code',
    'insert-good': 'Insérer la carte',
    'insert-declined': 'Insérer une carte refusée',
    'insert-needs-pin': 'Insérer une autre carte',
    'pin-correct': 'Bon code',
    'pin-wrong': 'Mauvais code',
    'tip-none': 'Sans pourboire',
    cancel: 'Touche rouge',
    'walk-away': 'Partir',
    unplug: 'Débrancher',
    'plug-in': 'Brancher',
    'lose-network': 'Couper le réseau',
    'regain-network': 'Rétablir le réseau',
    'show-pairing-code': 'Afficher le code',
    'stand-by': 'Mettre en veille',
    'wake-up': 'Réveiller',
    'show-identity': 'Afficher le code QR',
    disconnect: 'Oublier l’association',
  },
  importReason: {
    'columns-wrong': ({ columns, expected }) => `${columns} colonnes au lieu de ${expected}.`,
    'name-missing': 'Le nom manque.',
    'name-too-long': ({ limit }) => `Le nom dépasse ${limit} caractères.`,
    'unit-invalid': ({ unit }) => `«\u202f${unit}\u202f» n’est pas une unité connue de la caisse.`,
    'color-invalid': ({ color }) =>
      `«\u202f${color}\u202f» n’est pas une couleur\u202f; une couleur s’écrit comme #3366cc.`,
    'category-too-long': ({ limit }) => `La catégorie dépasse ${limit} caractères.`,
    'barcode-rounded': ({ barcode }) =>
      `«\u202f${barcode}\u202f» a été arrondi par un tableur. Enregistrez la colonne en texte.`,
    'barcode-invalid': ({ barcode }) => `«\u202f${barcode}\u202f» ne peut pas être un code-barres.`,
    'barcodes-too-many': ({ limit }) => `Plus de ${limit} codes-barres.`,
    'barcode-duplicate': ({ barcode, otherLine }) =>
      `Le code-barres ${barcode} figure aussi à la ligne ${otherLine}.`,
    'barcode-taken': ({ barcode, product }) =>
      `Le code-barres ${barcode} appartient déjà à «\u202f${product}\u202f».`,
    'product-duplicate': ({ product, otherLine }) =>
      `«\u202f${product}\u202f» figure aussi à la ligne ${otherLine}.`,
    'tax-missing': 'Le taux de TVA manque.',
    'tax-invalid': ({ tax }) => `«\u202f${tax}\u202f» n’est pas un taux de TVA.`,
    'price-negative': ({ price }) => `Le prix ${price} est négatif.`,
    'price-decimals': ({ price, decimals, currency }) =>
      `Le prix ${price} a trop de décimales\u202f; ${currency} en a au plus ${decimals}.`,
    'price-too-large': ({ price }) => `Le prix ${price} est trop élevé.`,
    'price-currency': ({ found, currency }) => `Le prix est en ${found}, la caisse compte en ${currency}.`,
    'price-invalid': ({ price }) => `«\u202f${price}\u202f» n’est pas un prix.`,
    'row-too-long': 'La ligne est trop longue.',
    'quote-open': 'Un guillemet est ouvert ici et jamais fermé.',
    'quote-wrong': 'Il y a encore du texte entre un guillemet fermant et la colonne suivante.',
    'characters-lost': 'Certains caractères sont illisibles dans cet encodage.',
  },
}
