import type { DisplayTexts } from './display-en.ts'

export const displayNl: DisplayTexts = {
  title: 'Klantenscherm',
  what: 'Wat de klant ziet: regels, totaal, kaartlezer en wisselgeld. Het toont geen instelling en wijzigt niets.',
  open: 'Scherm openen',
  address: 'Adres voor het tweede scherm',
  addressHint:
    'Het opent alleen op dit apparaat, bijvoorbeeld in een tweede browservenster; geen ander apparaat in het netwerk kan erbij.',
  copy: 'Kopiëren',
  copied: 'Het adres is gekopieerd.',
  renew: 'Nieuw adres',
  renewHint: 'Een nieuw adres sluit het oude meteen.',
  renewed: 'Het scherm heeft een nieuw adres.',
  opens: 'Het opent',
  opensAsked: 'alleen op verzoek',
  opensSecond: 'vanzelf op het tweede scherm',
  screen: 'Scherm',
  screenAny: 'het scherm waar de kassa niet op staat',
  screenTills: 'hier staat de kassa',
  noSecond:
    'Er is nu geen tweede scherm. Het opent zodra er een wordt aangesloten; met de hand geopend is het een klein venster.',
  language: 'Taal van de klanten',
  languageOfShop: 'zoals de kassa',
  theme: 'Kleuren',
  greeting: 'Begroeting',
  greetingHint: 'Zolang niemand wordt geholpen. Leeg: ‘Welkom’.',
  thanks: 'Na de verkoop',
  thanksHint: 'Leeg: ‘Dank u wel’.',
  picture: 'Afbeelding',
  pictureHint:
    'Vult het scherm zolang niemand wordt geholpen. Zonder afbeelding staat daar het logo of de naam van de winkel.',
  choose: 'Afbeelding kiezen',
  change: 'Andere afbeelding',
  remove: 'Verwijderen',
}
