import type { MailTexts } from './mail-en.ts'

export const mailDe: MailTexts = {
  title: 'Belege per E-Mail',
  intro: 'Belege gehen als PDF über Ihren eigenen Mailserver hinaus. Niemand sonst sieht sie.',
  privacy:
    'Die Adresse eines Kunden wird nur behalten, bis sein Brief hinausgegangen oder aufgegeben worden ist.',
  trainingText: 'Im Training verlässt kein Brief diesen Rechner. E-Mail wird im Live-Betrieb eingerichtet.',
  server: 'Mailserver',
  serverHint: 'Wie Ihr Anbieter ihn für das Senden nennt (SMTP).',
  port: 'Port',
  security: 'Verschlüsselung',
  tls: 'TLS (meist 465)',
  starttls: 'STARTTLS (meist 587)',
  plain: 'keine',
  plainWarning:
    'Ohne Verschlüsselung kann jeder auf dem Weg das Kennwort und die Belege lesen. Auf diesem Rechner selbst ist nichts unterwegs.',
  plainAccepted: 'Ich weiß das und will es trotzdem',
  user: 'Benutzername',
  userHint: 'Leer: Der Server will keine Anmeldung.',
  password: 'Kennwort',
  passwordKept: 'Eines ist gespeichert. Nur zum Ersetzen hier tippen.',
  passwordAgain: 'Für einen anderen Server oder Benutzer muss das Kennwort neu getippt werden.',
  senderName: 'Name des Absenders',
  senderAddress: 'Adresse des Absenders',
  subject: 'Betreff',
  text: 'Worte über dem Beleg',
  wordsHint: 'Leer: in der Sprache des Belegs. {receipt} ist seine Nummer, {shop} der Laden.',
  saved: 'Gespeichert. Belege können jetzt per E-Mail gehen.',
  removed: 'Entfernt. Belege gehen nicht mehr per E-Mail.',
  from: (address, server) => `Von ${address} über ${server}`,
  testTo: 'Testnachricht senden an',
  testSend: 'Testnachricht senden',
  testSent: (address) =>
    `Der Server hat die Nachricht für ${address} angenommen. Sehen Sie nach, ob sie ankommt.`,
  notSent: (why) => `Nicht gesendet. ${why}`,
  mayHaveGone: (why) => `Sie ist vielleicht hinausgegangen. ${why}`,
  answered: (numbers) => `Der Server antwortete ${numbers}.`,
  problem: {
    'name-not-found':
      'Einen Server dieses Namens gibt es nicht. Sehen Sie nach der Schreibweise und dem Netz.',
    'connection-refused': 'Dort nimmt niemand Briefe an. Sehen Sie nach dem Port und dem Namen des Servers.',
    'no-connection': 'Es gibt keinen Weg zum Server. Sehen Sie nach dem Netz.',
    'time-out': 'Der Server antwortet nicht rechtzeitig. Sehen Sie nach dem Port und der Verschlüsselung.',
    'connection-lost': 'Die Verbindung ist abgebrochen.',
    'no-mail-server':
      'Was dort antwortet, ist kein Mailserver. Sehen Sie nach dem Port und der Verschlüsselung.',
    'no-encryption': 'Der Server bietet kein STARTTLS. Wählen Sie TLS oder fragen Sie Ihren Anbieter.',
    'encryption-failed':
      'Es kam keine Verschlüsselung zustande. Sehen Sie nach, ob Port und Verschlüsselung zusammenpassen.',
    'certificate-not-trusted':
      'Das Zertifikat des Servers ist von niemandem, dem dieser Rechner traut. Nichts wurde dorthin gesendet.',
    'certificate-expired':
      'Das Zertifikat des Servers gilt heute nicht. Sehen Sie nach dem Datum dieses Rechners.',
    'certificate-other-name':
      'Das Zertifikat des Servers gilt für einen anderen Namen. Sehen Sie nach dem Namen des Servers.',
    'login-refused': 'Der Server weist Benutzername und Kennwort zurück.',
    'login-needed': 'Der Server will einen Benutzernamen und ein Kennwort.',
    'sender-refused': 'Der Server lässt diese Absenderadresse nicht senden.',
    'recipient-refused':
      'Der Server nimmt die Adresse dieses Kunden nicht an. Sehen Sie nach der Schreibweise.',
    'too-large': 'Der Brief ist zu groß für den Server oder das Postfach des Kunden.',
    'message-refused': 'Der Server weist diesen Brief zurück.',
    'not-now': 'Der Server nimmt im Augenblick keine Briefe an.',
    interrupted: 'Die Kasse wurde mittendrin angehalten.',
  },
  ways: {
    title: 'Beleg',
    paper: 'Papier',
    again: 'Kopie',
    mail: 'E-Mail',
    code: 'QR-Code',
    none: 'Kein Beleg',
  },
  mailed: {
    waiting: 'Die E-Mail ist unterwegs.',
    sent: 'Die E-Mail ist gesendet.',
    doubtful: 'Die E-Mail ist vielleicht angekommen.',
    failed: 'Die E-Mail konnte nicht gesendet werden.',
  },
  mark: {
    waiting: 'E-Mail unterwegs',
    sent: 'E-Mail gesendet',
    doubtful: 'E-Mail vielleicht angekommen',
    failed: 'E-Mail nicht gesendet',
  },
  declined: 'Der Kunde will keinen Beleg.',
  declinedMark: 'kein Beleg gewollt',
  sendTitle: 'Beleg per E-Mail',
  sendTo: 'Adresse des Kunden',
  sendHint: 'Eine Adresse. Sie wird vergessen, wenn der Brief hinausgegangen ist.',
  send: 'Senden',
  queued: 'Der Beleg ist per E-Mail unterwegs.',
  codeTitle: (receipt) => `Beleg ${receipt}`,
  codeLink:
    'Der Kunde hält die Kamera seines Telefons hierher: Der Beleg öffnet sich auf der eigenen Seite des Ladens.',
  codeNumber:
    'Der Code enthält die Nummer des Belegs und sonst nichts: Der Laden hat keine Seite, auf der der Beleg zu lesen wäre.',
  codeNone:
    'Dieser Beleg hat keinen Code. Unter Einstellungen › Beleg lässt sich der eigene Link des Ladens eintragen; eine Kasse allein kann ein Telefon nicht erreichen.',
  codeAlt: 'QR-Code des Belegs',
  after: 'Nach dem Verkauf',
  default: {
    always: {
      label: 'jeden Beleg drucken',
      text: 'Jeder Kunde bekommt Papier. Passt, wo ein Beleg ausgegeben werden muss, wie in Deutschland.',
    },
    ask: {
      label: 'fragen',
      text: 'Der Kunde wählt zuerst: Papier, E-Mail, Code oder keinen. Wo ein Beleg ausgegeben werden muss, wie in Deutschland, darf er elektronisch sein.',
    },
    'on-request': {
      label: 'nur auf Wunsch',
      text: 'Nichts wird gedruckt, wenn niemand fragt. Passt zu Frankreich, wo Belege nur auf Wunsch gedruckt werden.',
    },
  },
  codeSetting: {
    none: 'Ohne QR-Code gibt es auch auf dem Bildschirm keinen zum Mitnehmen.',
    number:
      'Auf dem Bildschirm lässt sich der Code fotografieren, er enthält aber nur die Nummer: Ein Telefon kann eine Kasse nicht erreichen.',
    link: 'Derselbe Code lässt sich nach einem Verkauf groß auf dem Bildschirm zeigen, zum Mitnehmen.',
  },
  giveUpText:
    'Der Brief wird nicht mehr gesendet, und seine Adresse wird vergessen. Der Verkauf bleibt, wie er ist; der Beleg lässt sich aus der Liste der Verkäufe senden oder drucken. Der Grund steht im Journal.',
}
