import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { AccountKind } from '../account-ports.ts'
import { type Accounts, openAccounts } from '../office/accounts.ts'
import { openMailDesk } from '../office/mail-desk.ts'
import { printersOnMachine } from '../platform/machine-printers.ts'
import { printersOnNetwork } from '../platform/network-printers.ts'
import { secretFile } from '../platform/secret-file.ts'
import { cmAccountKind } from '../providers/cm/cm-account-kind.ts'
import { createHttpClient } from '../providers/http-client.ts'
import { sumUpAccountKind, sumUpAddress } from '../providers/sumup/sumup-account-kind.ts'
import { openDatabase } from '../store/database.ts'
import { hastenJobs } from '../store/job-store.ts'
import { loadLogo } from '../store/logo-store.ts'
import { mailSoon } from '../store/mail-store.ts'
import { loadOpenPayments, loadPayment, paymentsAwaitingSettlement } from '../store/payment-store.ts'
import { loadOpenRefunds } from '../store/refund-store.ts'
import { readFact, readSettings } from '../store/settings-store.ts'
import type { Base, Outside } from './outside.ts'
import type { Suggestion } from './wiring.ts'
import type { World } from './world.ts'

/** The shop's own accounts, readers and printer. */
export async function liveWorld(
  outside: Outside,
  base: Base,
  shop: {
    folder: string
    settings(): ShopSettings
    nudge(topic: NudgeTopic): void
    wakeQueue(): void
  },
): Promise<World & { accounts: Accounts }> {
  const found = (await outside.findSafe?.()) ?? { kind: 'none' as const }
  const secrets = secretFile({ folder: shop.folder, found, log: base.log, now: base.clock.now })
  const mail = await openMailDesk({
    ...base,
    secrets,
    settings: shop.settings,
    nudge: shop.nudge,
    accountChanged() {
      mailSoon(base.database, base.clock.now())
      shop.wakeQueue()
    },
  })
  const accounts = await openAccounts({
    ...base,
    secrets,
    kinds: accountKinds(outside, base),
    secretName: (kind) => secretName(outside, kind),
    language: () => shop.settings().language,
    hasOpenPayment: (provider) =>
      loadOpenPayments(base.database).some(({ attempt }) => attempt.provider === provider) ||
      awaitsSettlement(base, provider) ||
      loadOpenRefunds(base.database).some((refund) => refund.provider === provider),
    accountChanged(provider) {
      askSoon(base, provider)
      shop.wakeQueue()
    },
    nudge: shop.nudge,
  })
  return {
    isTraining: false,
    desk: null,
    accounts,
    mail,
    testClouds: testHosts(outside),
    providers: accounts.providers,
    printerAddress: () => shop.settings().printerAddress,
    finder: outside.finder ?? {
      onMachine: () => printersOnMachine(),
      onNetwork: (signal) => printersOnNetwork(networkSearchMs, signal),
    },
    setCurrency: () => undefined,
    afterSetup: async () => undefined,
    stop: async () => undefined,
  }
}

/** Printers answer within a second; one that sleeps takes a little longer. */
const networkSearchMs = 4_000

/** An approval that can still be taken back is asked about until it cannot, with the same account. */
function awaitsSettlement({ database }: Base, provider: string): boolean {
  return paymentsAwaitingSettlement(database).some((id) => {
    const payment = loadPayment(database, id)
    return payment?.tender === 'card' && payment.attempt.provider === provider
  })
}

/** Questions about open payments wait long where there is no account to ask them with. */
function askSoon({ database, clock }: Base, provider: string): void {
  const now = clock.now()
  for (const payment of loadOpenPayments(database))
    if (payment.attempt.provider === provider) hastenJobs(database, 'poll-payment', payment.id, now)
  for (const refund of loadOpenRefunds(database)) {
    if (refund.provider !== provider) continue
    hastenJobs(database, 'poll-refund', refund.id, now)
    hastenJobs(database, 'submit-refund', refund.id, now)
  }
}

function accountKinds(outside: Outside, { clock, onSigns }: Base): AccountKind[] {
  const http = createHttpClient({
    fetch: outside.fetch ?? ((input, init) => fetch(input, init)),
    clock,
    ...(onSigns ? { onSigns } : {}),
  })
  return [
    sumUpAccountKind({ http, clock, address: outside.testClouds?.sumup ?? sumUpAddress }),
    cmAccountKind({ http, clock, address: outside.testClouds?.cm ?? null }),
  ]
}

/** Keys for a test cloud are other keys: they are kept beside the real ones and never sent where those go. */
function secretName(outside: Outside, { provider }: AccountKind): string {
  const test = provider === 'sumup' ? outside.testClouds?.sumup : outside.testClouds?.cm
  return test ? `${provider} ${test}` : provider
}

function testHosts({ testClouds }: Outside): string[] {
  return [testClouds?.sumup, testClouds?.cm].flatMap((url) => (url ? [new URL(url).host] : []))
}

/**
 * What the shop chose in training, to be offered at the first start of live mode. Whatever is wrong with training's data is no
 * matter of live mode: then there is nothing to offer.
 */
export function chosenInTraining(outside: Outside): Suggestion | null {
  const path = join(outside.folder, 'training', 'till.db')
  if (!existsSync(path)) return null
  try {
    const database = openDatabase(path, { readonly: true })
    try {
      if (readFact(database, 'setUpAt') === undefined) return null
      const settings = readSettings(database)
      const logo = settings.logo === null ? undefined : loadLogo(database, settings.logo)
      return { settings: { ...settings, logo: logo?.hash ?? null }, logo: logo ?? null }
    } finally {
      database.close()
    }
  } catch (error) {
    outside.log.warn('till.training-not-read', { problem: String(error) })
    return null
  }
}
