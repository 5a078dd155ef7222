import type { MailTexts } from './mail-en.ts'

export const mailNl: MailTexts = {
  title: 'Bonnen per e-mail',
  intro: 'Bonnen gaan als pdf via uw eigen mailserver de deur uit. Niemand anders ziet ze.',
  privacy:
    'Het adres van een klant wordt alleen bewaard tot zijn bericht is verstuurd of is opgegeven.',
  trainingText:
    'In de training verlaat geen bericht deze computer. E-mail wordt in de live-modus ingesteld.',
  server: 'Mailserver',
  serverHint: 'Zoals uw provider hem voor het versturen noemt (SMTP).',
  port: 'Poort',
  security: 'Versleuteling',
  tls: 'TLS (meestal 465)',
  starttls: 'STARTTLS (meestal 587)',
  plain: 'geen',
  plainWarning:
    'Zonder versleuteling kan iedereen onderweg het wachtwoord en de bonnen lezen. Op deze computer zelf is niets onderweg.',
  plainAccepted: 'Ik weet dat en wil het toch',
  user: 'Gebruikersnaam',
  userHint: 'Leeg: de server wil geen aanmelding.',
  password: 'Wachtwoord',
  passwordKept: 'Er is er een bewaard. Typ hier alleen om het te vervangen.',
  passwordAgain: 'Voor een andere server of gebruiker moet het wachtwoord opnieuw worden getypt.',
  senderName: 'Naam van de afzender',
  senderAddress: 'Adres van de afzender',
  subject: 'Onderwerp',
  text: 'Woorden boven de bon',
  wordsHint: 'Leeg: in de taal van de bon. {receipt} is het nummer, {shop} de winkel.',
  saved: 'Opgeslagen. Bonnen kunnen nu per e-mail gaan.',
  removed: 'Verwijderd. Bonnen gaan niet meer per e-mail.',
  from: (address, server) => `Van ${address} via ${server}`,
  testTo: 'Testbericht sturen naar',
  testSend: 'Testbericht sturen',
  testSent: (address) => `De server heeft het bericht voor ${address} aangenomen. Kijk of het aankomt.`,
  notSent: (why) => `Niet verstuurd. ${why}`,
  mayHaveGone: (why) => `Het is misschien verstuurd. ${why}`,
  answered: (numbers) => `De server antwoordde ${numbers}.`,
  problem: {
    'name-not-found': 'Er is geen server met die naam. Kijk naar de spelling en naar het netwerk.',
    'connection-refused': 'Daar neemt niemand berichten aan. Kijk naar de poort en de naam van de server.',
    'no-connection': 'Er is geen weg naar de server. Kijk naar het netwerk.',
    'time-out': 'De server antwoordt niet op tijd. Kijk naar de poort en de versleuteling.',
    'connection-lost': 'De verbinding is verbroken.',
    'no-mail-server': 'Wat daar antwoordt, is geen mailserver. Kijk naar de poort en de versleuteling.',
    'no-encryption': 'De server biedt geen STARTTLS. Kies TLS of vraag het uw provider.',
    'encryption-failed': 'Er kwam geen versleuteling tot stand. Kijk of poort en versleuteling bij elkaar passen.',
    'certificate-not-trusted':
      'Het certificaat van de server is van niemand die deze computer vertrouwt. Er is niets naartoe gestuurd.',
    'certificate-expired':
      'Het certificaat van de server is vandaag niet geldig. Kijk naar de datum van deze computer.',
    'certificate-other-name':
      'Het certificaat van de server is voor een andere naam. Kijk naar de naam van de server.',
    'login-refused': 'De server weigert gebruikersnaam en wachtwoord.',
    'login-needed': 'De server wil een gebruikersnaam en een wachtwoord.',
    'sender-refused': 'De server laat dit afzenderadres niet versturen.',
    'recipient-refused': 'De server neemt het adres van deze klant niet aan. Kijk naar de spelling.',
    'too-large': 'Het bericht is te groot voor de server of voor de mailbox van de klant.',
    'message-refused': 'De server weigert dit bericht.',
    'not-now': 'De server neemt op dit moment geen berichten aan.',
    interrupted: 'De kassa werd er middenin gestopt.',
  },
  ways: {
    title: 'Bon',
    paper: 'Papier',
    again: 'Kopie',
    mail: 'E-mail',
    code: 'QR-code',
    none: 'Geen bon',
  },
  mailed: {
    waiting: 'De e-mail is onderweg.',
    sent: 'De e-mail is verstuurd.',
    doubtful: 'De e-mail is misschien aangekomen.',
    failed: 'De e-mail kon niet worden verstuurd.',
  },
  mark: {
    waiting: 'e-mail onderweg',
    sent: 'e-mail verstuurd',
    doubtful: 'e-mail misschien aangekomen',
    failed: 'e-mail niet verstuurd',
  },
  declined: 'De klant wil geen bon.',
  declinedMark: 'geen bon gewenst',
  sendTitle: 'Bon per e-mail',
  sendTo: 'Adres van de klant',
  sendHint: 'Eén adres. Het wordt vergeten als het bericht is verstuurd.',
  send: 'Versturen',
  queued: 'De bon is per e-mail onderweg.',
  codeTitle: (receipt) => `Bon ${receipt}`,
  codeLink:
    'De klant richt de camera van de telefoon hierop: de bon opent op de eigen pagina van de winkel.',
  codeNumber:
    'De code bevat het nummer van de bon en verder niets: de winkel heeft geen pagina waarop de bon te lezen is.',
  codeNone:
    'Deze bon heeft geen code. Onder Instellingen › Bon kan de eigen link van de winkel worden ingevuld; een kassa alleen is voor een telefoon niet bereikbaar.',
  codeAlt: 'QR-code van de bon',
  after: 'Na de verkoop',
  default: {
    always: {
      label: 'elke bon printen',
      text: 'Elke klant krijgt papier. Past waar een bon moet worden uitgereikt, zoals in Duitsland.',
    },
    ask: {
      label: 'vragen',
      text: 'De klant kiest eerst: papier, e-mail, code of geen. In Duitsland mag een bon elektronisch zijn als de klant het goedvindt.',
    },
    'on-request': {
      label: 'alleen op verzoek',
      text: 'Er wordt niets geprint tenzij iemand het vraagt. Past bij Frankrijk, waar bonnen alleen op verzoek worden geprint.',
    },
  },
  codeSetting: {
    none: 'Zonder QR-code is er ook op het scherm geen om mee te nemen.',
    number:
      'Op het scherm kan de code worden gefotografeerd, maar hij bevat alleen het nummer: een telefoon kan een kassa niet bereiken.',
    link: 'Dezelfde code kan na een verkoop groot op het scherm worden getoond, om mee te nemen.',
  },
  giveUpText:
    'Het bericht wordt niet meer verstuurd en het adres wordt vergeten. De verkoop blijft zoals hij is; de bon kan vanuit de lijst van verkopen worden verstuurd of geprint. De reden komt in het journaal.',
}
