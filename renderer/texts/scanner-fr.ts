import type { ScannerTexts } from './scanner-en.ts'

export const scannerFr: ScannerTexts = {
  title: 'Scanner et balance',
  ends: 'Après chaque code, le scanner …',
  endsEnter: 'envoie Entrée ou Tab',
  endsSilence: 'n’envoie rien',
  prefix: 'Signes avant chaque code',
  suffix: 'Signes après chaque code',
  aroundHint: 'Seulement si le scanner est réglé pour les envoyer. Ils sont retirés.',
  port: 'Port série du scanner',
  portHint:
    'Vide pour un scanner qui écrit comme un clavier. Sinon, par exemple /dev/ttyACM0 ou /dev/ttyUSB0@9600.',
  labels: 'Étiquettes de la balance',
  labelsHint:
    'Comment les 13 chiffres de vos étiquettes sont répartis\u202f: les deux premiers chiffres, I pour l’article, V pour la valeur, K pour une clé intérieure, C pour la dernière clé. Exemple\u202f: 21IIIIIVVVVVC.',
  pattern: 'Chiffres',
  holds: 'La valeur est',
  price: 'le prix',
  weight: 'le poids (kg)',
  pieces: 'le nombre de pièces',
  decimals: 'Décimales',
  add: 'Ajouter des étiquettes',
  remove: 'Retirer',
  tryLabel: 'Essayer une étiquette',
  tryHint:
    'Scannez une étiquette de votre balance\u202f: la lecture s’affiche ici, avant tout enregistrement.',
  noLabel: 'Ce n’est pas une de ces étiquettes.',
  portOpen: (port: string) => `Le scanner sur ${port} est connecté.`,
  portGone: (port: string) =>
    `Pas de scanner sur ${port} pour le moment. La caisse regarde de nouveau toutes les quelques secondes.`,
  portNotAllowed: (port: string) =>
    `La caisse n’a pas le droit d’ouvrir ${port}. Mettez son utilisateur dans le groupe de ce port (souvent «\u202fdialout\u202f»).`,
  ruleWrong: (rule: string) =>
    `La ligne ${rule} n’est pas bonne\u202f: il faut 13 signes, comme 21IIIIIVVVVVC.`,
  read: (product: string, value: string) => `${product}\u202f: ${value}`,
  readUnknown: (article: string, value: string) =>
    `Article ${article}, ${value}. Aucun produit n’a encore ce numéro comme code-barres.`,
}
