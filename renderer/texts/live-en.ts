/** Training and live, and the accounts at card services. */
export const liveEn = {
  mode: {
    title: 'Training and live',
    inTraining: 'This is training. Nobody is charged, and nothing counts.',
    inLive: 'This is live. Sales count, and cards are charged.',
    goLive: 'Go live',
    goTraining: 'Go to training',
    goLiveTitle: 'Go live?',
    goLiveText:
      'Live has data of its own: catalogue, sales, days and readers. It begins empty, and training stays as it is. From then on sales count and cards are charged.',
    goTrainingTitle: 'Go to training?',
    goTrainingText:
      'The live data stays as it is and waits. In training nobody is charged, and nothing you sell there counts.',
    testCloud: 'Test cloud',
    testCloudHint: (hosts: string) => `Cards are asked for at ${hosts}, not at the real card service.`,
    sandbox: 'Test account',
    sandboxHint: 'The card service says that this account is for trying out. Nobody is charged.',
    setupTitle: 'Live',
    setupIntro: 'This is the real till now: sales count from here on. Training stays as it is.',
    sample: 'Begin with the sample catalogue',
    takeOver: 'Take over receipt, taxes, printer and screen from training',
    setupHint: 'Accounts for cards are entered under Settings. Until then the till takes cash.',
  },
  accounts: {
    title: 'Card services',
    isSet: 'ready',
    notSet: 'not set up',
    refused: 'refused',
    unreadable: 'cannot be read',
    notSetText: 'Without an account no card can be taken with it.',
    setUp: 'Set up',
    change: 'Change',
    remove: 'Remove the account',
    removeTitle: (name: string) => `Remove the account at ${name}?`,
    removeText:
      'The till forgets its keys. Payments and receipts stay. Its readers cannot be used until it is set up again.',
    dialogTitle: (name: string) => `Account at ${name}`,
    optional: 'may stay empty',
    keptEnding: (ending: string) => `Kept, ends in …${ending}. Leave empty to keep it.`,
    kept: 'Kept. Leave empty to keep it.',
    save: 'Check and save',
    saveAllTheSame: 'Save all the same',
    checking: 'Asking the card service …',
    saved: 'Saved. Cards can be taken with it.',
    good: 'Right.',
    plausible: 'Looks right. It cannot be proven before a first payment.',
    notChecked: 'Could not be checked.',
    couldNotCheck:
      'The card service could not be asked, so nothing was saved. Try again, or save all the same and check later.',
    refusedText: 'Something is not right, so nothing was saved.',
    currencyDiffers: (account: string, till: string) =>
      `This account counts in ${account}, the till in ${till}: cards cannot be charged like that.`,
    savedAt: (at: string) => `Saved ${at}`,
    testHost: (host: string) => `Asks at ${host}`,
    causes: {
      missing: 'This is needed.',
      malformed: 'This has characters that do not belong there. Copy it again, without blanks.',
      'public-key': 'This is the public key. The secret one is needed.',
      refused: 'The card service does not know this key, or it was revoked.',
      'no-right-to-readers': 'This key may not work with card readers. Make one with all rights.',
      'other-merchant': 'The key belongs to another account.',
      'address-invalid': 'This has to be an https address. Plain http is for this computer only.',
      'key-did-not-arrive': 'The key did not arrive at the card service. Something in between takes it away.',
      'not-the-service': 'This address answers, but not as this card service does.',
      'store-unknown': 'This store is not in the account any more. Choose another one.',
    } as Readonly<Record<string, string>>,
    belongsTo: (code: string) => `The key belongs to ${code}.`,
    noLonger: 'The card service does not accept these keys any more. Enter them again.',
    noService: 'Set up a card service under Settings first.',
    notChosen: 'not chosen',
    rotate: 'Make a new key',
    rotateTitle: (name: string) => `Make a new key at ${name}?`,
    rotateText:
      'The till has a new key made, keeps it, tries it, and revokes the old one. Other tills that share the old key stop taking cards until they get a new one.',
    rotated: {
      revoked: 'A new key is in use, and the old one was revoked.',
      kept: 'A new key is in use. The old one is still valid: revoke it at the card service.',
      'not-proven': 'The new key did not open anything yet, so the old one stays in use.',
      refused: 'The card service refused to make a key. The old one stays in use.',
      unavailable: 'The card service could not be asked. The old key stays in use.',
    },
    keptIn: {
      safe: 'Keys are kept in this system’s safe.',
      file: 'This system has no safe. Keys are kept in a file of the till that only this user can read.',
      'file-weak-safe':
        'This system’s safe is open to anybody, so the till does not use it. Keys are kept in a file that only this user can read.',
      'file-windows': 'Keys are kept in a file in the data folder, with the rights that the folder has.',
    },
    unreadableText: {
      'broken-file':
        'The file with the keys is damaged. Enter them again; the old file is kept beside the new one.',
      'foreign-file':
        'The file with the keys belongs to another user of this computer. Start the till as that user, or enter them again.',
      'other-safe':
        'The keys were sealed by a safe that is not there now: another computer, another user, or the other kind of this program. Enter them again.',
    },
    stepsTitle: 'Now on the reader',
    stepsText: 'The reader itself stays connected until somebody does this on its screen:',
    steps: {
      'open-menu': 'Open the menu',
      connections: 'Connections',
      api: 'API',
      disconnect: 'Disconnect',
    } as Readonly<Record<string, string>>,
    stepsDone: 'Done on the reader',
  },
}

export type LiveTexts = typeof liveEn
