import type { OutlookTexts } from './outlook-en.ts'

export const outlookFr: OutlookTexts = {
  says: {
    ready: ({ reader }) => `${reader} est prêt pour une carte.`,
    'provider-answers': ({ reader, provider }) =>
      `${provider} répond. Regardez si ${reader} est allumé\u202f: il ne le signale pas.`,
    'not-known': ({ reader }) => `On ne sait pas encore si ${reader} peut prendre une carte.`,
    'reader-busy': ({ reader }) =>
      `${reader} a encore un autre paiement. Prenez un autre lecteur ou des espèces.`,
    'reader-offline': ({ reader }) =>
      `${reader} est hors ligne\u202f: les cartes ne passeront sans doute pas. Vérifiez courant et réseau, ou encaissez en espèces.`,
    'reader-updating': ({ reader }) =>
      `${reader} met à jour son logiciel. Attendez, ou encaissez en espèces.`,
    'provider-unreachable': ({ provider, time }) =>
      `Les paiements par carte de ${provider} sont en panne${time ? ` depuis ${time}` : ''}. Les espèces fonctionnent.`,
    'not-authorised': ({ provider, time }) =>
      `${provider} n’accepte plus la clé de cette caisse${time ? ` (depuis ${time})` : ''}\u202f: pas de cartes. Faites vérifier le compte dans Réglages\u202f; les espèces fonctionnent.`,
  },
  heard: (ago) => `entendu il y a ${ago}`,
  heardLongAgo: (ago) => `entendu il y a ${ago}, a peut-être changé`,
  asking: 'en cours de vérification …',
  neverHeard: 'pas encore vérifié',
}
