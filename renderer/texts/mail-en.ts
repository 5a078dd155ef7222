import type { MailedState, MailProblem } from '../../preload/contract/mail-views.ts'
import type { ReceiptDefault } from '../../preload/contract/receipt-ways.ts'

/** Words for receipts by e-mail, and for the customer's choice after a sale. */
export type MailTexts = {
  title: string
  intro: string
  privacy: string
  trainingText: string
  server: string
  serverHint: string
  port: string
  security: string
  tls: string
  starttls: string
  plain: string
  plainWarning: string
  plainAccepted: string
  user: string
  userHint: string
  password: string
  passwordKept: string
  passwordAgain: string
  senderName: string
  senderAddress: string
  subject: string
  text: string
  wordsHint: string
  saved: string
  removed: string
  from: (address: string, server: string) => string
  testTo: string
  testSend: string
  testSent: (address: string) => string
  notSent: (why: string) => string
  mayHaveGone: (why: string) => string
  answered: (numbers: string) => string
  problem: Readonly<Record<MailProblem, string>>
  ways: { title: string; paper: string; again: string; mail: string; code: string; none: string }
  mailed: Readonly<Record<Exclude<MailedState, 'not-asked'>, string>>
  mark: Readonly<Record<Exclude<MailedState, 'not-asked'>, string>>
  declined: string
  declinedMark: string
  sendTitle: string
  sendTo: string
  sendHint: string
  send: string
  queued: string
  codeTitle: (receipt: string) => string
  codeLink: string
  codeNumber: string
  codeNone: string
  codeAlt: string
  after: string
  default: Readonly<Record<ReceiptDefault, { label: string; text: string }>>
  codeSetting: Readonly<Record<'none' | 'number' | 'link', string>>
  giveUpText: string
}

export const mailEn: MailTexts = {
  title: 'Receipts by e-mail',
  intro: 'Receipts go out as a PDF through your own mail server. Nothing else sees them.',
  privacy: 'A customer’s address is kept only until its letter has gone or was given up.',
  trainingText: 'In training no letter leaves this machine. E-mail is set up in live mode.',
  server: 'Mail server',
  serverHint: 'As your mail provider names it for sending (SMTP).',
  port: 'Port',
  security: 'Encryption',
  tls: 'TLS (usually 465)',
  starttls: 'STARTTLS (usually 587)',
  plain: 'none',
  plainWarning:
    'Without encryption everybody on the way can read the password and the receipts. On this machine itself nothing is on the way.',
  plainAccepted: 'I know that, and want it all the same',
  user: 'User name',
  userHint: 'Empty: the server wants no login.',
  password: 'Password',
  passwordKept: 'One is kept. Type here only to replace it.',
  passwordAgain: 'For another server or user the password has to be typed again.',
  senderName: 'Name of the sender',
  senderAddress: 'Address of the sender',
  subject: 'Subject',
  text: 'Words above the receipt',
  wordsHint: 'Empty: in the language of the receipt. {receipt} is its number, {shop} the shop.',
  saved: 'Saved. Receipts can go by e-mail now.',
  removed: 'Removed. Receipts do not go by e-mail any more.',
  from: (address, server) => `From ${address} through ${server}`,
  testTo: 'Send a test message to',
  testSend: 'Send a test message',
  testSent: (address) => `The server took the message for ${address}. Look whether it arrives.`,
  notSent: (why) => `Not sent. ${why}`,
  mayHaveGone: (why) => `It may have gone out. ${why}`,
  answered: (numbers) => `The server answered ${numbers}.`,
  problem: {
    'name-not-found': 'There is no server of that name. Look at its spelling and at the network.',
    'connection-refused': 'Nothing takes letters there. Look at the port and the name of the server.',
    'no-connection': 'There is no way to the server. Look at the network.',
    'time-out': 'The server does not answer in time. Look at the port and the encryption.',
    'connection-lost': 'The connection broke off.',
    'no-mail-server': 'What answers there is no mail server. Look at the port and the encryption.',
    'no-encryption': 'The server offers no STARTTLS. Choose TLS, or ask your mail provider.',
    'encryption-failed': 'No encryption came about. Look whether port and encryption fit together.',
    'certificate-not-trusted':
      'The certificate of the server is not from anybody that this machine trusts. Nothing was sent to it.',
    'certificate-expired': 'The certificate of the server is not valid today. Look at this machine’s date.',
    'certificate-other-name': 'The certificate of the server is for another name. Look at the server’s name.',
    'login-refused': 'The server refuses user name and password.',
    'login-needed': 'The server wants a user name and a password.',
    'sender-refused': 'The server does not let this sender’s address send.',
    'recipient-refused': 'The server does not take this customer’s address. Look at its spelling.',
    'too-large': 'The letter is too large for the server or for the customer’s mailbox.',
    'message-refused': 'The server refuses this letter.',
    'not-now': 'The server takes no letters at the moment.',
    interrupted: 'The till was stopped in the middle of it.',
  },
  ways: {
    title: 'Receipt',
    paper: 'Paper',
    again: 'Copy',
    mail: 'E-mail',
    code: 'QR code',
    none: 'No receipt',
  },
  mailed: {
    waiting: 'The e-mail is on its way.',
    sent: 'The e-mail is sent.',
    doubtful: 'The e-mail may have arrived.',
    failed: 'The e-mail could not be sent.',
  },
  mark: {
    waiting: 'e-mail on its way',
    sent: 'e-mail sent',
    doubtful: 'e-mail may have arrived',
    failed: 'e-mail not sent',
  },
  declined: 'The customer wants no receipt.',
  declinedMark: 'no receipt wanted',
  sendTitle: 'Receipt by e-mail',
  sendTo: 'The customer’s address',
  sendHint: 'One address. It is forgotten when the letter has gone.',
  send: 'Send',
  queued: 'The receipt is on its way by e-mail.',
  codeTitle: (receipt) => `Receipt ${receipt}`,
  codeLink: 'The customer points the phone’s camera here: the receipt opens on the shop’s own page.',
  codeNumber:
    'The code holds the number of the receipt and nothing more: the shop has no page on which the receipt could be read.',
  codeNone:
    'This receipt has no code. Under Settings › Receipt the shop’s own link can be entered; a till alone cannot be reached by a phone.',
  codeAlt: 'QR code of the receipt',
  after: 'After the sale',
  default: {
    always: {
      label: 'print every receipt',
      text: 'Each customer gets paper. Fits where a receipt has to be handed out, as in Germany.',
    },
    ask: {
      label: 'ask',
      text: 'The customer chooses first: paper, e-mail, code or none. Where a receipt has to be handed out, as in Germany, it may be electronic.',
    },
    'on-request': {
      label: 'only on request',
      text: 'Nothing is printed unless somebody asks. Fits France, where receipts are printed on request only.',
    },
  },
  codeSetting: {
    none: 'Without a QR code there is none on the screen to take along either.',
    number:
      'On the screen the code can be photographed, but holds only the number: a phone cannot reach a till.',
    link: 'The same code can be shown large on the screen after a sale, to take along.',
  },
  giveUpText:
    'The letter will not be sent any more, and its address is forgotten. The sale stays as it is; the receipt can be sent or printed from the list of sales. The reason is written into the journal.',
}
