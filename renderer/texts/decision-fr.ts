import type { DecisionTexts } from './decision-en.ts'

export const decisionFr: DecisionTexts = {
  title: {
    payment: 'Le service de paiement ne peut pas dire ce qu’est devenu ce paiement.',
    refund: 'Le service de paiement ne peut pas dire ce qu’est devenu ce remboursement.',
  },
  open: 'Décider',
  cause: {
    contradiction: (provider) =>
      `${provider} a autre chose sous notre référence, et redemander n’y change rien. Si un autre montant a été débité, rendez-le d’abord dans le portail du service de paiement, puis répondez non.`,
    refused: (provider) =>
      `${provider} répond, mais refuse de dire ce qu’il en est\u202f: le lecteur ou le compte n’existe plus, ou la clé n’est plus valable. S’il peut être reconnecté, faites-le d’abord\u202f; la caisse demandera alors d’elle-même.`,
    'no-answer': (provider) =>
      `${provider} n’a donné aucune réponse lisible depuis plus d’une heure. La caisse continue de demander.`,
    'no-verdict': (provider) =>
      `${provider} laisse ce paiement ouvert depuis plus de deux heures, et l’arrêter n’y a pas mis fin.`,
  },
  known: 'Ce que l’on sait',
  sent: (amount, reader, time) => `${amount} a été demandé sur «\u202f${reader}\u202f» à ${time}.`,
  reference: (reference) => `Notre référence\u202f: ${reference}`,
  lookAt: 'À regarder avant de décider',
  look: [
    'Le lecteur\u202f: son dernier ticket ou sa liste de paiements.',
    'Le ticket\u202f: le client ou la caisse en a-t-il un, avec ce montant et cette heure\u202f?',
    'Le portail du service de paiement\u202f: cherchez le montant, l’heure ou notre référence.',
    'La banque\u202f: le montant est-il sur le compte, ou sur le relevé du client\u202f?',
  ],
  question: {
    payment: (amount) => `La carte a-t-elle été débitée de ${amount}\u202f?`,
    refund: (amount) => `${amount} ont-ils été rendus sur la carte\u202f?`,
  },
  verdict: {
    charged: 'Oui, elle a été débitée',
    'not-charged': 'Non, elle n’a pas été débitée',
    refunded: 'Oui, il a été rendu',
    'not-refunded': 'Non, il n’a pas été rendu',
  },
  confirm: {
    charged: 'Enregistrer comme payé',
    'not-charged': 'Libérer la vente',
    refunded: 'Compter comme rendu',
    'not-refunded': 'Compter comme non rendu',
  },
  means: {
    charged: (amount) =>
      `${amount} compte comme payé. La vente, le paiement et le rapport du jour disent qu’une personne en a décidé et que le service de paiement ne l’a pas confirmé.`,
    'not-charged': (amount) =>
      `Rien de ${amount} ne compte comme payé. La vente peut être payée à nouveau\u202f; si la carte a tout de même été débitée, le client paie deux fois jusqu’à ce que cela soit trouvé.`,
    refunded: (amount) =>
      `${amount} compte comme rendu sur la carte et ne peut pas être rendu une fois de plus.`,
    'not-refunded': (amount) =>
      `${amount} compte comme non rendu et peut être rendu à nouveau\u202f; si l’argent a tout de même été rendu, le client l’a deux fois.`,
  },
  watched:
    'La caisse continue de demander. Ce que le service de paiement dira plus tard l’emporte, et s’affiche aussitôt.',
  evidence: 'Sur quoi vous fondez-vous\u202f?',
  evidenceKinds: {
    reader: 'Le lecteur',
    slip: 'Un ticket',
    portal: 'Le portail',
    bank: 'La banque',
    customer: 'Le téléphone du client',
  },
  evidenceMissing: 'Choisissez sur quoi vous vous fondez.',
  reason: 'Ce qui a été vu, et par qui',
  reasonHint: 'Par exemple\u202f: ticket 0412 de 14:31, vu à la caisse. Cela figure dans le journal.',
  back: 'Retour',
  done: {
    charged: 'Enregistré comme payé, sur la parole d’une personne.',
    'not-charged': 'La vente peut être payée à nouveau.',
    refunded: 'Compté comme rendu, sur la parole d’une personne.',
    'not-refunded': 'Le remboursement peut être refait.',
  },
  mark: {
    open: 'décidé par une personne, non confirmé',
    confirmed: 'décidé par une personne, confirmé depuis',
    contradicted: 'décidé par une personne, le service de paiement dit autre chose',
  },
  from: (span) => `Si rien ne vient d’ici là, une personne pourra décider dans ${span}.`,
  afterCancel: 'Si l’annulation n’y met pas fin en dix minutes, une personne pourra décider.',
  dayByWord: (count, amount) =>
    `Enregistré sur la parole d’une personne, non confirmé par le service de paiement\u202f: ${amount} (${count}).`,
}
