import type { LiveTexts } from './live-en.ts'

export const liveDe: LiveTexts = {
  mode: {
    title: 'Training und Echtbetrieb',
    inTraining: 'Das ist das Training. Niemand wird belastet, und nichts zählt.',
    inLive: 'Das ist der Echtbetrieb. Verkäufe zählen, und Karten werden belastet.',
    goLive: 'In den Echtbetrieb',
    goTraining: 'Ins Training',
    goLiveTitle: 'In den Echtbetrieb wechseln?',
    goLiveText:
      'Der Echtbetrieb hat eigene Daten: Sortiment, Verkäufe, Tage und Kartenleser. Er beginnt leer, und das Training bleibt, wie es ist. Ab dann zählen Verkäufe, und Karten werden belastet.',
    goTrainingTitle: 'Ins Training wechseln?',
    goTrainingText:
      'Die echten Daten bleiben, wie sie sind, und warten. Im Training wird niemand belastet, und nichts von dort zählt.',
    testCloud: 'Test-Cloud',
    testCloudHint: (hosts) => `Karten werden bei ${hosts} angefragt, nicht beim echten Kartendienst.`,
    sandbox: 'Testzugang',
    sandboxHint: 'Der Kartendienst sagt, dass dieser Zugang zum Ausprobieren ist. Niemand wird belastet.',
    setupTitle: 'Echtbetrieb',
    setupIntro: 'Das ist jetzt die echte Kasse: Ab hier zählen Verkäufe. Das Training bleibt, wie es ist.',
    sample: 'Mit dem Mustersortiment beginnen',
    takeOver: 'Bon, Steuern, Drucker und Bildschirm aus dem Training übernehmen',
    setupHint:
      'Zugänge für Karten werden unter Einstellungen eingetragen. Bis dahin nimmt die Kasse Bargeld.',
  },
  accounts: {
    title: 'Kartendienste',
    isSet: 'bereit',
    notSet: 'nicht eingerichtet',
    refused: 'abgelehnt',
    unreadable: 'nicht lesbar',
    notSetText: 'Ohne Zugang lassen sich damit keine Karten annehmen.',
    setUp: 'Einrichten',
    change: 'Ändern',
    remove: 'Zugang entfernen',
    removeTitle: (name) => `Zugang bei ${name} entfernen?`,
    removeText:
      'Die Kasse vergisst die Schlüssel. Zahlungen und Belege bleiben. Die Kartenleser lassen sich erst wieder nutzen, wenn er neu eingerichtet ist.',
    dialogTitle: (name) => `Zugang bei ${name}`,
    optional: 'darf leer bleiben',
    keptEnding: (ending) => `Hinterlegt, endet auf …${ending}. Leer lassen, um ihn zu behalten.`,
    kept: 'Hinterlegt. Leer lassen, um ihn zu behalten.',
    save: 'Prüfen und speichern',
    saveAllTheSame: 'Trotzdem speichern',
    checking: 'Der Kartendienst wird gefragt …',
    saved: 'Gespeichert. Damit lassen sich Karten annehmen.',
    good: 'Stimmt.',
    plausible: 'Sieht richtig aus. Beweisen lässt es sich erst mit der ersten Zahlung.',
    notChecked: 'Ließ sich nicht prüfen.',
    couldNotCheck:
      'Der Kartendienst ließ sich nicht fragen, deshalb wurde nichts gespeichert. Versuchen Sie es noch einmal, oder speichern Sie trotzdem und prüfen Sie später.',
    refusedText: 'Etwas stimmt nicht, deshalb wurde nichts gespeichert.',
    currencyDiffers: (account, till) =>
      `Dieser Zugang rechnet in ${account}, die Kasse in ${till}: So lassen sich keine Karten belasten.`,
    savedAt: (at) => `Gespeichert ${at}`,
    testHost: (host) => `Fragt bei ${host}`,
    causes: {
      missing: 'Das wird gebraucht.',
      malformed: 'Hier sind Zeichen, die nicht hineingehören. Kopieren Sie es noch einmal, ohne Leerzeichen.',
      'public-key': 'Das ist der öffentliche Schlüssel. Gebraucht wird der geheime.',
      refused: 'Der Kartendienst kennt diesen Schlüssel nicht, oder er wurde widerrufen.',
      'no-right-to-readers':
        'Dieser Schlüssel darf nicht mit Kartenlesern arbeiten. Legen Sie einen mit allen Rechten an.',
      'other-merchant': 'Der Schlüssel gehört zu einem anderen Zugang.',
      'address-invalid': 'Das muss eine https-Adresse sein. Einfaches http ist nur für diesen Computer.',
      'key-did-not-arrive': 'Der Schlüssel kam beim Kartendienst nicht an. Etwas dazwischen nimmt ihn weg.',
      'not-the-service': 'Diese Adresse antwortet, aber nicht wie dieser Kartendienst.',
      'store-unknown': 'Diese Filiale gibt es in dem Zugang nicht mehr. Wählen Sie eine andere.',
    },
    belongsTo: (code) => `Der Schlüssel gehört zu ${code}.`,
    noLonger: 'Der Kartendienst nimmt diese Schlüssel nicht mehr an. Geben Sie sie neu ein.',
    noService: 'Richten Sie zuerst unter Einstellungen einen Kartendienst ein.',
    notChosen: 'nicht gewählt',
    rotate: 'Neuen Schlüssel anlegen',
    rotateTitle: (name) => `Neuen Schlüssel bei ${name} anlegen?`,
    rotateText:
      'Die Kasse lässt einen neuen Schlüssel anlegen, bewahrt ihn auf, probiert ihn und widerruft den alten. Andere Kassen mit dem alten Schlüssel nehmen keine Karten mehr, bis sie einen neuen bekommen.',
    rotated: {
      revoked: 'Ein neuer Schlüssel ist in Gebrauch, der alte wurde widerrufen.',
      kept: 'Ein neuer Schlüssel ist in Gebrauch. Der alte gilt noch: Widerrufen Sie ihn beim Kartendienst.',
      'not-proven': 'Der neue Schlüssel hat noch nichts geöffnet, deshalb bleibt der alte in Gebrauch.',
      refused: 'Der Kartendienst wollte keinen Schlüssel anlegen. Der alte bleibt in Gebrauch.',
      unavailable: 'Der Kartendienst ließ sich nicht fragen. Der alte Schlüssel bleibt in Gebrauch.',
    },
    keptIn: {
      safe: 'Schlüssel liegen im Tresor dieses Systems.',
      file: 'Dieses System hat keinen Tresor. Schlüssel liegen in einer Datei der Kasse, die nur dieser Benutzer lesen kann.',
      'file-weak-safe':
        'Der Tresor dieses Systems steht jedem offen, deshalb nutzt ihn die Kasse nicht. Schlüssel liegen in einer Datei, die nur dieser Benutzer lesen kann.',
      'file-windows': 'Schlüssel liegen in einer Datei im Datenordner, mit den Rechten, die der Ordner hat.',
    },
    unreadableText: {
      'broken-file':
        'Die Datei mit den Schlüsseln ist beschädigt. Geben Sie sie neu ein; die alte Datei bleibt neben der neuen liegen.',
      'foreign-file':
        'Die Datei mit den Schlüsseln gehört einem anderen Benutzer dieses Computers. Starten Sie die Kasse als dieser, oder geben Sie sie neu ein.',
      'other-safe':
        'Die Schlüssel hat ein Tresor versiegelt, der jetzt nicht da ist: anderer Computer, anderer Benutzer oder die andere Art dieses Programms. Geben Sie sie neu ein.',
    },
    stepsTitle: 'Jetzt am Kartenleser',
    stepsText: 'Der Kartenleser selbst bleibt verbunden, bis jemand an seinem Bildschirm dies tut:',
    steps: {
      'open-menu': 'Menü öffnen',
      connections: 'Verbindungen',
      api: 'API',
      disconnect: 'Trennen',
    },
    stepsDone: 'Am Leser erledigt',
  },
}
