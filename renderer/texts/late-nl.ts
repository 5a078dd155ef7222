import type { LateTexts } from './late-en.ts'

export const lateNl: LateTexts = {
  title: {
    'approved-after-all': 'De kaart is toch belast',
    'approved-after-cancel': 'Goedgekeurd voordat het annuleren werkte',
    'already-paid': 'Afgeschreven terwijl de verkoop betaald was',
    'charged-twice': 'De kaart is twee keer belast',
  },
  where: (amount, reader, time) => `${amount} op ${reader}, ${time}`,
  withCard: (scheme, lastFour) => `${scheme} …${lastFour}`,
  bookable: 'De betaling zit nog in geen verkoop. Boek haar in haar verkoop of geef haar terug op de kaart.',
  paidOtherwise: (receipt) =>
    `Bon ${receipt} is al betaald. Geef de andere betaling terug en houd deze, of geef deze terug op de kaart.`,
  noSale: 'Er is geen verkoop meer voor. Houd haar als overschot of geef haar terug op de kaart.',
  twice: (first, second) =>
    `Eén betaling is twee keer afgeschreven. ${first} is de betaling, ${second} is er één te veel. Geef haar terug op de kaart, of zeg waarom u haar houdt.`,
  decide: 'Beslissen …',
  waitsForDecision: 'wacht op een beslissing',
  notToKeep:
    'Kan niet zonder zijn verkoop worden gehouden: de klant zou twee keer betalen. Boek haar of geef haar terug.',
  keepTitle: (amount) => `${amount} houden?`,
  keepText:
    'Het geld blijft bij de winkel en in geen verkoop; het dagrapport noemt het. De reden staat in het journaal.',
  keepReason: 'Waarom u haar houdt',
  more: (count) => `nog ${count}`,
  book: 'Boeken',
  keep: 'Houden',
  reverse: 'Terugdraaien',
  reverseSure: (amount) => `${amount} teruggeven?`,
  atReader: 'De kaart moet nog een keer bij de kaartlezer.',
  later: 'Later beslissen',
  shown: (count) => `Wacht op een beslissing: ${count}`,
  booked: (amount) => `${amount} geboekt.`,
  kept: (amount) => `${amount} gehouden als overschot; het dagrapport noemt het.`,
  reversing: (amount) => `${amount} is onderweg terug naar de kaart.`,
  reversalFailed: 'De laatste poging om haar terug te draaien leverde niets op.',
  reversalWaits: (amount) => `De klant krijgt nog ${amount} terug`,
  presentCard: (reader) => `Houd de kaart bij ${reader}`,
  presentCardText: 'De kaartlezer wacht op de kaart waarmee is betaald, om het geld terug te geven.',
  printSlip: 'Briefje voor de klant afdrukken',
  slipQueued: 'Het briefje wordt afgedrukt.',
  second: {
    title: 'Er is meer teruggegeven dan gevraagd',
    where: (asked, second) => `Gevraagd: ${asked}; daarnaast ging ${second} terug`,
    names: (first, second) => `${first} is de terugbetaling, ${second} is er één te veel.`,
    whatToDo:
      'Het netwerk heeft het verzoek twee keer doorgegeven, of iemand heeft in het portaal van de betaaldienst geld teruggegeven. De kassa kan het niet terughalen: vraag de klant opnieuw te betalen, of noteer het verlies.',
    loss: 'Verlies noteren',
    repaid: 'Klant heeft weer betaald',
    reason: 'Waarom, of hoe het is rechtgezet',
    decided: (amount) => `${amount} genoteerd. Verdere terugbetalingen van deze betaling tellen het mee.`,
    decide: 'Beslissen',
  },
  dayLate: (count, amount) => `Afgeschreven, in geen verkoop: ${amount} (${count}).`,
  dayBooked: (count, amount) => `Nu geboekt, eerder afgeschreven: ${amount} (${count}).`,
  dayRefunds: (count, amount) => `Terug naar kaarten: ${amount} (${count}).`,
  dayUndecided: (count) => `Late kaartbetalingen waarover niemand heeft beslist: ${count}.`,
}
