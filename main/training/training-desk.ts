import { join } from 'node:path'
import type { TrainingView } from '../../preload/contract/training-views.ts'
import type { Clock } from '../ports.ts'
import { ledgerFile } from './cloud-ledger-file.ts'
import { startCloudServer } from './cloud-server.ts'
import type { Random } from './cloud-types.ts'
import { type CmCloud, createCmCloud } from './cm-cloud.ts'
import type { CmOrganisation } from './cm-cloud-types.ts'
import { readerOnDesk, terminalOnDesk, toPaperLine } from './desk-views.ts'
import { createSumUpCloud, type SumUpCloud } from './sumup-cloud.ts'
import type { CloudMerchant } from './sumup-cloud-types.ts'
import { startVirtualPrinter } from './virtual-printer.ts'
import { createVirtualReader } from './virtual-reader.ts'
import { createVirtualTerminal } from './virtual-terminal.ts'

/*
 * Everything that stands beside the till in training: a virtual cloud of each card service with a device, and a printer. They
 * are real servers on loopback; the till reaches them with the same clients as the real ones and knows no difference.
 */

export type TrainingDesk = {
  /** Where the clients connect to, and with what. */
  cloud: { url: string; apiKey: string; merchantCode: string; affiliateKey: string; appId: string }
  /** The same for CM.com. */
  cmAccount: { url: string; apiKey: string }
  printerAddress: string
  view(): TrainingView
  /** False when the person at the device could not do that now. */
  act(serial: string, action: string): boolean
  /** Lets the reader show a code, as its menu would; the code to type into the till, or nothing if it is paired. */
  showPairingCode(): string | undefined
  /** Resolves when a switched printer is really off or on. */
  setPrinter(state: 'ready' | 'no-paper' | 'offline'): Promise<void>
  /** The virtual account's currency follows the shop's. */
  setCurrency(currency: string): void
  onChange(listener: () => void): () => void
  /** For tests and drills: the clouds themselves, with their faults and their true ledgers. */
  sumup: SumUpCloud
  cm: CmCloud
  stop(): Promise<void>
}

export type TrainingOptions = {
  folder: string
  clock: Clock
  random: Random
  currency: string
  /** Fixed ports for integrators; a free one otherwise. */
  cloudPort?: number
  cmPort?: number
  printerPort?: number
}

const serial = '200300104567'
const terminalMake = { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305' }
const apiKey = 'sup_sk_training_1CnVxLZ0aPwQyqTb'
const affiliateKey = '3f1c2b7e-7a8d-4c1e-9a57-0d5f2b6c8e11'

/** How long after its decline a card of the drill is approved. */
const drillApprovalMs = 6_000

/** How long the copy of a refund request is on its way in the drill. */
const drillCopyMs = 500

/** What is left on the card of the drill. */
const drillPartMinor = 200

/** What the bank and the cloud can be told to do with the next payment, so that staff have seen it before it is real. */
function drill({ faults }: SumUpCloud, action: string): boolean {
  switch (action) {
    case 'drill-approved-late':
      faults.orderForPayment({ kind: 'decline-then-approve', afterMs: drillApprovalMs })
      return true
    case 'drill-part-approval':
      faults.orderForPayment({ kind: 'wrong-amount', amountMinor: drillPartMinor })
      return true
    case 'drill-refund-doubled':
      faults.order('refund', { kind: 'handled-twice', afterMs: drillCopyMs })
      return true
    case 'drill-refunds-down':
      faults.order('get-transaction', { kind: 'error-before', status: 503, body: 'empty' }, 'always')
      return true
    case 'drill-cancels-lost':
      faults.order('terminate', { kind: 'lost-on-the-way' }, 'always')
      return true
    case 'drill-over':
      faults.clear()
      return true
    default:
      return false
  }
}

/** How long after its approval the payment of the drill is taken back. */
const drillTakenBackMs = 4_000

function cmDrill({ faults }: CmCloud, action: string): boolean {
  if (action !== 'drill-taken-back') return false
  faults.orderForPayment({ kind: 'reversed', afterMs: drillTakenBackMs, keepsResult: true })
  return true
}

/** @throws when a fixed port is taken or the folder cannot be written */
export async function startTrainingDesk(options: TrainingOptions): Promise<TrainingDesk> {
  const { clock } = options
  const { merchant, sumup, server, reader } = await openSumUp(options)
  const { organisation, cm, cmServer, terminal } = await openCm(options)
  const printer = await startVirtualPrinter({ clock, port: options.printerPort ?? 0 })
  let printerState: TrainingView['printer']['state'] = 'ready'

  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  reader.onChange(changed)
  terminal.onChange(changed)
  printer.onChange(changed)

  return {
    cloud: { url: server.url, apiKey, merchantCode: merchant.code, affiliateKey, appId: 'com.suretill.till' },
    cmAccount: { url: cmServer.url, apiKey: organisation.firstKey.secret },
    printerAddress: printer.address,
    view: () => ({
      available: true,
      readers: [readerOnDesk(reader.view()), terminalOnDesk(terminal.view())],
      printer: {
        state: printerState,
        address: printer.address,
        drawerOpenings: printer.drawerOpenings(),
        papers: printer.papers().map((paper) => ({ ...paper, lines: paper.lines.flatMap(toPaperLine) })),
      },
    }),
    act: (name, action) =>
      (drill(sumup, action) ||
        cmDrill(cm, action) ||
        [reader, terminal].find((device) => device.view().serial === name)?.act(action)) ??
      false,
    showPairingCode() {
      reader.act('show-pairing-code')
      const { screen } = reader.view()
      return screen.kind === 'pairing-code' ? screen.code : undefined
    },
    async setPrinter(state) {
      await printer.setState({ power: state !== 'offline', paper: state === 'no-paper' ? 'out' : 'ok' })
      printerState = state
      changed()
    },
    setCurrency(currency) {
      Object.assign(merchant, trainingMerchant(currency))
      organisation.currencies = [currency]
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    sumup,
    cm,
    async stop() {
      listeners.clear()
      reader.close()
      terminal.close()
      sumup.close()
      cm.close()
      await Promise.all([server.close(), cmServer.close(), printer.close()])
    },
  }
}

async function openSumUp(options: TrainingOptions) {
  const { clock, random, folder, currency } = options
  const merchant = trainingMerchant(currency)
  const sumup = createSumUpCloud({
    clock,
    random,
    merchants: [merchant],
    timings: { pairingMs: 400 },
    persistence: ledgerFile(join(folder, 'virtual-cloud.jsonl')),
  })
  const server = await startCloudServer(sumup, options.cloudPort)
  return { merchant, sumup, server, reader: createVirtualReader({ clock, link: sumup.link, serial }) }
}

async function openCm(options: TrainingOptions) {
  const { clock, random, folder, currency } = options
  const organisation = trainingOrganisation(currency)
  const persistence = ledgerFile(join(folder, 'virtual-cm-cloud.jsonl'))
  const cm = createCmCloud({ clock, random, organisation, persistence })
  const cmServer = await startCloudServer(cm, options.cmPort)
  const terminal = createVirtualTerminal({
    clock,
    link: cm.link,
    make: terminalMake,
    timings: { pollMs: terminalPollMs },
  })
  return { organisation, cm, cmServer, terminal }
}

/** The real ones ask on an interval of some seconds; a trainee need not wait that long. */
const terminalPollMs = 1_000

/** The account's first key lasts: the till of training knows no other. */
function trainingOrganisation(currency: string): CmOrganisation {
  const store = { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Training shop' }
  return {
    stores: [store],
    terminals: [{ ...terminalMake, storeUuid: store.uuid }],
    currencies: [currency],
    timeZone: 'Europe/Amsterdam',
    firstKey: { label: 'Training', secret: 'cm0training1key2for3the4.till01.abc' },
  }
}

/** The country decides what a checkout may say: a card type and instalments in Brazil. */
const countryOf: Readonly<Record<string, string>> = {
  BGN: 'BG',
  BRL: 'BR',
  CLP: 'CL',
  COP: 'CO',
  CZK: 'CZ',
  HRK: 'HR',
  HUF: 'HU',
  PLN: 'PL',
  RON: 'RO',
  GBP: 'GB',
  CHF: 'CH',
  USD: 'US',
  DKK: 'DK',
  SEK: 'SE',
  NOK: 'NO',
}

function trainingMerchant(currency: string): CloudMerchant {
  return {
    code: 'MTRAIN01',
    name: 'Training shop',
    country: countryOf[currency] ?? 'DE',
    currency,
    locale: 'en-GB',
    email: 'training@example.com',
    sandbox: true,
    apiKeys: [{ secret: apiKey }],
  }
}
