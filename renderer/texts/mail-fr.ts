import type { MailTexts } from './mail-en.ts'

export const mailFr: MailTexts = {
  title: 'Tickets par e-mail',
  intro: 'Les tickets partent en PDF par votre propre serveur de messagerie. Personne d’autre ne les voit.',
  privacy:
    'L’adresse d’un client n’est gardée que jusqu’à ce que son message soit parti ou abandonné.',
  trainingText:
    'En formation, aucun message ne quitte cette machine. L’e-mail se règle en mode réel.',
  server: 'Serveur de messagerie',
  serverHint: 'Tel que votre fournisseur le nomme pour l’envoi (SMTP).',
  port: 'Port',
  security: 'Chiffrement',
  tls: 'TLS (souvent 465)',
  starttls: 'STARTTLS (souvent 587)',
  plain: 'aucun',
  plainWarning:
    'Sans chiffrement, chacun sur le trajet peut lire le mot de passe et les tickets. Sur cette machine même, rien ne voyage.',
  plainAccepted: 'Je le sais et je le veux quand même',
  user: 'Nom d’utilisateur',
  userHint: 'Vide\u202f: le serveur ne demande pas d’identification.',
  password: 'Mot de passe',
  passwordKept: 'Un mot de passe est gardé. Tapez ici seulement pour le remplacer.',
  passwordAgain: 'Pour un autre serveur ou un autre utilisateur, le mot de passe doit être tapé à nouveau.',
  senderName: 'Nom de l’expéditeur',
  senderAddress: 'Adresse de l’expéditeur',
  subject: 'Objet',
  text: 'Mots au-dessus du ticket',
  wordsHint: 'Vide\u202f: dans la langue du ticket. {receipt} est son numéro, {shop} le magasin.',
  saved: 'Enregistré. Les tickets peuvent maintenant partir par e-mail.',
  removed: 'Retiré. Les tickets ne partent plus par e-mail.',
  from: (address, server) => `De ${address} par ${server}`,
  testTo: 'Envoyer un message d’essai à',
  testSend: 'Envoyer un message d’essai',
  testSent: (address) => `Le serveur a pris le message pour ${address}. Regardez s’il arrive.`,
  notSent: (why) => `Non envoyé. ${why}`,
  mayHaveGone: (why) => `Il est peut-être parti. ${why}`,
  answered: (numbers) => `Le serveur a répondu ${numbers}.`,
  problem: {
    'name-not-found': 'Il n’y a pas de serveur de ce nom. Vérifiez l’orthographe et le réseau.',
    'connection-refused': 'Rien n’y prend de messages. Vérifiez le port et le nom du serveur.',
    'no-connection': 'Aucun chemin ne mène au serveur. Vérifiez le réseau.',
    'time-out': 'Le serveur ne répond pas à temps. Vérifiez le port et le chiffrement.',
    'connection-lost': 'La connexion s’est rompue.',
    'no-mail-server': 'Ce qui répond n’est pas un serveur de messagerie. Vérifiez le port et le chiffrement.',
    'no-encryption': 'Le serveur n’offre pas STARTTLS. Choisissez TLS ou demandez à votre fournisseur.',
    'encryption-failed':
      'Le chiffrement ne s’est pas établi. Vérifiez que le port et le chiffrement vont ensemble.',
    'certificate-not-trusted':
      'Le certificat du serveur ne vient de personne à qui cette machine fait confiance. Rien ne lui a été envoyé.',
    'certificate-expired':
      'Le certificat du serveur n’est pas valable aujourd’hui. Vérifiez la date de cette machine.',
    'certificate-other-name':
      'Le certificat du serveur est pour un autre nom. Vérifiez le nom du serveur.',
    'login-refused': 'Le serveur refuse le nom d’utilisateur et le mot de passe.',
    'login-needed': 'Le serveur veut un nom d’utilisateur et un mot de passe.',
    'sender-refused': 'Le serveur ne laisse pas cette adresse envoyer.',
    'recipient-refused': 'Le serveur ne prend pas l’adresse de ce client. Vérifiez l’orthographe.',
    'too-large': 'Le message est trop grand pour le serveur ou pour la boîte du client.',
    'message-refused': 'Le serveur refuse ce message.',
    'not-now': 'Le serveur ne prend pas de messages en ce moment.',
    interrupted: 'La caisse a été arrêtée en plein envoi.',
  },
  ways: {
    title: 'Ticket',
    paper: 'Papier',
    again: 'Copie',
    mail: 'E-mail',
    code: 'Code QR',
    none: 'Sans ticket',
  },
  mailed: {
    waiting: 'L’e-mail est en route.',
    sent: 'L’e-mail est envoyé.',
    doubtful: 'L’e-mail est peut-être arrivé.',
    failed: 'L’e-mail n’a pas pu être envoyé.',
  },
  mark: {
    waiting: 'e-mail en route',
    sent: 'e-mail envoyé',
    doubtful: 'e-mail peut-être arrivé',
    failed: 'e-mail non envoyé',
  },
  declined: 'Le client ne veut pas de ticket.',
  declinedMark: 'ticket non voulu',
  sendTitle: 'Ticket par e-mail',
  sendTo: 'Adresse du client',
  sendHint: 'Une seule adresse. Elle est oubliée quand le message est parti.',
  send: 'Envoyer',
  queued: 'Le ticket est en route par e-mail.',
  codeTitle: (receipt) => `Ticket ${receipt}`,
  codeLink:
    'Le client dirige l’appareil photo de son téléphone ici\u202f: le ticket s’ouvre sur la page du magasin.',
  codeNumber:
    'Le code contient le numéro du ticket et rien d’autre\u202f: le magasin n’a pas de page où le ticket se lirait.',
  codeNone:
    'Ce ticket n’a pas de code. Sous Réglages › Ticket, le lien du magasin peut être entré\u202f; un téléphone ne peut pas joindre une caisse seule.',
  codeAlt: 'Code QR du ticket',
  after: 'Après la vente',
  default: {
    always: {
      label: 'imprimer chaque ticket',
      text: 'Chaque client reçoit du papier. Convient là où un ticket doit être remis, comme en Allemagne.',
    },
    ask: {
      label: 'demander',
      text: 'Le client choisit d’abord\u202f: papier, e-mail, code ou rien. En Allemagne, un ticket peut être électronique si le client est d’accord.',
    },
    'on-request': {
      label: 'sur demande',
      text: 'Rien n’est imprimé si personne ne le demande. Convient à la France, où les tickets ne sont imprimés que sur demande.',
    },
  },
  codeSetting: {
    none: 'Sans code QR, il n’y en a pas non plus à emporter à l’écran.',
    number:
      'À l’écran, le code peut être photographié, mais il ne contient que le numéro\u202f: un téléphone ne peut pas joindre une caisse.',
    link: 'Le même code peut être montré en grand à l’écran après une vente, à emporter.',
  },
  giveUpText:
    'Le message ne sera plus envoyé et son adresse est oubliée. La vente reste comme elle est\u202f; le ticket peut être envoyé ou imprimé depuis la liste des ventes. La raison est écrite dans le journal.',
}
