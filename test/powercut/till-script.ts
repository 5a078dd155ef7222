import { writeSync } from 'node:fs'
import type { Till } from '../../main/composition/till.ts'
import { composeTill } from '../../main/composition.ts'
import type { Clock, Log } from '../../main/ports.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import type { PaymentStatus, PaymentView } from '../../preload/contract/views.ts'
import { type AskTill, askTill, lookUntil } from '../support/ask-till.ts'
import type { Claim } from './claims.ts'
import { plantMistake } from './planted.ts'
import { sayingDescriptor } from './steps.ts'

/*
 * The process that is recorded: the whole till without a window, at work. What a screen would have been told, and each
 * request for money that is about to leave, is said on a pipe at that moment, so that it stands among the recorded calls.
 *
 *   node till-script.ts FOLDER sale|payment COUNT [PLANTED]
 */

const [folder = '', path = '', count = '', planted = ''] = process.argv.slice(2)

const say = (claim: Claim) => void writeSync(sayingDescriptor, `${JSON.stringify(claim)}\n`)
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * A customer at a reader takes seconds; here they pass eight times as fast. It is yesterday, so that what is recorded lies in
 * the past when its images are opened.
 */
function hurriedClock(times: number): Clock {
  const began = Date.now()
  const now = () => began - 86_400_000 + (Date.now() - began) * times
  return {
    now,
    schedule(atMs, work) {
      let timer: NodeJS.Timeout
      const arm = () => {
        timer = setTimeout(fire, Math.ceil(Math.max(0, atMs - now()) / times))
      }
      // A timer may end early, and never before its time is a clock's promise.
      const fire = () => (now() < atMs ? arm() : work())
      arm()
      return () => clearTimeout(timer)
    },
  }
}

const clock = hurriedClock(8)

type Running = { till: Till; ask: AskTill; database: Database }

async function start(): Promise<Running> {
  let opened: Database | undefined
  const till = await composeTill({
    folder,
    host: 'browser',
    version: 'powercut',
    log: silent,
    clock,
    fetch(input, init) {
      const sent = init.method === 'POST' && input.endsWith('/checkout') ? String(init.body) : null
      const reference = sent && /"foreign_transaction_id":"([^"]+)"/.exec(sent)?.[1]
      if (reference) say({ said: 'sending', reference })
      return fetch(input, init)
    },
    openDatabase(databasePath) {
      opened = plantMistake(openDatabase(databasePath), planted)
      return opened
    },
  })
  if (!opened) throw new Error('the till opened no database')
  return { till, ask: askTill(till.call), database: opened }
}

async function setUp({ ask }: Running): Promise<void> {
  await ask('setup.complete', {
    language: 'en',
    shopName: 'Corner Café',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  })
  say({ said: 'set-up' })
}

async function ringUp({ ask }: Running, round: number): Promise<{ saleId: string; dueMinor: number }> {
  const { quick } = await ask('catalogue.tiles')
  const { basketId } = await ask('basket.get')
  for (let line = 0; line <= round % 3; line += 1) {
    const tile = quick[(round * 3 + line) % quick.length]
    const change = tile
      ? await ask('basket.add-product', { productId: tile.productId })
      : await ask('basket.add-open', { amountMinor: 100 + line })
    say({ said: 'line', saleId: basketId, lines: change.totals.lineCount })
  }
  const { due } = await ask('payment.due')
  return { saleId: basketId, dueMinor: due.minor }
}

async function tell({ ask }: Running, payment: PaymentView): Promise<void> {
  const { paymentId, status, amount, completedSaleId } = payment
  say({ said: 'payment', paymentId, status, amountMinor: amount.minor })
  if (completedSaleId === null) return
  const { saleId, saleNumber, receiptNumber, total } = await ask('sales.get', { saleId: completedSaleId })
  say({ said: 'sale', saleId, saleNumber, receiptNumber, totalMinor: total.minor })
}

async function payCash(running: Running, saleId: string, paymentId: string, amountMinor: number | null) {
  const wish = { paymentId, saleId, amountMinor, tenderedMinor: null }
  await tell(running, await running.ask('payment.cash', wish))
}

/** Asks as the payment screen does, until the payment is final; the person at the reader acts meanwhile. */
async function payCard(
  running: Running,
  saleId: string,
  paymentId: string,
  { deeds, verdict }: { deeds: string[]; verdict: PaymentStatus },
): Promise<void> {
  const { ask } = running
  let told = await ask('payment.card', { paymentId, saleId, amountMinor: null, readerId: null })
  await tell(running, told)
  await lookUntil(async () => {
    const reader = (await ask('training.view')).readers[0]
    const deed = deeds[0]
    if (reader && deed && reader.actions.includes(deed)) {
      deeds.shift()
      await ask('training.act', { serial: reader.serial, action: deed })
    }
    const payment = await ask('payment.get', { paymentId })
    if (payment.status !== told.status) await tell(running, payment)
    told = payment
    return payment.isFinal
  })
  // Another end than the script's would be a recording of something else than it says.
  if (told.status !== verdict) throw new Error(`${paymentId} ended ${told.status}: ${JSON.stringify(told)}`)
}

const rounds: Record<string, (running: Running, round: number) => Promise<void>> = {
  async sale(running, round) {
    const { saleId, dueMinor } = await ringUp(running, round)
    if (round % 5 === 4 && dueMinor > 1) await payCash(running, saleId, `part-${round}`, 1)
    await payCash(running, saleId, `cash-${round}`, null)
  },
  async payment(running, round) {
    const { saleId, dueMinor } = await ringUp(running, round)
    if (round % 4 === 1 && dueMinor > 1) await payCash(running, saleId, `part-${round}`, 1)
    if (round % 4 === 2)
      await payCard(running, saleId, `declined-${round}`, { deeds: ['tap-declined'], verdict: 'declined' })
    if (round % 4 === 3)
      await payCard(running, saleId, `left-${round}`, { deeds: ['cancel'], verdict: 'cancelled' })
    const deeds = round % 2 ? ['insert-good', 'pin-correct'] : ['tap-good']
    await payCard(running, saleId, `card-${round}`, { deeds, verdict: 'approved' })
  },
}

async function run(): Promise<void> {
  const work = rounds[path]
  if (!work) throw new Error(`there is no path "${path}"`)
  let running = await start()
  await setUp(running)
  const total = Number(count)
  for (let round = 0; round < total; round += 1) {
    await work(running, round)
    // What idle moments, evenings and mornings do to the files, at places that are the same in every recording.
    if (round % 7 === 3) running.database.checkpoint()
    if (round === Math.floor(total / 3)) {
      const { zNumber, totals } = await running.ask('day.close')
      say({ said: 'day', zNumber: zNumber ?? 0, grossMinor: totals.gross.minor })
    }
    if (round === Math.floor(total / 2)) {
      await running.till.stop()
      running = await start()
    }
  }
  await running.till.stop()
}

await run()
process.exit(0)
