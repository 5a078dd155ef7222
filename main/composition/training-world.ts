import { pairReader } from '../payments/add-reader.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { checkReader } from '../payments/readers.ts'
import { startTrainingDesk, type TrainingDesk } from '../training/training-desk.ts'
import type { Base, Outside } from './outside.ts'
import { trainingProviders } from './training-providers.ts'
import type { World } from './world.ts'

/** Virtual clouds, readers and printer, real servers on loopback: nothing leaves the machine and nobody is charged. */
export async function trainingWorld(
  outside: Outside,
  base: Base,
  shop: { folder: string; currency: string; onChange(): void },
): Promise<World & { desk: TrainingDesk }> {
  const desk = await startTrainingDesk({
    folder: shop.folder,
    clock: base.clock,
    random: base.random,
    currency: shop.currency,
    ...(outside.trainingPorts
      ? {
          cloudPort: outside.trainingPorts.cloud,
          cmPort: outside.trainingPorts.cm,
          printerPort: outside.trainingPorts.printer,
        }
      : {}),
  })
  desk.onChange(shop.onChange)
  const providers = trainingProviders(outside, base, desk)
  return {
    isTraining: true,
    desk,
    accounts: null,
    mail: null,
    testClouds: [],
    providers: () => providers,
    // In training nothing leaves the machine, also not to the shop's real printer.
    printerAddress: () => desk.printerAddress,
    finder: {
      onMachine: () => Promise.resolve([]),
      onNetwork: () =>
        Promise.resolve([{ kind: 'network', address: desk.printerAddress, said: virtualPrinterName }]),
    },
    setCurrency: (currency) => desk.setCurrency(currency),
    afterSetup: async (payments, stopping) => await pairTrainingReader(payments, desk, stopping),
    stop: async () => await desk.stop(),
  }
}

/** A first sale by card within a minute: the reader beside the till is paired as a person would, by its code. */
async function pairTrainingReader(
  payments: PaymentContext,
  desk: TrainingDesk,
  stopping: AbortSignal,
): Promise<void> {
  const pairingCode = desk.showPairingCode()
  if (pairingCode === undefined) return
  const paired = await pairReader(payments, { pairingCode, name: '' })
  if (!paired.ok) {
    payments.log.warn('training.reader-not-paired', { code: paired.error.code })
    return
  }
  for (let look = 0; look < pairingLooks && !stopping.aborted; look += 1) {
    const reader = await checkReader(payments, { readerId: paired.value.readerId })
    if (reader.ok && reader.value.pairing === 'paired') return
    await new Promise<void>((resolve) => {
      payments.clock.schedule(payments.clock.now() + pairingLookMs, resolve)
    })
  }
}

/** A name that is the same in every language, like a maker's. */
const virtualPrinterName = 'Suretill Training'

const pairingLookMs = 100
const pairingLooks = 30
