import type { LiveTexts } from './live-en.ts'

export const liveFr: LiveTexts = {
  mode: {
    title: 'Formation et mode réel',
    inTraining: 'Ceci est la formation. Personne n’est débité et rien ne compte.',
    inLive: 'Ceci est le mode réel. Les ventes comptent et les cartes sont débitées.',
    goLive: 'Passer en mode réel',
    goTraining: 'Passer en formation',
    goLiveTitle: 'Passer en mode réel\u202f?',
    goLiveText:
      'Le mode réel a ses propres données\u202f: catalogue, ventes, journées et lecteurs. Il commence vide et la formation reste telle quelle. Dès lors, les ventes comptent et les cartes sont débitées.',
    goTrainingTitle: 'Passer en formation\u202f?',
    goTrainingText:
      'Les données réelles restent telles quelles et attendent. En formation, personne n’est débité et rien de ce que vous y vendez ne compte.',
    testCloud: 'Nuage de test',
    testCloudHint: (hosts) => `Les cartes sont demandées à ${hosts}, pas au vrai service de cartes.`,
    sandbox: 'Compte d’essai',
    sandboxHint: 'Le service de cartes dit que ce compte sert aux essais. Personne n’est débité.',
    setupTitle: 'Mode réel',
    setupIntro:
      'C’est maintenant la vraie caisse\u202f: les ventes comptent à partir d’ici. La formation reste telle quelle.',
    sample: 'Commencer avec le catalogue d’exemple',
    takeOver: 'Reprendre ticket, taxes, imprimante et écran de la formation',
    setupHint:
      'Les comptes pour les cartes se saisissent sous Réglages. D’ici là, la caisse prend les espèces.',
  },
  accounts: {
    title: 'Services de cartes',
    isSet: 'prêt',
    notSet: 'non configuré',
    refused: 'refusé',
    unreadable: 'illisible',
    notSetText: 'Sans compte, aucune carte ne peut être prise avec ce service.',
    setUp: 'Configurer',
    change: 'Modifier',
    remove: 'Retirer le compte',
    removeTitle: (name) => `Retirer le compte chez ${name}\u202f?`,
    removeText:
      'La caisse oublie les clés. Paiements et tickets restent. Ses lecteurs ne servent plus tant qu’il n’est pas configuré de nouveau.',
    dialogTitle: (name) => `Compte chez ${name}`,
    optional: 'peut rester vide',
    keptEnding: (ending) => `Enregistrée, se termine par …${ending}. Laissez vide pour la garder.`,
    kept: 'Enregistrée. Laissez vide pour la garder.',
    save: 'Vérifier et enregistrer',
    saveAllTheSame: 'Enregistrer quand même',
    checking: 'Le service de cartes est interrogé…',
    saved: 'Enregistré. Les cartes peuvent être prises avec ce service.',
    good: 'Correct.',
    plausible: 'Semble correct. La preuve ne vient qu’avec un premier paiement.',
    notChecked: 'N’a pas pu être vérifié.',
    couldNotCheck:
      'Le service de cartes n’a pas pu être interrogé, rien n’a donc été enregistré. Réessayez, ou enregistrez quand même et vérifiez plus tard.',
    refusedText: 'Quelque chose n’est pas correct, rien n’a donc été enregistré.',
    currencyDiffers: (account, till) =>
      `Ce compte est en ${account}, la caisse en ${till}\u202f: les cartes ne peuvent pas être débitées ainsi.`,
    savedAt: (at) => `Enregistré ${at}`,
    testHost: (host) => `Interroge ${host}`,
    causes: {
      missing: 'Ceci est nécessaire.',
      malformed: 'Il y a ici des caractères de trop. Copiez de nouveau, sans espaces.',
      'public-key': 'C’est la clé publique. Il faut la clé secrète.',
      refused: 'Le service de cartes ne connaît pas cette clé, ou elle a été révoquée.',
      'no-right-to-readers':
        'Cette clé ne peut pas travailler avec des lecteurs de cartes. Créez-en une avec tous les droits.',
      'other-merchant': 'La clé appartient à un autre compte.',
      'address-invalid': 'Il faut une adresse https. Le http simple ne vaut que pour cet ordinateur.',
      'key-did-not-arrive': 'La clé n’est pas arrivée au service de cartes. Quelque chose l’enlève en route.',
      'not-the-service': 'Cette adresse répond, mais pas comme ce service de cartes.',
      'store-unknown': 'Ce magasin n’est plus dans le compte. Choisissez-en un autre.',
    },
    belongsTo: (code) => `La clé appartient à ${code}.`,
    noLonger: 'Le service de cartes n’accepte plus ces clés. Saisissez-les de nouveau.',
    noService: 'Configurez d’abord un service de cartes sous Réglages.',
    notChosen: 'non choisi',
    rotate: 'Créer une nouvelle clé',
    rotateTitle: (name) => `Créer une nouvelle clé chez ${name}\u202f?`,
    rotateText:
      'La caisse fait créer une nouvelle clé, la garde, l’essaie et révoque l’ancienne. Les autres caisses qui partagent l’ancienne ne prennent plus de cartes avant d’en recevoir une nouvelle.',
    rotated: {
      revoked: 'Une nouvelle clé est en service et l’ancienne a été révoquée.',
      kept: 'Une nouvelle clé est en service. L’ancienne est encore valable\u202f: révoquez-la auprès du service de cartes.',
      'not-proven': 'La nouvelle clé n’a encore rien ouvert, l’ancienne reste donc en service.',
      refused: 'Le service de cartes a refusé de créer une clé. L’ancienne reste en service.',
      unavailable: 'Le service de cartes n’a pas pu être interrogé. L’ancienne clé reste en service.',
    },
    keptIn: {
      safe: 'Les clés sont dans le coffre de ce système.',
      file: 'Ce système n’a pas de coffre. Les clés sont dans un fichier de la caisse que seul cet utilisateur peut lire.',
      'file-weak-safe':
        'Le coffre de ce système est ouvert à tous, la caisse ne l’utilise donc pas. Les clés sont dans un fichier que seul cet utilisateur peut lire.',
      'file-windows': 'Les clés sont dans un fichier du dossier de données, avec les droits de ce dossier.',
    },
    unreadableText: {
      'broken-file':
        'Le fichier des clés est endommagé. Saisissez-les de nouveau\u202f; l’ancien fichier reste à côté du nouveau.',
      'foreign-file':
        'Le fichier des clés appartient à un autre utilisateur de cet ordinateur. Lancez la caisse sous cet utilisateur, ou saisissez-les de nouveau.',
      'other-safe':
        'Les clés ont été scellées par un coffre absent\u202f: autre ordinateur, autre utilisateur, ou l’autre forme de ce programme. Saisissez-les de nouveau.',
    },
    stepsTitle: 'Maintenant sur le lecteur',
    stepsText: 'Le lecteur lui-même reste connecté tant que personne ne fait ceci sur son écran\u202f:',
    steps: {
      'open-menu': 'Ouvrir le menu',
      connections: 'Connexions',
      api: 'API',
      disconnect: 'Déconnecter',
    },
    stepsDone: 'Fait sur le lecteur',
  },
}
