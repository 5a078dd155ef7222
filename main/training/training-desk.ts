import { join } from 'node:path'
import { decimalText } from '../../preload/contract/money.ts'
import type { TrainingView, VirtualReaderView } from '../../preload/contract/training-views.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import type { Clock } from '../ports.ts'
import { ledgerFile } from './cloud-ledger-file.ts'
import { startCloudServer } from './cloud-server.ts'
import type { Random } from './cloud-types.ts'
import type { PaperLine as PrintedLine } from './escpos-style.ts'
import { createSumUpCloud, type SumUpCloud } from './sumup-cloud.ts'
import type { CloudMerchant } from './sumup-cloud-types.ts'
import { startVirtualPrinter } from './virtual-printer.ts'
import { createVirtualReader } from './virtual-reader.ts'
import type { ReaderAmount, ReaderView } from './virtual-reader-view.ts'

/*
 * Everything that stands beside the till in training: a virtual cloud, the reader that hangs on it and a printer. They
 * are real servers on loopback; the till reaches them with the same clients as the real ones and knows no difference.
 */

export type TrainingDesk = {
  /** Where the clients connect to, and with what. */
  cloud: { url: string; apiKey: string; merchantCode: string; affiliateKey: string; appId: string }
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
  /** For tests and drills: the cloud itself, with its faults and its true ledger. */
  sumup: SumUpCloud
  stop(): Promise<void>
}

export type TrainingOptions = {
  folder: string
  clock: Clock
  random: Random
  currency: string
  /** Fixed ports for integrators; a free one otherwise. */
  cloudPort?: number
  printerPort?: number
}

const serial = '200300104567'
const apiKey = 'sup_sk_training_1CnVxLZ0aPwQyqTb'
const affiliateKey = '3f1c2b7e-7a8d-4c1e-9a57-0d5f2b6c8e11'

/** @throws when a fixed port is taken or the folder cannot be written */
export async function startTrainingDesk(options: TrainingOptions): Promise<TrainingDesk> {
  const { clock, random } = options
  const merchant = trainingMerchant(options.currency)
  const sumup = createSumUpCloud({
    clock,
    random,
    merchants: [merchant],
    timings: { pairingMs: 400 },
    persistence: ledgerFile(join(options.folder, 'virtual-cloud.jsonl')),
  })
  const server = await startCloudServer(sumup, options.cloudPort)
  const printer = await startVirtualPrinter({ clock, port: options.printerPort ?? 0 })
  const reader = createVirtualReader({ clock, link: sumup.link, serial })
  let printerState: TrainingView['printer']['state'] = 'ready'

  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  reader.onChange(changed)
  printer.onChange(changed)

  return {
    cloud: { url: server.url, apiKey, merchantCode: merchant.code, affiliateKey, appId: 'com.suretill.till' },
    printerAddress: printer.address,
    view: () => ({
      available: true,
      readers: [toView(reader.view())],
      printer: {
        state: printerState,
        address: printer.address,
        papers: printer.papers().map((paper) => ({ ...paper, lines: paper.lines.flatMap(toPaperLine) })),
      },
    }),
    act: (name, action) => name === serial && reader.act(action),
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
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    sumup,
    async stop() {
      listeners.clear()
      reader.close()
      sumup.close()
      await Promise.all([server.close(), printer.close()])
    },
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

/** The device counts some currencies with fewer decimals than the standard; the screen gets the standard's. */
function toMoney(amount: ReaderAmount) {
  const decimals = decimalText(0, amount.currency).split('.')[1]?.length ?? 0
  return { minor: amount.amountMinor * 10 ** (decimals - amount.digits), currency: amount.currency }
}

function toView(view: ReaderView): VirtualReaderView {
  const { screen } = view
  return {
    serial: view.serial,
    model: view.model,
    powered: view.powered,
    network: view.network,
    paired: view.paired,
    screen: screen.kind,
    pairingCode: screen.kind === 'pairing-code' ? screen.code : null,
    amount: 'amount' in screen ? toMoney(screen.amount) : null,
    tipOptions:
      screen.kind === 'choose-tip'
        ? screen.options.map((option) => ({ label: `${option.percent} %`, action: option.action }))
        : [],
    actions: view.actions,
  }
}

/** What the screen can draw of a printed line; codes and pictures stand as a word for themselves. */
function toPaperLine(line: PrintedLine): PaperLine[] {
  switch (line.kind) {
    case 'text':
      return [
        {
          text: line.text,
          bold: line.spans.some((span) => span.bold),
          large: line.spans.some((span) => span.height > 1),
          align: line.align,
        },
      ]
    case 'qr':
      return [{ text: `[QR ${line.data}]`, align: line.align }]
    case 'barcode':
      return [{ text: `[${line.data}]`, align: line.align }]
    case 'image':
      return [{ text: `[${line.width}×${line.height}]`, align: line.align }]
    case 'cut':
      return []
  }
}
