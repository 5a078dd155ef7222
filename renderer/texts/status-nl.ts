import type { StatusTexts } from './status-en.ts'

export const statusNl: StatusTexts = {
  readerShows: {
    'choosing-tip': 'biedt een fooi aan',
    'waiting-for-card': 'vraagt om de kaart',
    'waiting-for-pin': 'vraagt om de pincode',
    'waiting-for-signature': 'vraagt om een handtekening',
    idle: 'is vrij',
    updating: 'werkt zijn software bij',
    offline: 'is offline',
  },
  readerSilent: 'heeft nog niets gemeld',
  readerOwnScreen: 'toont alleen op zijn eigen scherm wat er moet gebeuren',
  heard: (ago) => `${ago} geleden gehoord`,
  heardLongAgo: (ago) => `${ago} geleden voor het laatst gehoord, misschien veranderd`,
  advice: {
    starting: 'Een ogenblik: de betaling is vastgelegd en begint meteen.',
    'calling-reader': 'Een ogenblik: de opdracht is onderweg naar de kaartlezer.',
    'cancel-asked':
      'Wacht op de uitkomst; is er al een kaart bij de lezer, dan kan de betaling nog worden goedgekeurd.',
    'declined-for-now':
      'Wacht: deze poging is geweigerd en de klant mag het op de lezer opnieuw proberen. Reken nog niet op een andere manier af.',
    'hand-over': 'Geef de kaartlezer aan de klant.',
    'look-for-bar': 'Toont de kaartlezer geen bedrag en geen blauwe balk: maak hem wakker of annuleer.',
    'choosing-tip': 'Laat de klant op de kaartlezer een fooi kiezen.',
    'waiting-for-card': 'Laat de klant de kaart tegen de lezer houden, insteken of erdoor halen.',
    'waiting-for-pin': 'Laat de klant de pincode intoetsen op de kaartlezer.',
    'waiting-for-signature': 'Laat de klant op de kaartlezer tekenen.',
    idle: 'Een ogenblik: de kaartlezer is klaar en de uitkomst komt eraan.',
    updating: 'Wacht tot de kaartlezer zijn software heeft bijgewerkt.',
    offline: 'Controleer het netwerk van de kaartlezer en kijk op zijn scherm; de kassa blijft navragen.',
    unknown:
      'Reken niet nog een keer af. Misschien is er bij de klant afgeschreven: kijk op het scherm van de kaartlezer; de kassa blijft navragen tot de uitkomst bekend is.',
    'unknown-not-found':
      'Reken nog niet opnieuw af. Toont de lezer het bedrag, laat de klant dan betalen; zo niet, wacht tot de kassa het weet.',
    decide:
      'Reken nog niet opnieuw af. De betaaldienst kan niet zeggen of de kaart is belast: kijk bij lezer, bon, portaal en bank, en beslis dan.',
    'approved-by-word':
      'Geldt als betaald omdat een mens dat heeft beslist. De betaaldienst heeft het niet bevestigd; de kassa blijft vragen.',
    'failed-by-word':
      'Geldt als niet belast omdat een mens dat heeft beslist. De betaaldienst heeft het niet bevestigd; de kassa blijft vragen.',
    'approved-not-saved':
      'Goedgekeurd door de kaartdienst, maar de schijf van de kassa neemt niets aan. Het is apart genoteerd en wordt geboekt zodra de schijf weer werkt. Niet nog eens afrekenen; bel wie deze computer beheert.',
    'unknown-no-connection':
      'Reken niet nog een keer af. De betaaldienst antwoordt niet: kijk op het scherm van de lezer, en parkeer de verkoop als anderen wachten.',
    mismatch:
      'Reken niet nog een keer af. De betaaldienst heeft iets anders onder onze referentie: vergelijk het met de lijst van de betaaldienst.',
    approved: 'Het geld is ontvangen.',
    'approved-late':
      'De kaart is toch belast. Is er ook op een andere manier afgerekend, geef dat dan terug of draai de kaartbetaling terug.',
    declined: 'Er is niets afgeschreven: vraag om een andere kaart of een andere betaalwijze.',
    cancelled: 'Er is niets afgeschreven: begin opnieuw of kies een andere betaalwijze.',
    failed: 'Voor zover bekend is er niets afgeschreven: probeer het opnieuw of kies een andere betaalwijze.',
    'failed-reader-offline':
      'Er is niets afgeschreven: zet de lezer aan en controleer zijn netwerk, of neem een andere lezer of contant geld.',
    'failed-reader-busy':
      'Er is niets afgeschreven: wacht tot de lezer vrij is, of neem een andere lezer of contant geld.',
    'failed-not-authorised':
      'Er is niets afgeschreven: de betaaldienst accepteert de sleutel van de kassa niet meer. Reken contant af en laat de sleutel controleren.',
    'failed-not-sent':
      'Er is niets afgeschreven, niets heeft de kassa verlaten: controleer de internetverbinding of reken contant af.',
    'failed-wait': 'Er is niets afgeschreven: wacht enkele seconden en probeer het opnieuw.',
    'failed-no-trace':
      'De betaaldienst heeft er geen spoor van, dus er is niets afgeschreven. Kijk op het scherm van de lezer voordat u het opnieuw probeert.',
  },
  next: {
    sends: () => 'De kassa verstuurt nu de opdracht.',
    'called-off': (span) => `Wat over ${span} niet is verstuurd, wordt niet meer verstuurd.`,
    'waits-for-answer': () =>
      'De kassa wacht op het antwoord. Komt dat niet, dan vraagt ze wat ervan geworden is en verstuurt ze nooit opnieuw.',
    'asks-again': (span) => `De kassa vraagt het over ${span} opnieuw.`,
    asking: () => 'De kassa vraagt het nu.',
    'decline-counts': (span) => `De weigering geldt uiterlijk over ${span}.`,
    'no-trace-counts': (span) => `Blijft nog ${span} elk spoor uit, dan geldt ze als niet begonnen.`,
    'no-trace-waits-for-reader': (span) =>
      `Blijft nog ${span} elk spoor uit en is de lezer vrij, dan geldt ze als niet begonnen.`,
    'may-cancel-again': (span) => `Over ${span} kunt u opnieuw annulering vragen.`,
    'looks-again': (span) => `Voor de zekerheid kijkt de kassa over ${span} nog een keer.`,
    confirms: (span) => `De kassa haalt over ${span} de gegevens op.`,
    'saves-again': () => 'De kassa probeert het zelf steeds opnieuw, tot het is opgeslagen.',
  },
  noTraceAfter: (span) => `Na ${span} zonder spoor geldt ze als niet begonnen.`,
  nothingNext: 'Niets meer: dit is definitief.',
  cancel: {
    asked: (time) => `Annulering gevraagd om ${time}; de lezer kan nog goedkeuren.`,
    'passed-on': (time) => `Annulering gevraagd om ${time} en doorgegeven; de lezer kan nog goedkeuren.`,
    'not-passed-on': (time) =>
      `De om ${time} gevraagde annulering kon niet worden doorgegeven. Gebruik de rode toets van de lezer.`,
  },
  noCancel: 'niet gevraagd',
  saveNow: 'Nu opslaan',
  rows: { reader: 'Lezer', next: 'Verder', cancel: 'Annulering', noted: 'Noteren' },
  asked: (times, ago) => `Tot nu toe ${times} keer gevraagd, laatst ${ago} geleden.`,
  askedBefore: (times) => `In totaal ${times} keer gevraagd.`,
  unanswered: (times) =>
    times === '1'
      ? 'De laatste vraag bleef zonder antwoord.'
      : `De laatste ${times} vragen bleven zonder antwoord.`,
  answered: (took, httpStatus) => `antwoord na ${took} · HTTP ${httpStatus}`,
  notAnswered: (took) => `${took} lang geen antwoord`,
}
