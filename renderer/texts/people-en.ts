import type { LimitName, Right } from '../../preload/contract/people-rights.ts'

/** Words for people, their rights and the locked till. Amounts, percentages and numbers come written out. */
export type PeopleTexts = {
  title: string
  /** In a shop without people. */
  noneYet: string
  start: string
  add: string
  archived: string
  archive: string
  archiveHint: string
  showArchived: string
  initials: string
  initialsHint: string
  color: string
  role: string
  pin: string
  pinHint: string
  newPin: string
  keepPin: string
  firstHint: string
  saved: string
  roles: string
  addRole: string
  roleName: string
  ownerHint: string
  mayDo: string
  noLimit: string
  limitWrong: string
  peopleInRole: (count: number) => string
  roleNames: Record<'owner' | 'manager' | 'cashier', string>
  rights: Record<Right, string>
  limits: Record<LimitName, string>
  lockAfter: string
  never: string
  minutes: (count: number) => string
  changePin: string
  oldPin: string
  pinChanged: string
  lockNow: (name: string) => string
  signOut: (name: string) => string
  whoIsThere: string
  pinOf: (name: string) => string
  unlock: string
  otherPerson: string
  deleteDigit: string
  paymentRuns: (amount: string) => string
  needsApproval: string
  missing: (right: string) => string
  beyond: (right: string, reach: string) => string
  reach: Record<LimitName, (value: string) => string>
  whoApproves: string
  nobodyApproves: string
  approve: string
}

export const peopleEn: PeopleTexts = {
  title: 'People',
  noneYet:
    'Nobody signs in here: whoever stands at the till may do everything. With the first person the till begins to ask who is there.',
  start: 'Begin with an owner',
  add: 'Add somebody',
  archived: 'has left',
  archive: 'Has left: cannot sign in any more',
  archiveHint: 'What they did stays with their name.',
  showArchived: 'Show who has left',
  initials: 'Initials',
  initialsHint: 'Empty: made from the name.',
  color: 'Colour',
  role: 'Role',
  pin: 'PIN',
  pinHint: '4 to 8 digits. Longer is safer; nobody can look it up later.',
  newPin: 'New PIN',
  keepPin: 'Empty: it stays as it is.',
  firstHint: 'The first person is an owner, who may do everything. Remember this PIN well.',
  saved: 'Saved.',
  roles: 'Roles',
  addRole: 'Own role',
  roleName: 'Name of the role',
  ownerHint: 'An owner may always do everything.',
  mayDo: 'May',
  noLimit: 'Empty: without a limit.',
  limitWrong: 'That is no such limit.',
  peopleInRole: (count) => (count === 1 ? '1 person' : `${count} people`),
  roleNames: { owner: 'Owner', manager: 'Manager', cashier: 'Cashier' },
  rights: {
    'give-discount': 'give a discount',
    'change-price': 'sell at another price',
    'open-amount': 'sell an amount without a product',
    'void-line': 'take a line out of the sale',
    'clear-sale': 'clear the sale',
    refund: 'give money back',
    'decide-about-money': 'decide about payments that nobody can ask about',
    'write-off': 'write off what is missing of a sale',
    'move-cash': 'put money into the drawer or take it out',
    'open-drawer': 'open the drawer without a sale',
    'count-cash': 'count the drawer',
    'close-day': 'close the day',
    'see-reports': 'see days and reports',
    reprint: 'print a receipt again',
    'give-up-work': 'give up work of the till',
    'export-data': 'export data',
    'change-catalogue': 'change products, prices and taxes',
    'manage-readers': 'set up card readers',
    'change-settings': 'change settings and accounts',
    'switch-mode': 'go over between training and live',
    'manage-people': 'change people and roles',
  },
  limits: {
    discountPpm: 'Most per line',
    refundMinor: 'Most in one refund',
    refundDays: 'Days after the sale',
    cashDifferenceMinor: 'Largest difference of a count',
  },
  lockAfter: 'Lock when nobody touches it for',
  never: 'never',
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  changePin: 'Change my PIN',
  oldPin: 'PIN until now',
  pinChanged: 'Your new PIN counts from now on.',
  lockNow: (name) => `${name}: lock the till`,
  signOut: (name) => `Sign ${name} out`,
  whoIsThere: 'Who is there?',
  pinOf: (name) => `PIN of ${name}`,
  unlock: 'Sign in',
  otherPerson: 'Somebody else',
  deleteDigit: 'Delete the last digit',
  paymentRuns: (amount) => `A card payment of ${amount} goes on.`,
  needsApproval: 'This needs an approval',
  missing: (right) => `Your role may not ${right}.`,
  beyond: (right, reach) => `Your role may ${right}, but not so far: ${reach}.`,
  reach: {
    discountPpm: (value) => `${value} off`,
    refundMinor: (value) => `${value} back`,
    refundDays: (value) => `${value} days after the sale`,
    cashDifferenceMinor: (value) => `a difference of ${value}`,
  },
  whoApproves: 'Who approves it?',
  nobodyApproves: 'Nobody else here may do this either. An owner can change the roles under Settings.',
  approve: 'Approve',
}
