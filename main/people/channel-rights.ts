import type { ChannelName, Parsed } from '../../preload/contract/channels.ts'
import type { Right } from '../../preload/contract/people-rights.ts'
import type { Need } from '../domain/rights.ts'
import {
  closesDay,
  countsDrawer,
  discountOfLine,
  discountOfSale,
  pricesLine,
  pricesProduct,
  printsAgain,
  quantityOfLine,
  refundsMoney,
  savesPaper,
  seesDrawer,
  seesOpenDay,
  settlesCount,
  takesBack,
  takesCatalogue,
  voidsLine,
} from './needs.ts'
import type { PeopleContext } from './people-context.ts'

/*
 * Which right each call needs. Every channel stands here: one that is missing does not compile. Always: also while the till is
 * locked, because the lock screen or a running payment needs it. Signed-in: whoever is at the till.
 */

type Rule<Name extends ChannelName> =
  | 'always'
  | 'signed-in'
  | Right
  | ((context: PeopleContext, request: Parsed<Name>) => readonly Need[])

export const channelRights: { readonly [Name in ChannelName]: Rule<Name> } = {
  'till.state': 'always',
  // What the lock screen is drawn with: language, colours, sounds. Nothing of it is secret; it stands on receipts.
  'settings.get': 'always',
  'people.sign-in': 'always',
  'people.lock': 'always',
  'people.sign-out': 'always',
  'payment.get': 'always',
  'payment.open': 'always',
  // The cardholder's side, which goes on while the till is locked. Live mode has none.
  'training.view': 'always',
  'training.act': 'always',
  'training.printer': 'always',

  'people.active': 'signed-in',
  'people.change-pin': 'signed-in',
  'people.approve': 'signed-in',
  'people.approved': 'signed-in',
  'people.list': 'manage-people',
  'people.save': 'manage-people',
  'people.save-role': 'manage-people',
  'people.save-rules': 'manage-people',

  'basket.get': 'signed-in',
  'basket.stamp': 'signed-in',
  'basket.add-product': pricesProduct,
  'basket.scan': 'signed-in',
  'basket.add-open': 'open-amount',
  'basket.set-quantity': quantityOfLine,
  'basket.set-price': pricesLine,
  'basket.set-line-discount': discountOfLine,
  'basket.set-sale-discount': discountOfSale,
  'basket.set-line-note': 'signed-in',
  'basket.set-note': 'signed-in',
  'basket.void-line': voidsLine,
  'basket.clear': 'clear-sale',
  'basket.park': 'signed-in',
  'basket.parked': 'signed-in',
  'basket.resume': 'signed-in',

  'payment.due': 'signed-in',
  'payment.cash': 'signed-in',
  'payment.card': 'signed-in',
  'payment.finish-free': 'signed-in',
  'payment.outlook': 'signed-in',
  'payment.cancel': 'signed-in',
  'payment.check-now': 'signed-in',
  'payment.card-papers': 'signed-in',
  'payment.print-card-paper': 'signed-in',
  'payment.fetch-card-slip': 'signed-in',
  'payment.decide': 'decide-about-money',

  'refund.start': refundsMoney,
  'refund.get': 'signed-in',
  'refund.open': 'signed-in',
  'refund.print': 'signed-in',
  'refund.give-up': 'refund',
  'refund.decide': 'decide-about-money',
  // What comes into the basket here may go out of the drawer with `return.give-back`.
  'return.add': takesBack,
  'return.look': 'signed-in',
  'return.of-sale': 'signed-in',
  'return.owed': 'signed-in',
  'return.plan': 'signed-in',
  'return.give-back': 'signed-in',
  'return.pay-out': 'refund',
  'tender.correct': 'decide-about-money',
  'late-charge.list': 'signed-in',
  'late-charge.decide': 'decide-about-money',
  'second-refund.list': 'signed-in',
  'second-refund.decide': 'decide-about-money',

  'sales.list': 'signed-in',
  'sales.get': 'signed-in',
  'sales.print': printsAgain,
  'sales.print-gift': 'signed-in',
  'sales.print-repayment': 'signed-in',
  'sales.write-off': 'write-off',
  'receipt.mail': 'signed-in',
  'receipt.decline': 'signed-in',
  'receipt.code': 'signed-in',
  'paper.save': savesPaper,

  'cash.state': seesDrawer,
  'cash.add-up': countsDrawer,
  'cash.count': countsDrawer,
  'cash.settle': settlesCount,
  'cash.move': 'move-cash',
  'drawer.open': 'open-drawer',
  'drawer.problem': 'signed-in',
  'day.current': seesOpenDay,
  'day.close': closesDay,
  'day.print': seesOpenDay,
  'reconcile.day': 'see-reports',
  'reconcile.lines': 'see-reports',
  'reconcile.to-look-at': 'see-reports',
  'reconcile.now': 'see-reports',
  'reconcile.adopt': 'decide-about-money',
  'report.get': 'see-reports',
  'report.print': 'see-reports',
  'report.csv': 'export-data',
  'payouts.view': 'see-reports',
  'payouts.read': 'see-reports',
  // What the bank says of a payout is the book-keeper's entry.
  'payouts.transfer': 'decide-about-money',
  'day.get': 'see-reports',
  'day.list': 'see-reports',

  'catalogue.tiles': 'signed-in',
  'catalogue.tiles-of': 'signed-in',
  'catalogue.search': 'signed-in',
  'catalogue.list': 'signed-in',
  'catalogue.product': 'signed-in',
  'catalogue.categories': 'signed-in',
  'catalogue.tax-rates': 'signed-in',
  'catalogue.save-product': 'change-catalogue',
  'catalogue.save-category': 'change-catalogue',
  'catalogue.remove-category': 'change-catalogue',
  'catalogue.save-tax-rate': 'change-catalogue',
  'catalogue.save-quick-keys': 'change-catalogue',
  'catalogue.import-open': 'change-catalogue',
  'catalogue.import-adjust': 'change-catalogue',
  'catalogue.import-run': 'change-catalogue',
  'catalogue.import-progress': 'change-catalogue',
  'catalogue.import-cancel': 'change-catalogue',
  'catalogue.export': takesCatalogue,

  'export.start': 'export-data',
  'export.accounts': 'export-data',
  'export.save-accounts': 'export-data',
  'export.progress': 'export-data',
  'export.read': 'export-data',
  'export.end': 'export-data',

  'readers.list': 'signed-in',
  'readers.check': 'signed-in',
  'readers.services': 'manage-readers',
  'readers.available': 'manage-readers',
  'readers.pair': 'manage-readers',
  'readers.choose': 'manage-readers',
  'readers.rename': 'manage-readers',
  'readers.remove': 'manage-readers',
  'readers.details': 'manage-readers',
  'readers.change-details': 'manage-readers',
  'readers.set-default': 'manage-readers',
  'readers.day-totals': 'see-reports',
  'readers.print-day-totals': 'see-reports',

  'queue.list': 'signed-in',
  'queue.try-now': 'signed-in',
  'queue.give-up': 'give-up-work',

  'scanner.take': 'signed-in',
  'scanner.state': 'signed-in',
  'scanner.try': 'signed-in',
  'display.host': 'signed-in',
  'display.open': 'signed-in',
  'display.picture': 'signed-in',
  'display.renew': 'change-settings',
  'display.keep-picture': 'change-settings',
  'printer.find': 'signed-in',
  'printer.models': 'signed-in',
  'printer.test': 'signed-in',
  // It can open the drawer.
  'printer.try': 'change-settings',
  'printer.save': 'change-settings',
  'receipt.read-logo': 'change-settings',
  'receipt.preview': 'change-settings',
  'settings.save': 'change-settings',
  'setup.complete': 'change-settings',
  'clock.confirm': 'change-settings',
  'mail.get': 'change-settings',
  'mail.save': 'change-settings',
  'mail.test': 'change-settings',
  'mail.remove': 'change-settings',
  'accounts.get': 'change-settings',
  'accounts.check': 'change-settings',
  'accounts.save': 'change-settings',
  'accounts.rotate-key': 'change-settings',
  'accounts.remove': 'change-settings',
  'mode.switch': 'switch-mode',

  // A copy holds everything, and a folder of one's own choice takes it out of the shop.
  'backup.state': 'change-settings',
  'backup.save-settings': 'change-settings',
  'backup.now': 'change-settings',
  'backup.find': 'change-settings',
  'backup.look': 'change-settings',
  'backup.restore': 'change-settings',
  'backup.compared': 'change-settings',
}

/** A call as the door has parsed it. */
export type Call = { channel: ChannelName; request: unknown }

export function needsOf(context: PeopleContext, { channel, request }: Call): readonly Need[] {
  const rule = channelRights[channel] as Rule<never>
  if (rule === 'always' || rule === 'signed-in') return []
  // Each rule stands beside the channel whose request it reads, and the door has parsed that.
  return typeof rule === 'string' ? [{ right: rule }] : rule(context, request as never)
}

/** A till that asks by itself what has changed is not somebody who works at it. */
export function showsThatSomebodyIsThere(channel: ChannelName): boolean {
  if (channel === 'people.active' || channel === 'payment.cash' || channel === 'payment.card') return true
  return channel.startsWith('basket.') && !/^basket\.(get|stamp|parked)$/.test(channel)
}
