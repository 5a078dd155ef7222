import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Till } from '../../main/composition/till.ts'
import { composeTill } from '../../main/composition.ts'
import type { Clock, Log } from '../../main/ports.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { widenLog } from '../../main/store/log-room.ts'
import type { RefundStatus, RefundView } from '../../preload/contract/refund-views.ts'
import type { PaymentStatus, PaymentView } from '../../preload/contract/views.ts'
import { type AskTill, askTill, lookUntil } from '../support/ask-till.ts'
import type { Claim } from './claims.ts'
import { writeOldData } from './old-data.ts'
import type { PathName } from './paths.ts'
import { plantMistake } from './planted.ts'
import { sayingDescriptor } from './steps.ts'

/*
 * The process that is recorded: the whole till without a window, at work. What a screen would have been told, and each
 * request for money that is about to leave, is said on a pipe at that moment, so that it stands among the recorded calls.
 *
 *   node till-script.ts FOLDER PATH COUNT [PLANTED]     paths.ts has the paths
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

/** The one refund that is under way: SumUp is told no name of it. */
let refunding = ''

/** Which money the request is about, in the words of both services. */
function saySending(address: string, body: string): void {
  const reference =
    /"foreign_transaction_id":"([^"]+)"/.exec(body)?.[1] ??
    /"type":"PURCHASE","merchant_order_reference":"([^"]+)"/.exec(body)?.[1]
  if (reference) say({ said: 'sending', reference })
  else if (address.endsWith('/refunds') || body.includes('"type":"REFUND"'))
    say({ said: 'refunding', refundId: refunding })
}

/** Less than a till's, because every image holds it; enough that commits are cut on both sides of its end. */
const logRoomBytes = 256 * 1024

type Running = { till: Till; ask: AskTill; database: Database }

async function start(place = folder): Promise<Running> {
  let opened: Database | undefined
  const till = await composeTill({
    folder: place,
    host: 'browser',
    version: 'powercut',
    log: silent,
    clock,
    logRoomBytes,
    fetch(input, init) {
      if (init.method === 'POST') saySending(input, String(init.body))
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
    cashCount: 'off',
    language: 'en',
    shopName: 'Corner Café',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  })
  say({ said: 'set-up' })
}

const terminalSerial = 'PL0919CQ00305'

/** CM's terminal beside SumUp's reader, which training pairs by itself. */
async function chooseTerminal({ ask }: Running): Promise<void> {
  await ask('readers.pair', { provider: 'cm', pairingCode: terminalSerial, name: 'Counter' })
}

async function readerOf({ ask }: Running, isCm: boolean): Promise<string> {
  return await lookUntil(async () => {
    const readers = await ask('readers.list')
    const found = readers.find((reader) => (reader.serial === terminalSerial) === isCm)
    return found?.pairing === 'paired' && found.readerId
  })
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
  { deeds, verdict, isCm = false }: { deeds: string[]; verdict: PaymentStatus; isCm?: boolean },
): Promise<void> {
  const { ask } = running
  const readerId = await readerOf(running, isCm)
  let told = await ask('payment.card', { paymentId, saleId, amountMinor: null, readerId })
  await tell(running, told)
  await lookUntil(async () => {
    await doAtReader(running, deeds)
    const payment = await ask('payment.get', { paymentId })
    if (payment.status !== told.status) await tell(running, payment)
    told = payment
    return payment.isFinal
  })
  // Another end than the script's would be a recording of something else than it says.
  if (told.status !== verdict) throw new Error(`${paymentId} ended ${told.status}: ${JSON.stringify(told)}`)
}

/** The next deed, as soon as a reader lets somebody do it. */
async function doAtReader({ ask }: Running, deeds: string[]): Promise<void> {
  const [deed] = deeds
  if (deed === undefined) return
  const reader = (await ask('training.view')).readers.find(({ actions }) => actions.includes(deed))
  if (!reader) return
  deeds.shift()
  await ask('training.act', { serial: reader.serial, action: deed })
}

async function giveBack(
  { ask }: Running,
  { refundId, paymentId, amountMinor }: { refundId: string; paymentId: string; amountMinor: number | null },
  { deeds, verdict }: { deeds: string[]; verdict: RefundStatus },
): Promise<void> {
  refunding = refundId
  let told: RefundView | null = null
  await lookUntil(async () => {
    const refund: RefundView =
      told === null
        ? await ask('refund.start', { refundId, paymentId, amountMinor })
        : await ask('refund.get', { refundId })
    const { status, amount } = refund
    if (status !== told?.status) say({ said: 'refund', refundId, status, amountMinor: amount.minor })
    told = refund
    await doAtReader({ ask } as Running, deeds)
    return refund.isFinal
  })
  const { status } = await ask('refund.get', { refundId })
  if (status !== verdict) throw new Error(`${refundId} ended ${status}`)
}

/** All of a sale comes back, and its money with it: to the card that paid, or from the drawer. */
async function takeBack({ ask }: Running, saleId: string): Promise<void> {
  const { basketId, totals } = await ask('return.add', { saleId, taken: { kind: 'all' } })
  say({ said: 'line', saleId: basketId, lines: totals.lineCount })
  const { cash } = await ask('return.plan', { saleId: basketId })
  const given = await ask('return.give-back', { saleId: basketId, cashMinor: cash?.inCoins.minor ?? 0 })
  const { saleNumber, receiptNumber, total } = given
  say({ said: 'sale', saleId: basketId, saleNumber, receiptNumber, totalMinor: total.minor })
}

async function closeDay({ ask }: Running): Promise<void> {
  const { zNumber, totals } = await ask('day.close')
  say({ said: 'day', zNumber: zNumber ?? 0, grossMinor: totals.gross.minor })
}

const rounds: Record<PathName, (running: Running, round: number) => Promise<void>> = {
  async sale(running, round) {
    const { saleId, dueMinor } = await ringUp(running, round)
    if (round % 5 === 4 && dueMinor > 1) await payCash(running, saleId, `part-${round}`, 1)
    await payCash(running, saleId, `cash-${round}`, null)
    if (round % 6 === 5) await takeBack(running, saleId)
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
  async 'cm-payment'(running, round) {
    const { saleId } = await ringUp(running, round)
    const end = { isCm: true, verdict: 'approved' as PaymentStatus }
    if (round % 4 === 2)
      await payCard(running, saleId, `no-${round}`, { ...end, deeds: ['tap-declined'], verdict: 'declined' })
    if (round % 4 === 3)
      await payCard(running, saleId, `left-${round}`, { ...end, deeds: ['cancel'], verdict: 'cancelled' })
    const deeds = round % 2 ? ['insert-good', 'pin-correct'] : ['tap-good']
    await payCard(running, saleId, `card-${round}`, { ...end, deeds })
  },
  async refund(running, round) {
    const isCm = round % 2 === 1
    const { saleId, dueMinor } = await ringUp(running, round)
    const paymentId = `card-${round}`
    await payCard(running, saleId, paymentId, { deeds: ['tap-good'], verdict: 'approved', isCm })
    const deeds = () => (isCm ? ['tap-good'] : [])
    if (isCm && round % 4 === 3) {
      const left = { refundId: `left-${round}`, paymentId, amountMinor: null }
      await giveBack(running, left, { deeds: ['cancel'], verdict: 'failed' })
    }
    const part = { refundId: `part-${round}`, paymentId, amountMinor: Math.floor(dueMinor / 3) }
    await giveBack(running, part, { deeds: deeds(), verdict: 'refunded' })
    const rest = { refundId: `rest-${round}`, paymentId, amountMinor: null }
    await giveBack(running, rest, { deeds: deeds(), verdict: 'refunded' })
  },
  async close(running, round) {
    for (const half of [2 * round, 2 * round + 1]) {
      const { saleId } = await ringUp(running, half)
      await payCash(running, saleId, `cash-${half}`, null)
    }
    await closeDay(running)
  },
  async migration(running, round) {
    const { saleId } = await ringUp(running, round)
    await payCash(running, saleId, `after-${round}`, null)
  },
}

/** Data as the first release wrote it, with sales, payments and a closed day in it; what was told then holds today. */
async function beginWithOldData(): Promise<void> {
  const elsewhere = mkdtempSync(join(tmpdir(), 'suretill-old-data-'))
  const running = await start(elsewhere)
  await setUp(running)
  for (let round = 0; round < 6; round += 1) {
    await rounds.payment(running, round)
    if (round === 3) await closeDay(running)
  }
  await ringUp(running, 1)
  await running.till.stop()
  writeOldData(join(elsewhere, 'training', 'till.db'), join(elsewhere, 'old.db'))
  // Put there in order and synced: it lies there since yesterday.
  const training = join(folder, 'training')
  mkdirSync(training)
  const files = [
    [join(elsewhere, 'mode'), join(folder, 'mode')],
    [join(elsewhere, 'old.db'), join(training, 'till.db')],
  ] as const
  for (const [from, to] of files) if (existsSync(from)) writeFileSync(to, readFileSync(from), { flush: true })
  for (const place of [training, folder]) {
    const opened = openSync(place, 'r')
    fsyncSync(opened)
    closeSync(opened)
  }
  rmSync(elsewhere, { recursive: true })
  say({ said: 'begin' })
}

async function run(): Promise<void> {
  const work = rounds[path as PathName]
  if (!work) throw new Error(`there is no path "${path}"`)
  if (path === 'migration') await beginWithOldData()
  let running = await start()
  if (path !== 'migration') await setUp(running)
  if (path === 'cm-payment' || path === 'refund') await chooseTerminal(running)
  const total = Number(count)
  for (let round = 0; round < total; round += 1) {
    await work(running, round)
    // What idle moments, evenings and mornings do to the files, at places that are the same in every recording.
    if (round % 7 === 3) running.database.checkpoint()
    if (round % 7 === 1) widenLog(running.database, logRoomBytes)
    if (round === Math.floor(total / 3) && path !== 'close') await closeDay(running)
    if (round === Math.floor(total / 2)) {
      await running.till.stop()
      running = await start()
    }
  }
  await running.till.stop()
}

await run()
process.exit(0)
