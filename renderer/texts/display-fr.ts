import type { DisplayTexts } from './display-en.ts'

export const displayFr: DisplayTexts = {
  title: 'Afficheur client',
  what: 'Ce que voit le client\u202f: lignes, total, lecteur de carte et monnaie. Il n’affiche aucun réglage et ne change rien.',
  open: 'Ouvrir l’afficheur',
  address: 'Adresse pour le second écran',
  addressHint:
    'Elle ne s’ouvre que sur cet appareil, par exemple dans une seconde fenêtre du navigateur\u202f; aucun autre appareil du réseau n’y accède.',
  copy: 'Copier',
  copied: 'L’adresse est copiée.',
  renew: 'Nouvelle adresse',
  renewHint: 'Une nouvelle adresse ferme l’ancienne aussitôt.',
  renewed: 'L’afficheur a une nouvelle adresse.',
  opens: 'Il s’ouvre',
  opensAsked: 'seulement sur demande',
  opensSecond: 'tout seul sur le second écran',
  screen: 'Écran',
  screenAny: 'celui où la caisse n’est pas',
  screenTills: 'la caisse s’y trouve',
  noSecond:
    'Il n’y a pas de second écran pour l’instant. L’afficheur s’ouvre dès qu’il y en a un\u202f; ouvert à la main, c’est une petite fenêtre.',
  language: 'Langue des clients',
  languageOfShop: 'comme la caisse',
  theme: 'Couleurs',
  greeting: 'Accueil',
  greetingHint: 'Quand personne n’est servi. Vide\u202f: «\u202fBienvenue\u202f».',
  thanks: 'Après la vente',
  thanksHint: 'Vide\u202f: «\u202fMerci\u202f».',
  picture: 'Image',
  pictureHint:
    'Remplit l’afficheur quand personne n’est servi. Sans image, le logo ou le nom du magasin y figure.',
  choose: 'Choisir une image',
  change: 'Autre image',
  remove: 'Retirer',
}
