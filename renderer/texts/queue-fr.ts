import type { QueueTexts } from './queue-en.ts'

export const queueFr: QueueTexts = {
  title: 'Ce que la caisse doit encore faire',
  none: 'Il ne reste rien à faire',
  noneText: 'Les questions au service de paiement et les papiers à imprimer apparaissent ici.',
  needsSomebody: 'À traiter par quelqu’un',
  byItself: 'Continue tout seul',
  more: (count) => `Et ${count} de plus, non affichés.`,
  what: {
    'send-payment': 'Envoyer un paiement par carte au lecteur',
    'ask-outcome': 'Demander ce qu’est devenu un paiement par carte',
    'look-again': 'Vérifier encore une fois si la carte a finalement été débitée',
    'confirm-approval': 'Récupérer les détails d’une acceptation',
    'pass-on-cancel': 'Transmettre la demande d’annulation',
    'watch-payments': 'Chercher les acceptations tardives',
    'print-receipt': 'Imprimer un ticket',
    'print-copy': 'Imprimer une copie d’un ticket',
    'print-x-report': 'Imprimer un rapport X',
    'print-z-report': 'Imprimer un rapport Z',
    'print-test': 'Imprimer une page de test',
    other: 'Travail d’une version plus récente de la caisse',
  },
  kept: {
    'money-may-have-moved':
      'Ne peut pas être abandonné\u202f: le client a peut-être été débité, la caisse vérifie donc jusqu’à ce qu’elle sache.',
    'request-under-way':
      'Ne peut pas être abandonné\u202f: c’est envoyé une seule fois, maintenant. Ensuite la caisse demande ce qu’il en est.',
    'ends-by-itself':
      'Se termine tout seul après quelques essais\u202f; le résultat vient du service de paiement.',
    'not-known':
      'Ne peut pas être abandonné\u202f: cette version ne sait pas ce que c’est. Mettez la caisse à jour.',
  },
  paperCause: {
    unreachable: 'L’imprimante ne répond pas.',
    'no-paper': 'L’imprimante n’a plus de papier.',
    offline: 'L’imprimante est éteinte ou bloquée.',
    'cover-open': 'Le capot de l’imprimante est ouvert.',
    'wrong-address': 'L’adresse de l’imprimante n’est pas juste.',
    'no-printer': 'Aucune imprimante n’est configurée.',
    stalled: 'L’imprimante s’est arrêtée au milieu.',
    'connection-lost': 'La connexion à l’imprimante s’est interrompue.',
    'no-answer': 'L’imprimante n’a pas confirmé\u202f; regardez si le papier est sorti.',
    doubtful: 'C’est peut-être sorti\u202f; regardez à l’imprimante.',
    'sale-not-found': 'La vente n’a pas été trouvée.',
    'day-not-found': 'La journée n’a pas été trouvée.',
  },
  cause: {
    interrupted: 'La caisse a été arrêtée au milieu.',
  },
  receipt: (number) => `ticket ${number}`,
  zReport: (number) => `Z ${number}`,
  since: (span) => `depuis ${span}`,
  tries: (count) => `essayé ${count} fois`,
  nextIn: (span) => `à nouveau dans ${span}`,
  now: 'en cours',
  stopped: 'n’est plus essayé',
  tryNow: 'Essayer maintenant',
  giveUp: 'Abandonner',
  history: 'Déroulement',
  giveUpTitle: 'Abandonner ceci\u202f?',
  giveUpText:
    'Ce ne sera plus imprimé. La vente reste telle quelle, et une copie peut être imprimée depuis les ventes. La raison est inscrite au journal.',
  reason: 'Raison',
  reasonHint: 'Par exemple\u202f: le client est parti.',
  reasonMissing: 'Saisissez une raison d’au moins trois lettres.',
  giveUpConfirm: 'Abandonner',
  givenUp: 'Abandonné. La raison est inscrite au journal.',
}
