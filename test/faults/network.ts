import type { FaultRows } from './row.ts'

const http = 'main/providers/http-client.test.ts'
const conformance = 'main/providers/provider-conformance.ts'
const sumUp = 'main/providers/sumup-provider.test.ts'
const site = 'main/platform/loopback-site.test.ts'
const host = 'e2e/host.spec.ts'

/** The network, and answers that mean ill. */
export const networkRows: FaultRows<'N'> = {
  N1: {
    fault: 'there is no network at the start',
    tests: {
      [conformance]: [
        'knows when nothing was sent at all',
        'says that it cannot be reached, for readers too',
      ],
    },
  },
  N2: {
    fault: 'a sign-in page answers in place of the service',
    tests: {
      'e2e/machine-warnings.spec.ts': [
        'says that the network wants a sign-in, and then that the clock is ahead',
      ],
      [conformance]: ['calls a submit unknown after %s, and finds nothing'],
      [http]: [
        'N2: is told from every answer of a service, and proves nothing',
        'N2: gets neither key nor payment by a redirect',
      ],
      'main/live-mode.test.ts': [
        'N2: a sign-in page in place of %s is said in words, and over with the first real answer',
      ],
    },
  },
  N3: {
    fault: 'the certificate is wrong',
    tests: { [http]: ['says "not sent" when the connection cannot be made secure'] },
  },
  N4: {
    fault: 'the address has no encryption',
    tests: { 'main/domain/service-address.test.ts': ['%j is none'], [sumUp]: ['does not send a key to %s'] },
  },
  N5: {
    fault: 'the answer comes byte by byte',
    tests: {
      'main/providers/hostile-transport.test.ts': [
        'N5: that comes byte by byte ends at its deadline, however lively it looks',
      ],
      [http]: ['ends the wait for the first byte at its deadline', 'ends a body that stalls'],
    },
  },
  N6: {
    fault: 'the answer does not end',
    tests: {
      'main/providers/hostile-transport.test.ts': [
        'N6: of many megabytes, %s, is cut at one, and proves nothing',
      ],
      [http]: ['reads no more than a megabyte'],
    },
  },
  N7: {
    fault: 'the answer is no answer: wrong types, impossible numbers, keys twice',
    tests: {
      'main/providers/hostile-cm-answers.test.ts': ['N7, N8: with %s is neither booked nor called declined'],
      'main/providers/hostile-transport.test.ts': ['N7: proves no refusal when %s'],
      'main/payments/hostile-answers.test.ts': [
        'N7: that names the checkout with %s leads to no other address, and the payment is found',
        'N7: that holds %s is no refusal: the payment is found by our reference',
        'N7, N13: with %s is the approval that it is',
        'N7: because of %s is not booked and ends nothing, until an answer can be read',
      ],
      [conformance]: ['gives no verdict after %s'],
      [http]: ['takes half a body for no answer'],
      'main/providers/cm-provider.test.ts': ['K75: takes no number for the id of a transaction'],
    },
  },
  N8: {
    fault: 'a valid answer is about another payment, merchant or reader',
    tests: {
      'main/providers/hostile-cm-answers.test.ts': ['N7, N8: with %s is neither booked nor called declined'],
      'main/payments/hostile-answers.test.ts': [
        'N8, N10: because it is about %s is not attached to this one',
      ],
      [sumUp]: ['does not take another payment’s answer for this one'],
      [conformance]: ['does not call it approved when the provider %s'],
    },
  },
  N9: {
    fault: 'the answer points to another host',
    tests: {
      'main/canary-secrets.test.ts': ['never travel on, whatever a redirect says'],
      [http]: ['does not follow a redirect (%i): neither key nor payment travel on'],
      'main/live-mode.test.ts': ['never sends a kept key to another address'],
    },
  },
  N10: {
    fault: 'the answer to one question arrives for another',
    tests: {
      'main/providers/cm-provider.test.ts': ['takes the answer about another transaction for no answer'],
      'main/payments/hostile-answers.test.ts': [
        'N8, N10: because it is about %s is not attached to this one',
      ],
      [sumUp]: ['does not take another payment’s answer for this one'],
    },
  },
  N11: {
    fault: 'the first address of a name is dead',
    tests: {
      [http]: ['proves "not sent" by %s', 'does not prove anything by %s'],
      'main/providers/dead-addresses.test.ts': [
        'N11: gives every address a second, so that two dead ones cost less than three',
        'N11: a payment arrives once where $what',
        'N11: a payment arrives once, and at one address, where the first never answers',
        'N11: is surely not sent where every address is dead',
      ],
    },
  },
  N12: {
    fault: 'the service’s words are long, or no plain text',
    tests: {
      'main/payments/hostile-answers.test.ts': [
        'N12: keeps control characters and endless texts of the card out of the books',
      ],
      'main/domain/kept-evidence.test.ts': ['are one short line of plain text'],
    },
  },
  N13: {
    fault: 'the service has a new word or a new field',
    tests: {
      'main/providers/hostile-cm-answers.test.ts': [
        'N13: with fields that nobody knows is the approval that it is',
      ],
      'main/payments/hostile-answers.test.ts': [
        'N13: with a status that nobody knows waits, and shows the word',
        'N7, N13: with %s is the approval that it is',
      ],
      [sumUp]: ['waits on words that it does not know, and says them'],
      'main/providers/cm-provider.test.ts': ['reads %s with %s as %s'],
      'main/domain/silence.test.ts': ['is nothing when nobody knows the reason'],
    },
  },
  N14: {
    fault: 'the till can be reached from the network of the shop',
    tests: {
      'e2e/browser-host.spec.ts': ['without the token nobody gets in, with it anybody on this machine'],
      [site]: ['answer to no other name and no other page'],
    },
  },
}

/** The page, its calls, and secrets. */
export const pageRows: FaultRows<'X'> = {
  X1: {
    fault: 'the page is taken over',
    tests: {
      'architecture.test.ts': ['compute no amount in the renderer'],
      'main/ipc/door.test.ts': [
        'refuses channels that are not in the contract, also the inherited names of objects',
      ],
      'e2e/electron-host.spec.ts': ['the window is locked: sandbox, own world, no Node'],
    },
  },
  X2: {
    fault: 'a message comes from another page',
    tests: {
      [site]: ['refuses a socket %s'],
      'e2e/browser-host.spec.ts': ['the socket wants the cookie, our own page and our own name'],
    },
  },
  X3: {
    fault: 'the page wants to go elsewhere',
    tests: { 'e2e/electron-host.spec.ts': ['new windows and other pages are refused'] },
  },
  X4: {
    fault: 'the page floods the till',
    tests: {
      [host]: ['a page cannot flood the till'],
      'main/platform/call-limits.test.ts': ['are bounded in how many run at once, whatever becomes of them'],
    },
  },
  X5: {
    fault: 'arguments are traps',
    tests: {
      'main/ipc/door.test.ts': [
        'answers every message that a broken screen could send, without throwing',
        'refuses wrong types and names the field',
      ],
    },
  },
  X6: {
    fault: 'keys lie on the disk',
    tests: {
      'main/platform/secret-file.test.ts': [
        'are sealed where there is a safe: the file does not tell them',
        'are readable by this user alone, also when the file was open to others',
      ],
      'main/platform/os-safe.test.ts': ['is weak on a Linux without a keyring, whatever it says of itself'],
    },
  },
  X7: {
    fault: 'a log goes to support',
    tests: {
      'main/canary-secrets.test.ts': [
        'are in no answer, log, export or byte of the data, whatever a service says back',
        'are in no line that the host itself writes: the old key and the new one, also after they are gone',
        'of a mail server are in no answer, log or byte of the data, whatever it says back',
      ],
      'main/composition.test.ts': [
        'keeps the keys of the card service out of everything a screen is told and out of the data folder',
      ],
      'main/platform/file-log.test.ts': ['keeps keys out, by name and by shape, also deep inside'],
    },
  },
  X8: {
    fault: 'a full card number stands in an answer',
    tests: {
      'main/domain/kept-evidence.test.ts': ['%j becomes %j'],
      'main/payments/card-payment.test.ts': ['keeps evidence without secrets and card numbers, and cut'],
    },
  },
  X9: {
    fault: 'the program is started with a debugger',
    tests: { 'build/package.test.ts': ['starts, shows its window, stops cleanly and lets no debugger in'] },
  },
  X10: {
    fault: 'somebody without the right gives money back',
    tests: {
      'main/people/channel-rights.test.ts': [
        'X10: refuses every call that needs %s without it, does it with it, and does it once with an approval',
      ],
      'main/people/gate.test.ts': [
        'X10: are a refund: of so much in one basket, and so many days after the sale',
      ],
    },
  },
  X11: {
    fault: 'a PIN is guessed',
    tests: {
      'main/people/check-pin.test.ts': [
        'X11: is slowed down more and more, so that all PINs of four digits take months; each try is in the journal',
        'X11: is slowed down as well for whoever tries everybody in turn',
        'X11: gains nothing from a hundred windows at once, nor from a restart',
      ],
    },
  },
  X12: { fault: 'another program in the shop talks to the till', later: 'A door for other tills.' },
}
