import type { LiveTexts } from './live-en.ts'

export const liveNl: LiveTexts = {
  mode: {
    title: 'Training en live',
    inTraining: 'Dit is de training. Niemand wordt belast en niets telt.',
    inLive: 'Dit is live. Verkopen tellen en kaarten worden belast.',
    goLive: 'Live gaan',
    goTraining: 'Naar de training',
    goLiveTitle: 'Live gaan?',
    goLiveText:
      'Live heeft eigen gegevens: assortiment, verkopen, dagen en kaartlezers. Het begint leeg en de training blijft zoals die is. Vanaf dan tellen verkopen en worden kaarten belast.',
    goTrainingTitle: 'Naar de training gaan?',
    goTrainingText:
      'De live-gegevens blijven zoals ze zijn en wachten. In de training wordt niemand belast en niets daarvan telt.',
    testCloud: 'Testcloud',
    testCloudHint: (hosts) => `Kaarten worden bij ${hosts} gevraagd, niet bij de echte kaartdienst.`,
    sandbox: 'Testaccount',
    sandboxHint: 'De kaartdienst zegt dat dit account om uit te proberen is. Niemand wordt belast.',
    setupTitle: 'Live',
    setupIntro: 'Dit is nu de echte kassa: vanaf hier tellen verkopen. De training blijft zoals die is.',
    sample: 'Beginnen met de voorbeeldartikelen',
    takeOver: 'Bon, btw, printer en scherm uit de training overnemen',
    setupHint:
      'Accounts voor kaarten voert u in onder Instellingen. Tot dan neemt de kassa contant geld aan.',
  },
  accounts: {
    title: 'Kaartdiensten',
    isSet: 'klaar',
    notSet: 'niet ingesteld',
    refused: 'geweigerd',
    unreadable: 'niet leesbaar',
    notSetText: 'Zonder account kan er geen kaart mee worden aangenomen.',
    setUp: 'Instellen',
    change: 'Wijzigen',
    remove: 'Account verwijderen',
    removeTitle: (name) => `Account bij ${name} verwijderen?`,
    removeText:
      'De kassa vergeet de sleutels. Betalingen en bonnen blijven. De kaartlezers zijn pas weer te gebruiken als het opnieuw is ingesteld.',
    dialogTitle: (name) => `Account bij ${name}`,
    optional: 'mag leeg blijven',
    keptEnding: (ending) => `Bewaard, eindigt op …${ending}. Laat leeg om die te houden.`,
    kept: 'Bewaard. Laat leeg om die te houden.',
    save: 'Controleren en bewaren',
    saveAllTheSame: 'Toch bewaren',
    checking: 'De kaartdienst wordt gevraagd …',
    saved: 'Bewaard. Er kunnen kaarten mee worden aangenomen.',
    good: 'Klopt.',
    plausible: 'Ziet er goed uit. Bewijzen kan pas met de eerste betaling.',
    notChecked: 'Kon niet worden gecontroleerd.',
    couldNotCheck:
      'De kaartdienst kon niet worden gevraagd, dus is er niets bewaard. Probeer het opnieuw, of bewaar toch en controleer later.',
    refusedText: 'Er klopt iets niet, dus is er niets bewaard.',
    currencyDiffers: (account, till) =>
      `Dit account rekent in ${account}, de kassa in ${till}: zo kunnen kaarten niet worden belast.`,
    savedAt: (at) => `Bewaard ${at}`,
    testHost: (host) => `Vraagt bij ${host}`,
    causes: {
      missing: 'Dit is nodig.',
      malformed: 'Hier staan tekens die er niet in horen. Kopieer het opnieuw, zonder spaties.',
      'public-key': 'Dit is de openbare sleutel. De geheime is nodig.',
      refused: 'De kaartdienst kent deze sleutel niet, of hij is ingetrokken.',
      'no-right-to-readers': 'Deze sleutel mag niet met kaartlezers werken. Maak er een met alle rechten.',
      'other-merchant': 'De sleutel hoort bij een ander account.',
      'address-invalid': 'Dit moet een https-adres zijn. Gewoon http is alleen voor deze computer.',
      'key-did-not-arrive': 'De sleutel kwam niet aan bij de kaartdienst. Iets onderweg haalt hem weg.',
      'not-the-service': 'Dit adres antwoordt, maar niet zoals deze kaartdienst.',
      'store-unknown': 'Deze winkel staat niet meer in het account. Kies een andere.',
    },
    belongsTo: (code) => `De sleutel hoort bij ${code}.`,
    noLonger: 'De kaartdienst neemt deze sleutels niet meer aan. Voer ze opnieuw in.',
    noService: 'Stel eerst onder Instellingen een kaartdienst in.',
    notChosen: 'niet gekozen',
    rotate: 'Nieuwe sleutel maken',
    rotateTitle: (name) => `Nieuwe sleutel bij ${name} maken?`,
    rotateText:
      'De kassa laat een nieuwe sleutel maken, bewaart en probeert die, en trekt de oude in. Andere kassa’s met de oude sleutel nemen geen kaarten meer aan tot ze een nieuwe krijgen.',
    rotated: {
      revoked: 'Er is een nieuwe sleutel in gebruik en de oude is ingetrokken.',
      kept: 'Er is een nieuwe sleutel in gebruik. De oude geldt nog: trek hem in bij de kaartdienst.',
      'not-proven': 'De nieuwe sleutel opende nog niets, dus blijft de oude in gebruik.',
      refused: 'De kaartdienst wilde geen sleutel maken. De oude blijft in gebruik.',
      unavailable: 'De kaartdienst kon niet worden gevraagd. De oude sleutel blijft in gebruik.',
    },
    keptIn: {
      safe: 'Sleutels liggen in de kluis van dit systeem.',
      file: 'Dit systeem heeft geen kluis. Sleutels liggen in een bestand van de kassa dat alleen deze gebruiker kan lezen.',
      'file-weak-safe':
        'De kluis van dit systeem staat voor iedereen open, dus gebruikt de kassa die niet. Sleutels liggen in een bestand dat alleen deze gebruiker kan lezen.',
      'file-windows': 'Sleutels liggen in een bestand in de gegevensmap, met de rechten die de map heeft.',
    },
    unreadableText: {
      'broken-file':
        'Het bestand met de sleutels is beschadigd. Voer ze opnieuw in; het oude bestand blijft naast het nieuwe liggen.',
      'foreign-file':
        'Het bestand met de sleutels is van een andere gebruiker van deze computer. Start de kassa als die gebruiker, of voer ze opnieuw in.',
      'other-safe':
        'De sleutels zijn verzegeld door een kluis die er nu niet is: een andere computer, een andere gebruiker of de andere soort van dit programma. Voer ze opnieuw in.',
    },
    stepsTitle: 'Nu op de kaartlezer',
    stepsText: 'De kaartlezer zelf blijft verbonden tot iemand dit op het scherm ervan doet:',
    steps: {
      'open-menu': 'Menu openen',
      connections: 'Verbindingen',
      api: 'API',
      disconnect: 'Verbreken',
    },
    stepsDone: 'Op de lezer gedaan',
  },
}
