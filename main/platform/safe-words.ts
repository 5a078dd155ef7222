import type { Language } from '../../preload/contract/views.ts'

/** The safe screen asks nobody for its words: the till's own settings may be what cannot be read. */
export type SafeWords = {
  title: string
  what: (count: number, time: string) => string
  payments: string
  said: string
  nothing: string
  failed: string
  data: string
  untouched: string
  save: string
  saveHint: string
  again: string
  code: string
  started: string
  goOn: string
}

export const safeWords: Readonly<Record<Language, SafeWords>> = {
  en: {
    title: 'The till stands still',
    what: (count, time) =>
      `It crashed ${count} times within five minutes, last after its start at ${time}. It waits here, so that it does not go on like that.`,
    payments:
      'No payment is lost. A card payment that was under way is asked about as soon as the till runs: do not take that money again before.',
    said: 'What it said last',
    nothing: 'Nothing: it ended without a word.',
    failed: 'It did not start:',
    data: 'Where the data lies',
    untouched: 'Do not move or delete anything there.',
    save: 'Save the support file',
    saveHint:
      'Versions, sizes of files and the log, without keys and without cards. Send it to whoever looks after the till.',
    again: 'Start again',
    code: 'Support code',
    started: 'The till has started.',
    goOn: 'Go to the till',
  },
  de: {
    title: 'Die Kasse steht still',
    what: (count, time) =>
      `Sie ist innerhalb von fünf Minuten ${count}-mal abgestürzt, zuletzt nach dem Start um ${time}. Sie wartet hier, damit das nicht so weitergeht.`,
    payments:
      'Keine Zahlung ist verloren. Nach einer laufenden Kartenzahlung fragt die Kasse, sobald sie wieder läuft: Kassieren Sie dieses Geld vorher nicht noch einmal.',
    said: 'Was sie zuletzt sagte',
    nothing: 'Nichts: Sie endete ohne ein Wort.',
    failed: 'Sie ist nicht gestartet:',
    data: 'Wo die Daten liegen',
    untouched: 'Verschieben oder löschen Sie dort nichts.',
    save: 'Datei für den Support speichern',
    saveHint:
      'Versionen, Größen der Dateien und das Protokoll, ohne Schlüssel und ohne Karten. Schicken Sie sie dem, der sich um die Kasse kümmert.',
    again: 'Neu starten',
    code: 'Support-Code',
    started: 'Die Kasse ist gestartet.',
    goOn: 'Zur Kasse',
  },
  nl: {
    title: 'De kassa staat stil',
    what: (count, time) =>
      `Ze is binnen vijf minuten ${count} keer vastgelopen, het laatst na de start om ${time}. Ze wacht hier, zodat het niet zo doorgaat.`,
    payments:
      'Er is geen betaling verloren. Naar een lopende kaartbetaling vraagt de kassa zodra ze weer draait: reken dat geld daarvoor niet nog eens af.',
    said: 'Wat ze het laatst zei',
    nothing: 'Niets: ze stopte zonder een woord.',
    failed: 'Ze is niet gestart:',
    data: 'Waar de gegevens staan',
    untouched: 'Verplaats of verwijder daar niets.',
    save: 'Bestand voor support opslaan',
    saveHint:
      'Versies, groottes van bestanden en het logboek, zonder sleutels en zonder kaarten. Stuur het naar wie de kassa beheert.',
    again: 'Opnieuw starten',
    code: 'Supportcode',
    started: 'De kassa is gestart.',
    goOn: 'Naar de kassa',
  },
  fr: {
    title: 'La caisse est à l’arrêt',
    what: (count, time) =>
      `Elle s’est arrêtée ${count} fois en cinq minutes, la dernière après son démarrage à ${time}. Elle attend ici, pour que cela ne continue pas.`,
    payments:
      'Aucun paiement n’est perdu. La caisse demandera ce qu’est devenu un paiement par carte en cours dès qu’elle fonctionnera\u202f: n’encaissez pas cet argent une seconde fois avant.',
    said: 'Ce qu’elle a dit en dernier',
    nothing: 'Rien\u202f: elle s’est arrêtée sans un mot.',
    failed: 'Elle n’a pas démarré\u202f:',
    data: 'Où se trouvent les données',
    untouched: 'N’y déplacez et n’y supprimez rien.',
    save: 'Enregistrer le fichier d’assistance',
    saveHint:
      'Versions, tailles des fichiers et journal technique, sans clés ni cartes. Envoyez-le à la personne qui s’occupe de la caisse.',
    again: 'Redémarrer',
    code: 'Code d’assistance',
    started: 'La caisse a démarré.',
    goOn: 'Aller à la caisse',
  },
}
