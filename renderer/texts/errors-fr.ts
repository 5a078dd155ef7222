import type { BackupProblem } from '../../preload/contract/backup-views.ts'
import { backupFr } from './backup-fr.ts'
import type { ErrorTexts } from './errors-en.ts'
import { waitWords } from './wait-words.ts'

export const errorsFr: ErrorTexts = {
  'unknown-channel': 'Cet écran et la caisse ne vont pas ensemble. Redémarrez la caisse.',
  'bad-request': 'Quelque chose ne va pas dans cette saisie. Vérifiez-la et réessayez.',
  'not-allowed': 'Vous n’en avez pas le droit.',
  'too-large': 'C’est trop à la fois. Essayez une partie plus petite.',
  internal: 'Un problème est survenu dans la caisse. Rien n’a été débité par cette étape. Réessayez.',
  'till-unreachable':
    'La caisse est injoignable. Un nouvel essai se fait tout seul\u202f; vérifiez qu’elle fonctionne encore.',
  'too-busy': 'La caisse est trop occupée en ce moment. Réessayez dans un instant.',
  'disk-full': 'Le disque est plein, rien n’a été enregistré. Libérez de la place, puis réessayez.',
  'disk-nearly-full':
    'Le disque est presque plein. Les espèces continuent ; les cartes reprendront dès qu’il y aura de la place.',
  'storage-failed':
    'Rien n’a pu être enregistré\u202f: rien n’a été vendu ni modifié. Réessayez\u202f; si cela persiste, appelez la personne qui s’occupe de cet ordinateur.',
  'basket-empty': 'Cette vente est encore vide. Ajoutez d’abord un article.',
  'basket-locked':
    'Un paiement a commencé, cette vente ne peut plus être modifiée. Terminez ou annulez d’abord le paiement.',
  'basket-too-large':
    'Cette vente a atteint le nombre maximal de lignes. Terminez-la et commencez-en une autre.',
  'line-not-found': 'Cette ligne n’est plus dans la vente.',
  'parked-not-found': 'Cette vente n’est plus en attente. Quelqu’un l’a peut-être déjà reprise.',
  'product-not-found': 'Cet article n’existe plus.',
  'label-empty': ({ name }) =>
    `L’étiquette de «\u202f${name ?? ''}\u202f» ne dit rien\u202f: pesez de nouveau.`,
  'label-does-not-fit': ({ name }) =>
    `L’étiquette ne va pas avec «\u202f${name ?? ''}\u202f»\u202f: l’unité du catalogue et la règle de la balance (Réglages) se contredisent.`,
  'barcode-unknown': ({ code }) =>
    code ? `Aucun article n’a le code ${code}.` : 'Aucun article n’a ce code.',
  'price-needed': 'Cet article a un prix libre. Saisissez le prix.',
  'amount-too-large': 'Ce montant est trop élevé.',
  'quantity-invalid': 'Cette quantité n’est pas possible pour cet article.',
  'discount-invalid': 'Cette remise n’est pas possible\u202f: elle dépasse le prix.',
  'name-missing': 'Il manque un nom.',
  'barcode-taken': ({ name }) =>
    name
      ? `Ce code-barres appartient déjà à «\u202f${name}\u202f».`
      : 'Ce code-barres appartient déjà à un autre article.',
  'tax-rate-not-found': 'Ce taux de TVA n’existe plus. Choisissez-en un autre.',
  'tax-rate-in-use': 'Des articles utilisent encore ce taux de TVA. Donnez-leur d’abord un autre taux.',
  'category-not-found': 'Cette catégorie n’existe plus. Choisissez-en une autre.',
  'category-taken': ({ name }) =>
    name ? `Il existe déjà une catégorie «\u202f${name}\u202f».` : 'Il existe déjà une catégorie de ce nom.',
  'import-not-found': 'Cet import n’est plus ouvert. Choisissez de nouveau le fichier.',
  'import-unreadable': 'Le fichier ne peut pas être lu comme un tableau. Enregistrez-le en CSV et réessayez.',
  'import-too-large': 'Le fichier est trop volumineux.',
  'import-columns-missing': 'Il manque des colonnes. Indiquez laquelle contient le nom et laquelle le prix.',
  'import-has-bad-rows':
    'Certaines lignes sont incorrectes. Corrigez-les dans le fichier\u202f; rien n’a été importé.',
  'import-busy': 'Un autre import est en cours. Attendez qu’il finisse ou annulez-le.',
  'file-name-invalid': 'Ce nom de fichier ne peut pas être utilisé.',
  'payment-not-found': 'La caisse ne connaît pas ce paiement.',
  'payment-open': 'Un paiement de cette vente est encore ouvert. Attendez d’abord son issue.',
  'payment-differs':
    'Ce paiement a déjà été lancé avec d’autres montants. Revenez en arrière et recommencez.',
  'payment-amount-invalid': 'Ce montant ne peut pas être payé\u202f: il est nul ou dépasse ce qui reste dû.',
  'payment-not-due': 'Il ne reste rien à payer pour cette vente.',
  'tendered-too-little':
    'C’est moins que le montant dû. Prenez-le en paiement partiel, ou demandez davantage.',
  'card-unavailable':
    'Les cartes ne peuvent pas être acceptées pour l’instant. Associez un lecteur dans Lecteurs.',
  'reader-not-found': 'Ce lecteur n’est plus associé. Choisissez-en un autre.',
  'reader-busy':
    'Le lecteur est occupé par un autre paiement. Attendez un instant ou choisissez un autre lecteur.',
  'reader-offline': 'Le lecteur est hors ligne. Allumez-le, vérifiez son réseau, puis réessayez.',
  'decision-too-early':
    'Personne ne peut encore décider de ce paiement. Attendez, ou demandez encore une fois au service de paiement.',
  'cancel-not-possible': 'Ce paiement ne peut plus être annulé. Attendez son issue.',
  'refund-not-found': 'La caisse ne connaît pas ce remboursement.',
  'refund-not-possible': 'Ce paiement ne peut pas être remboursé maintenant.',
  'refund-too-much': 'C’est plus que ce qui reste de ce paiement.',
  'second-refund-not-found': 'La caisse ne connaît pas ce second remboursement.',
  'second-refund-decided': 'Ce remboursement a déjà fait l’objet d’une décision.',
  'second-refund-needs-reason': 'Indiquez une raison.',
  'comparison-not-found': 'La caisse ne connaît pas cette comparaison.',
  'charge-not-adoptable': 'Ce paiement ne vient pas de cette caisse. Voyez avec le service de paiement.',
  'charge-needs-reason': 'Dites en trois lettres ou plus pourquoi il appartient à cette caisse.',
  'charge-not-answered':
    'Le service de paiement ne répond pas pour le moment. Rien n’a été changé\u202f; réessayez plus tard.',
  'charge-not-confirmed': 'Le service de paiement ne confirme pas ce paiement. Rien n’a été changé.',
  'charge-still-open': 'La caisse pose encore la question de ce paiement. Elle le reprendra d’elle-même.',
  'late-charge-not-found': 'La caisse ne connaît pas ce paiement tardif.',
  'late-charge-decided': 'Ce paiement a déjà fait l’objet d’une décision.',
  'late-charge-needs-reason': 'Dites pourquoi ce paiement est gardé.',
  'late-charge-not-bookable': 'Ce paiement ne convient plus à sa vente. Gardez-le ou remboursez-le.',
  'currency-not-supported': 'Les lecteurs de carte ne peuvent pas encaisser dans cette devise.',
  'pairing-code-invalid':
    'Ce n’est pas un code d’association. Il s’affiche sur le lecteur\u202f: huit ou neuf lettres et chiffres.',
  'pairing-code-unknown':
    'Aucun lecteur n’affiche ce code actuellement. Affichez un nouveau code sur le lecteur et saisissez-le.',
  'pairing-conflict': 'Ce lecteur est déjà associé. Supprimez-le d’abord là-bas, ou redémarrez le lecteur.',
  'reader-gone':
    'Le service de paiement ne connaît plus ce lecteur. Dissociez-le ici, puis associez-le de nouveau.',
  'reader-not-in-account': 'Le compte n’a aucun lecteur portant ce numéro. Choisissez-en un dans la liste.',
  'provider-refused': ({ text }) =>
    text ? `Le service de paiement a refusé\u202f: ${text}` : 'Le service de paiement a refusé.',
  'provider-unreachable':
    'Le service de paiement est injoignable. Vérifiez la connexion à Internet et réessayez.',
  'sale-not-found': 'La caisse ne connaît pas cette vente.',
  'sale-not-open-again': 'Cette vente n’est plus ouverte\u202f: il n’y manque rien.',
  'sale-has-late-charge': 'Décidez d’abord du paiement tardif de cette vente.',
  'receipt-scanned': ({ receipt }) => `C’est le code du ticket ${receipt ?? ''}.`,
  'return-line-fixed':
    'Ce qui revient a déjà été payé : rien ne change sur cette ligne. Retirez-la et reprenez l’article à nouveau.',
  'return-too-much': ({ receipt }) => `Il ne reste pas autant sur le ticket ${receipt ?? ''}.`,
  'return-taken-before': ({ receipt }) =>
    `C’est déjà revenu, avec le ticket ${receipt ?? ''}. Ne reprenez pas plus que ce qui reste.`,
  'return-in-basket': ({ receipt }) =>
    `Cet article du ticket ${receipt ?? ''} est déjà repris dans une vente non terminée. Terminez ou videz d’abord celle-ci.`,
  'return-sale-unpaid': ({ receipt }) =>
    `Le service de paiement a repris un paiement du ticket ${receipt ?? ''} : l’argent n’est pas là. Réglez cela d’abord sous Ventes.`,
  'return-needs-own-basket':
    'Ce ticket a une autre monnaie ou une autre sorte de taxe que cette vente. Terminez-la ou mettez-la en attente d’abord.',
  'return-not-owed':
    'Ce remboursement n’a pas échoué : la carte peut encore le recevoir. Rien ne sort du tiroir pour lui.',
  'return-plan-changed': 'La répartition a changé entre-temps. Regardez encore avant de rendre la somme.',
  'tender-corrected': 'C’est déjà corrigé, d’une autre manière.',
  'tender-differs':
    'Ce paiement par carte et les espèces n’ont pas le même montant : l’un ne peut pas remplacer l’autre.',
  'day-not-found': 'La caisse ne connaît pas cette journée.',
  'day-has-open-payments':
    'Un paiement est encore ouvert. La journée pourra être clôturée quand son issue sera connue.',
  'day-needs-reason':
    'De l’argent est en cours de remboursement, ou un paiement tardif attend une décision. Dites pourquoi la journée est clôturée maintenant.',
  'day-needs-count': 'Comptez les espèces du tiroir, ou dites pourquoi personne ne compte.',
  'cash-not-counted': 'Le tiroir n’est pas compté ici. Réglages › Espèces l’active.',
  'cash-needs-reason': 'Dites à quoi sert l’argent, en trois lettres au moins.',
  'cash-not-enough':
    'D’après les livres, il n’y a pas autant dans le tiroir. Saisissez d’abord la monnaie ajoutée, ou comptez le tiroir.',
  'cash-pieces-invalid':
    'L’une des pièces n’est ni une pièce ni un billet de cette devise. Comptez de nouveau.',
  'cash-count-unknown': 'Ce comptage a déjà servi ou est dans une autre devise. Comptez de nouveau.',
  'cash-moved-since': 'Des espèces sont entrées ou sorties depuis le comptage. Comptez de nouveau.',
  'cash-difference-needs-reason':
    'L’écart dépasse ce que le magasin permet. Comptez de nouveau, ou dites pourquoi.',
  'cash-leaves-too-much': 'Il ne peut pas rester plus dans le tiroir que ce qui a été compté.',
  'cash-move-differs':
    'Cela a déjà été saisi avec un autre montant. Regardez la liste et saisissez-le de nouveau.',
  'day-empty': 'Rien n’a été vendu depuis la dernière clôture.',
  'settings-invalid': 'Un réglage n’est pas correct. Vérifiez les champs signalés.',
  'receipt-link-invalid':
    'Le lien du code QR doit commencer par https:// et contenir {receipt} à la place du numéro. Corrigez-le et enregistrez de nouveau.',
  'logo-file-too-large': 'Ce fichier est trop grand pour un logo. Choisissez une image de 2 Mo au plus.',
  'logo-too-many-pixels':
    'Cette image a trop de points pour un logo. Réduisez-la d’abord\u202f: 2000 × 2000 au plus.',
  'logo-not-a-picture':
    'Ce n’est pas une image PNG ou JPEG. Enregistrez le logo en PNG et choisissez-le de nouveau.',
  'logo-damaged':
    'Cette image ne peut pas être lue\u202f; le fichier est peut-être endommagé. Enregistrez-la de nouveau en PNG et réessayez.',
  'picture-not-readable': 'Cette image ne peut pas être affichée. Choisissez un fichier PNG, JPEG ou WebP.',
  'logo-blank': 'Il n’y a que du blanc sur cette image. Choisissez-en une avec des lignes foncées.',
  'setup-done': 'La caisse est déjà configurée.',
  'setup-needed': 'La caisse doit d’abord être configurée.',
  'training-only': 'Cela n’existe qu’en formation.',
  'live-only': 'Les comptes n’existent qu’en mode réel\u202f; la formation n’en a pas besoin.',
  'switch-payment-open':
    'Un paiement par carte ou un remboursement est encore ouvert. Attendez son issue, puis changez de mode.',
  'switch-basket-open':
    'Une vente est en cours. Terminez-la, mettez-la en attente ou videz-la, puis changez de mode.',
  'switch-failed':
    'Les autres données n’ont pas pu être ouvertes. Tout reste comme avant\u202f; le journal dans le dossier de données en donne la cause.',
  'account-unknown': 'La caisse ne connaît pas ce service de cartes.',
  'account-in-use':
    'Un paiement de ce compte est encore ouvert et ne peut être vérifié qu’avec lui. Attendez d’abord son issue.',
  'printer-address-wrong': 'Ce n’est pas l’adresse d’une imprimante. Regardez les exemples sous le champ.',
  'printer-training-only':
    'En formation, seule l’imprimante virtuelle imprime. Installez celle du magasin en mode réel.',
  'printer-unreachable':
    'L’imprimante ne répond pas. Vérifiez qu’elle est allumée, qu’elle a du papier et que son adresse est juste.',
  'no-drawer': 'Aucun tiroir-caisse n’est configuré. Dites dans les réglages où il est branché.',
  'export-not-found': 'Cet export n’existe plus. Recommencez.',
  'export-busy': 'Un autre fichier est en cours d’écriture. Attendez qu’il soit prêt, ou annulez-le.',
  'export-two-years': 'Ces jours sont à cheval sur deux exercices. Exportez chaque exercice séparément.',
  'export-account-missing': (values) =>
    `Il n’y a pas encore de compte pour ce taux de taxe\u202f: ${values.rate ?? ''}. Saisissez-le sous Comptes.`,
  'backup-unusable': ({ problem }) => backupFr.problems[problem as BackupProblem] ?? backupFr.problems.failed,
  'backup-not-looked-at': backupFr.notLooked,
  'backup-passphrase-short': ({ least }) => backupFr.passphraseShort(String(least ?? '')),
  'till-locked': 'La caisse est verrouillée. Identifiez-vous d’abord.',
  'right-missing':
    'Vous n’avez pas le droit de faire cela. Quelqu’un qui l’a peut l’approuver avec son code.',
  'approval-invalid': 'Cette approbation n’est plus valable. Demandez-la à nouveau.',
  'approver-lacks-right': 'La personne qui voulait approuver n’en a pas le droit non plus.',
  'pin-wrong': 'Ce n’est pas le bon code. Réessayez.',
  'pin-refused-for-now': ({ waitMs }) =>
    `Trop de codes faux. Réessayez dans ${waitWords(waitMs, 's', 'min')}.`,
  'pin-needed': 'Choisissez un code\u202f: 4 à 8 chiffres.',
  'person-not-found': 'La caisse ne connaît plus cette personne.',
  'person-name-taken':
    'Quelqu’un porte déjà ce nom. Choisissez-en un autre, pour que personne ne soit confondu.',
  'person-first-owner':
    'La première personne doit être propriétaire\u202f: sinon personne ne pourrait plus rien changer ici.',
  'person-last-owner':
    'C’est le seul propriétaire. Nommez-en d’abord un autre\u202f: sinon personne ne pourrait plus rien changer ici.',
  'person-beyond-rights': 'Personne ne donne des droits qu’il n’a pas lui-même. Demandez au propriétaire.',
  'role-not-found': 'Ce rôle n’existe plus. Choisissez-en un autre.',
  'role-name-taken': 'Il y a déjà un rôle de ce nom.',
  'role-fixed': 'Un propriétaire peut toujours tout faire.',
  'queue-item-gone': 'C’est déjà fait.',
  'queue-item-running': 'C’est en cours. Réessayez dans un instant.',
  'give-up-not-safe':
    'Cela ne peut pas être abandonné\u202f: il s’agit d’argent, et la caisse vérifie jusqu’à ce qu’elle sache.',
  'mail-not-set-up': 'Aucun compte de messagerie n’est réglé. Entrez-le dans les réglages.',
  'mail-address-wrong': 'Ce n’est pas une seule adresse e-mail. Vérifiez l’orthographe.',
  'mail-host-wrong': 'Ce n’est pas un nom de serveur.',
  'mail-sender-wrong': 'L’adresse de l’expéditeur n’est pas une seule adresse e-mail.',
  'mail-password-again':
    'Pour un autre serveur ou un autre utilisateur, le mot de passe doit être tapé à nouveau.',
  'mail-not-encrypted':
    'Sans chiffrement, le mot de passe et les tickets sont lisibles en route. Choisissez TLS ou STARTTLS, ou dites que vous le voulez quand même.',
  'receipt-given': 'Le client a déjà un ticket, ou il est en route.',
}
