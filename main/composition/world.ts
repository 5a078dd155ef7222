import type { Accounts } from '../office/accounts.ts'
import type { MailDesk } from '../office/mail-desk.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import type { CardProvider } from '../ports.ts'
import type { PrinterFinder } from '../printer-ports.ts'
import type { TrainingDesk } from '../training/training-desk.ts'

/** What stands around the till: which card services and which devices it works with. */
export type World = {
  isTraining: boolean
  /** The devices of training, for somebody to play with; the shop's own are not ours to show. */
  desk: TrainingDesk | null
  /** The accounts at card services; training has its own, which are nobody's business. */
  accounts: Accounts | null
  /** The shop's mail account; in training no letter leaves the machine. */
  mail: MailDesk | null
  /** Hosts of an integrator's test clouds that stand in for the real services. */
  testClouds: string[]
  /** The one for new readers first. Asked each time: an account can be given or changed while the till runs. */
  providers(): readonly CardProvider[]
  finder: PrinterFinder
  /** Where to print now; empty when there is no printer. */
  printerAddress(): string
  /** The shop was set up or changed its currency. */
  setCurrency(currency: string): void
  /** The first start is done. */
  afterSetup(payments: PaymentContext, stopping: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/** Papers of such a till say so: an approval of a test account is no money. */
export const isTest = ({ isTraining, testClouds, accounts }: World): boolean =>
  !isTraining && (testClouds.length > 0 || accounts?.isSandbox() === true)

/** Everything that must not be seen in a log. */
export const secretsOf = ({ accounts, mail }: World): string[] => [
  ...(accounts?.secretValues() ?? []),
  ...(mail?.secretValues() ?? []),
]
