import { join } from 'node:path'
import { fail } from '../preload/contract/result.ts'
import { finishRestore } from './backup/place-restore.ts'
import { openCatalogue } from './catalogue/catalogue.ts'
import { openBackups } from './composition/backup-wiring.ts'
import { emergencyPaths, guardFolder, withReserve } from './composition/disk-guard.ts'
import { displayContext, listenForDisplay } from './composition/display-wiring.ts'
import { chosenInTraining, liveWorld } from './composition/live-world.ts'
import { watchMachine } from './composition/machine-watch.ts'
import { createNudges, type Nudges } from './composition/nudges.ts'
import type { Base, Outside } from './composition/outside.ts'
import {
  dayContext,
  mailContext,
  openExports,
  printContext,
  slipContext,
} from './composition/paper-contexts.ts'
import { letOwnerBack, peopleContext } from './composition/people-wiring.ts'
import { reconcileContext, reconcileSteps } from './composition/reconcile-wiring.ts'
import { returnContext } from './composition/return-wiring.ts'
import { switchableTill } from './composition/switchable-till.ts'
import type { OpenTill, Till } from './composition/till.ts'
import {
  officeContext,
  paymentContext,
  queueContext,
  refundContext,
  salesContext,
  tillState,
} from './composition/till-contexts.ts'
import { trainingWorld } from './composition/training-world.ts'
import type { RememberedSettings, Wiring } from './composition/wiring.ts'
import { secretsOf, type World } from './composition/world.ts'
import { watchLeftOpen } from './day/left-open.ts'
import { addOwedTotals } from './day/owed-totals.ts'
import { createReports } from './day/reports.ts'
import { createDisplay } from './display/display.ts'
import { diskRoom } from './domain/disk-room.ts'
import { openDoor } from './ipc/door.ts'
import { tillHandlers } from './ipc/handlers.ts'
import { noteEntered } from './office/leave-mode.ts'
import { isSetUp } from './office/set-up.ts'
import { warningOfAside } from './payments/approvals-aside.ts'
import { requestCancel } from './payments/cancel-payment.ts'
import { createCardProspect } from './payments/card-outlook.ts'
import type { PaymentContext } from './payments/payment-context.ts'
import { paymentsOfSale } from './payments/payment-view.ts'
import { pollPayment } from './payments/poll-payment.ts'
import { createProviderHealth } from './payments/provider-health.ts'
import { recoverPayments } from './payments/recover-payments.ts'
import { submitPayment } from './payments/submit-payment.ts'
import { watchPayments } from './payments/watch-payments.ts'
import { peopleGate } from './people/gate.ts'
import { counterView } from './people/remember.ts'
import { prepareDataFolder } from './platform/data-folder.ts'
import { emergencyNotes } from './platform/emergency-notes.ts'
import { tryEveryAddress } from './platform/every-address.ts'
import { freeBytes } from './platform/free-bytes.ts'
import { hushLog } from './platform/hush-log.ts'
import { linePainter } from './platform/line-painter.ts'
import { logoMaker } from './platform/logo-maker.ts'
import type { Mode } from './platform/mode-file.ts'
import { pdfMaker } from './platform/pdf-maker.ts'
import { printerModels } from './platform/printer-models.ts'
import { randomIds } from './platform/random-ids.ts'
import { createSerialScanner } from './platform/serial-scanner.ts'
import { smtpMailer } from './platform/smtp-mailer.ts'
import { systemClock } from './platform/system-clock.ts'
import { createWorker, type WorkerContext } from './queue/worker.ts'
import { cashDrawer } from './receipts/drawer.ts'
import { type SlipContext, slipSteps } from './receipts/fetch-slips.ts'
import { type MailContext, mailSteps } from './receipts/mail-receipt.ts'
import type { PrintContext } from './receipts/print-context.ts'
import { printSteps } from './receipts/print-jobs.ts'
import type { ReconcileContext } from './reconcile/reconcile-context.ts'
import { pollRefund } from './refunds/poll-refund.ts'
import { recoverRefunds } from './refunds/recover-refunds.ts'
import type { RefundContext } from './refunds/refund-context.ts'
import { submitRefund } from './refunds/submit-refund.ts'
import { byTheTill } from './store/acting-person.ts'
import { idleCheckpoints } from './store/checkpoints.ts'
import { type Database, openDatabase } from './store/database.ts'
import { migrate, refuseStrangers } from './store/migrate.ts'
import { loadOpenPayments } from './store/payment-store.ts'
import { readSettings } from './store/settings-store.ts'

/*
 * The one composition root: from the outside world to a running till. Both hosts and the tests call it; nothing else
 * joins capabilities, and here is no rule.
 */

/**
 * @throws DataFolderError, ModeFileError, UnsuitableRuntimeError, NewerDatabaseError, ForeignDatabaseError with a sentence
 * for a person
 */
export async function composeTill(outside: Outside): Promise<Till> {
  const folder = prepareDataFolder(outside.folder)
  finishRestore(folder)
  tryEveryAddress()
  const nudges = createNudges(outside.log)
  return await switchableTill({
    folder,
    log: outside.log,
    nudges,
    open: async (mode) => await openTill(outside, mode, nudges),
  })
}

/** Training and live have folders and databases of their own: nothing of one is ever in the other. */
async function openTill(outside: Outside, mode: Mode, nudges: Nudges): Promise<OpenTill> {
  const folder = prepareDataFolder(join(outside.folder, mode))
  const path = join(folder, 'till.db')
  refuseStrangers(path)
  const database = (outside.openDatabase ?? openDatabase)(path)
  try {
    migrate(database)
    return await compose(outside, { mode, folder, database, nudges })
  } catch (error) {
    database.close()
    throw error
  }
}

type Data = { mode: Mode; folder: string; database: Database; nudges: Nudges }

async function compose(
  outside: Outside,
  { mode, folder, database: opened, nudges }: Data,
): Promise<OpenTill> {
  const secrets = { known: (): string[] => [] }
  const log = hushLog(outside.log, () => secrets.known())
  const clock = outside.clock ?? systemClock()
  const changed = (): void => nudges.send('payment')
  const disk = guardFolder(outside, { database: opened, folder, clock, log, onChange: changed })
  const { database } = disk
  const machine = watchMachine({ database, clock, log, folder, onChange: changed })
  const base = openBase(outside, { database, clock, log, folder, onSigns: machine.heard })
  const settings = rememberedSettings(database)
  const checkpoints = quietCheckpoints(outside, base)
  let wakeQueue = (): void => undefined
  const opening = { mode, folder, settings, nudges, wakeQueue: () => wakeQueue() }
  const world = await openWorld(outside, base, opening)
  secrets.known = () => secretsOf(world)
  outside.knownSecrets?.follow(() => secrets.known())
  const suggested = mode === 'live' && !isSetUp(base) ? chosenInTraining(outside) : null

  const emergency = emergencyNotes({ paths: emergencyPaths(outside.emergencyFolder, folder), log: base.log })
  const wiring: Wiring = { base, world, nudges, settings, suggested, emergency, wakeQueue: () => wakeQueue() }
  const scanner = createSerialScanner({ ...base, onNews: () => nudges.send('scanner') })
  const catalogue = openCatalogue({
    ...base,
    settings: settings.get,
    nudge: nudges.send,
    hasOpenPayment: () => loadOpenPayments(database).length > 0,
  })
  const stopping = new AbortController()
  const printing = printContext(wiring, stopping.signal)
  const sales = salesContext(wiring, catalogue, printing, (saleId) => paymentsOfSale(payments, saleId))
  const health = createProviderHealth(base.clock, () => nudges.send('readers'))
  const drawer = cashDrawer(printing)
  const payments = paymentContext(wiring, sales, { printing, drawer }, health, stopping.signal)
  const refunds = refundContext(wiring, sales)
  const slips = slipContext(wiring)
  const mailing = mailContext(wiring, printing)
  const day = dayContext(wiring, drawer)
  const leftOpen = watchLeftOpen(day, changed)
  const reconcile = reconcileContext(wiring, { payments, refunds })
  const reports = createReports(day)
  const exports = openExports(wiring, { version: outside.version, folder })
  const backups = openBackups(outside, wiring, mode)
  const office = officeContext(wiring, catalogue, sales)
  const queue = queueContext(wiring, payments)
  const customers = displayContext(outside, wiring, { sales, payments })
  const display = createDisplay(customers, listenForDisplay(nudges))
  const people = peopleContext(outside, wiring, { catalogue, sales })
  await letOwnerBack(outside, people)

  const worker = createWorker({
    ...base,
    steps: workSteps({ payments, refunds, reconcile, slips, printing, mailing }),
  })
  wakeQueue = () => {
    checkpoints.touched()
    byTheTill(database, worker.nudge)
  }
  const door = openDoor(
    base.log,
    tillHandlers({
      sales,
      payments,
      refunds,
      returns: returnContext(sales, payments, refunds),
      prospect: createCardProspect(payments, health),
      printing,
      drawer,
      slips,
      mailing,
      mail: world.mail,
      queue,
      day,
      exports,
      reconcile,
      reports,
      backups,
      office,
      catalogue,
      desk: world.desk,
      accounts: world.accounts,
      state: () => ({
        ...tillState(outside, wiring, catalogue),
        counter: counterView(people),
        warnings: [
          ...disk.warnings(),
          ...warningOfAside({ emergency }),
          ...machine.warnings(),
          ...backups.warnings(),
          ...leftOpen.warnings(),
        ],
      }),
      afterSetup: async () => {
        world.setCurrency(settings.get().currency)
        await world.afterSetup(payments, stopping.signal)
      },
      confirmClock: machine.confirm,
      checkBooks: machine.checkBooks,
      scanner,
      customers,
      people,
      afterSettings: () => {
        world.setCurrency(settings.get().currency)
        scanner.use(settings.get().scannerPort)
      },
    }),
    peopleGate(people),
  )
  worker.start(() => {
    recoverPayments(payments)
    recoverRefunds(refunds)
    addOwedTotals(base)
  })
  disk.start()
  backups.start()
  scanner.use(settings.get().scannerPort)
  world.accounts
    ?.lookAgain()
    .catch((error: unknown) => base.log.warn('accounts.not-looked-at', { problem: String(error) }))
  outside.log.info('till.started', { mode, version: outside.version, host: outside.host, folder })

  const questions = new Set<Promise<unknown>>()
  return {
    async call(channel, request) {
      if (stopping.signal.aborted) return fail('till-unreachable', { sent: 'no' })
      const answer = withReserve(disk, channel, () => door(channel, request))
      questions.add(answer)
      const result = await answer
      questions.delete(answer)
      checkpoints.touched()
      return result
    },
    desk: world.desk,
    entered: (from) => noteEntered(base, { from, to: mode }),
    display,
    placeRestore: backups.placeLooked,
    async stop() {
      stopping.abort()
      display.stop()
      catalogue.close()
      scanner.stop()
      await reports.stop()
      await worker.stop()
      // Whoever has asked gets an answer, and nobody asks a closed database.
      await Promise.all(questions)
      await catalogue.settled()
      await exports.stop()
      await backups.stop()
      await world.stop()
      checkpoints.stop()
      disk.stop()
      machine.stop()
      leftOpen.stop()
      database.close()
      outside.log.info('till.stopped')
    },
  }
}

type Beside = Pick<Base, 'database' | 'clock' | 'log'> & {
  folder: string
  onSigns: NonNullable<Base['onSigns']>
}

function openBase(outside: Outside, { folder, ...beside }: Beside): Base {
  return {
    ...beside,
    freeBytes: () => (outside.freeBytes ?? freeBytes)(folder),
    ids: outside.ids ?? randomIds(),
    random: outside.random ?? Math.random,
    painter: linePainter(outside.painterFiles),
    makeLogo: logoMaker(outside.painterFiles),
    models: printerModels({ program: outside.modelFolder, own: join(outside.folder, 'printers') }),
    makePdf: pdfMaker(outside.painterFiles),
    mailer: smtpMailer(outside.painterFiles, outside.mailWay),
  }
}

type Workers = {
  reconcile: ReconcileContext
  payments: PaymentContext
  refunds: RefundContext
  slips: SlipContext
  printing: PrintContext
  mailing: MailContext
}

/** What the queue does with each kind of job. */
function workSteps({
  payments,
  refunds,
  reconcile,
  slips,
  printing,
  mailing,
}: Workers): WorkerContext['steps'] {
  return {
    'submit-payment': (job) => submitPayment(payments, job),
    'poll-payment': (job) => pollPayment(payments, job),
    'cancel-payment': (job) => requestCancel(payments, job),
    'watch-payments': (job) => watchPayments(payments, job),
    'submit-refund': (job) => submitRefund(refunds, job),
    'poll-refund': (job) => pollRefund(refunds, job),
    ...reconcileSteps(reconcile),
    ...slipSteps(slips),
    ...printSteps(printing),
    ...mailSteps(mailing),
  }
}

function quietCheckpoints(outside: Outside, base: Base) {
  return idleCheckpoints(base.database, base.clock, base.log, {
    bytes: outside.logRoomBytes,
    mayTake: () => diskRoom(base.freeBytes()) === 'enough',
  })
}

type Opening = Omit<Data, 'database'> & Pick<Wiring, 'settings' | 'wakeQueue'>

function openWorld(outside: Outside, base: Base, opening: Opening): Promise<World> {
  const { mode, folder, settings, nudges, wakeQueue } = opening
  if (mode === 'live')
    return liveWorld(outside, base, { folder, settings: settings.get, nudge: nudges.send, wakeQueue })
  return trainingWorld(outside, base, {
    folder,
    currency: settings.get().currency,
    onChange: () => nudges.send('training'),
  })
}

function rememberedSettings(database: Database): RememberedSettings {
  let settings = readSettings(database)
  return {
    get: () => settings,
    refresh() {
      settings = readSettings(database)
    },
  }
}
