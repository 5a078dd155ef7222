import { hash as hashOf } from 'node:crypto'
import { isGoneForGood } from './decide-leftovers.ts'
import { finals, type Known } from './known.ts'
import {
  type Rest,
  type RestEntry,
  type RestPayment,
  type RestRefund,
  type RestSale,
  readRest,
} from './rest.ts'
import { checkCharges, checkRefunds, paidBy } from './rest-of-money.ts'
import { checkReturns } from './take-goods-back.ts'
import { noteRows } from './visited-rows.ts'
import type { World } from './world.ts'

/* What must hold when the faults are over and everything has had its time. */

export function checkAtRest(world: World, known: Known): void {
  const rest = readRest(world)
  checkQuiet(world, rest)
  checkCharges(world, rest)
  checkRefunds(world, rest)
  checkSales(world, known, rest)
  checkReturns(world)
  checkChain(world, rest)
  checkShown(world, known, rest)
  if (world.clouds.waitsForCard() && !isGoneForGood(world))
    world.violated('I11', 'a reader still asks for a card, and nobody waits for it or calls it off')
  noteRows(world, known, rest)
}

/** I4: final, or named where somebody looks. A mismatch stays open until a person decides. */
export function checkQuiet(world: World, { payments, refunds }: Rest): void {
  for (const payment of payments)
    if (!finals.has(payment.status) && payment.reason !== 'mismatch')
      world.violated('I4', `${payment.id} is still ${payment.status} (${payment.reason})`)
  // A refund that the provider puts off is owed and listed with its reason; a clock set forward makes its steps long.
  const isPutOff = ({ status, reason }: RestRefund) => status === 'created' && reason !== null
  for (const refund of refunds)
    if (!['refunded', 'failed'].includes(refund.status) && !isPutOff(refund) && refund.reason !== 'mismatch')
      world.violated('I4', `a refund of ${refund.paymentId} is still ${refund.status} (${refund.reason})`)
  const left = world.disk
    .raw()
    .sql<[], { kind: string; subject: string; state: string }>(
      `select kind, subject, state from jobs where state in ('waiting', 'running')`,
    )
    .all()
  for (const job of left) {
    const payment = payments.find((candidate) => candidate.id === job.subject)
    // An approval that may still be taken back is asked about without end, every hour.
    const isWatch =
      payment !== undefined &&
      (payment.status === 'approved' || (finals.has(payment.status) && !world.plan.watchesToTheEnd))
    // Late approvals are looked for during three days more.
    const isLongWatch =
      job.kind === 'watch-payments' ||
      job.kind === 'poll-refund' ||
      // Some slips are never to be had: whoever wants none any more gives it up.
      job.kind === 'fetch-slip' ||
      (job.kind === 'submit-refund' && refunds.some(isPutOff))
    const isExpected =
      job.kind === 'poll-payment' &&
      (isWatch || payment?.reason === 'mismatch' || payment?.reason === 'no-trace')
    if (!isExpected && !isLongWatch)
      world.violated('I4', `${job.kind} of ${job.subject} is still ${job.state}`)
  }
}

/** I2, I14, I16 and I20: sales against what was rung up and what was paid. */
function checkSales(world: World, known: Known, { payments, sales, journal }: Rest): void {
  // Approved, and in no sale until somebody decides: listed, and named in the journal.
  const late = new Set(
    world.disk
      .raw()
      .sql<[], { id: string }>(`select payment_id as id from late_charges where choice is not 'book'`)
      .all()
      .map((row) => row.id),
  )
  // Taken back before its sale was finished: it pays for nothing, and the basket asks for it again.
  const gone = new Set(
    world.disk
      .raw()
      .sql<[], { id: string }>(`select payment_id as id from taken_back where was <> 'sold'`)
      .all()
      .map((row) => row.id),
  )
  for (const [saleId, costMinor] of known.costs) {
    const own = payments.filter((payment) => payment.saleId === saleId)
    const approved = own.filter((payment) => payment.status === 'approved' && !gone.has(payment.id))
    const paidMinor = approved.reduce((sum, payment) => sum + paidBy(payment), 0)
    const sale = sales.find((candidate) => candidate.id === saleId)
    const hasOpen = own.some((payment) => !finals.has(payment.status))
    if (sale && sale.totalMinor !== costMinor)
      world.violated('I14', `${saleId} was recorded with ${sale.totalMinor} instead of ${costMinor}`)
    if (sale && paidMinor < costMinor)
      world.violated('I20', `${saleId} is a sale and ${paidMinor} of ${costMinor} were paid`)
    const bookedMinor = approved
      .filter((payment) => !late.has(payment.id))
      .reduce((sum, payment) => sum + paidBy(payment), 0)
    // What is below nought is paid by nobody: its money is looked at with the returns.
    if (costMinor <= 0) continue
    if (!sale && bookedMinor >= costMinor && !hasOpen) world.violated('I20', `${saleId} is paid and no sale`)
    if (paidMinor > costMinor && !journal.some((entry) => namesSurplus(entry, saleId, approved)))
      world.violated('I2', `${saleId} cost ${costMinor}, was paid ${paidMinor}, and nothing says so`)
  }
  sales.forEach((sale, index) => {
    if (sale.number !== index + 1) world.violated('I20', `sale ${index + 1} has the number ${sale.number}`)
    if (!known.costs.has(sale.id)) world.violated('I20', `sale ${sale.id} was never rung up`)
  })
  checkDays(world, sales)
}

function namesSurplus(entry: RestEntry, saleId: string, approved: RestPayment[]): boolean {
  if (entry.kind !== 'payment-alert') return false
  if (entry.subject === saleId) return entry.body.includes('paid-too-much')
  return (
    approved.some((payment) => payment.id === entry.subject) &&
    /"code":"(?:approved-after-(?:all|cancel)|already-paid|charged-twice)"/.test(entry.body)
  )
}

/** I15 and I16: each sale lies in its day's range, and a day's kept sums are those of its sales. */
function checkDays(world: World, sales: RestSale[]): void {
  if (sales.length === 0) return
  const days = world.disk
    .raw()
    .sql<[], { id: number; firstSale: number; totals: string }>(
      `select id, first_sale as firstSale, totals from days join day_totals on day_id = id order by id`,
    )
    .all()
  const kept = new Map<number, { sales: number; grossMinor: number }>()
  for (const { id, totals } of days) {
    const sums = JSON.parse(totals) as Record<string, number[]>
    const all = sums['day all'] ?? []
    const day = kept.get(id) ?? { sales: 0, grossMinor: 0 }
    kept.set(id, { sales: day.sales + (all[0] ?? 0), grossMinor: day.grossMinor + (all[2] ?? 0) })
  }
  for (const [id, { sales: count, grossMinor }] of kept) {
    const own = sales.filter((sale) => sale.dayId === id)
    const gross = own.reduce((sum, sale) => sum + sale.totalMinor, 0)
    if (own.length !== count || gross !== grossMinor)
      world.violated(
        'I15',
        `day ${id} keeps ${count} sales of ${grossMinor}, its rows are ${own.length} of ${gross}`,
      )
    const first = days.find((day) => day.id === id)?.firstSale
    if (own[0]?.number !== first)
      world.violated('I16', `day ${id} begins with ${first}, its first sale is ${own[0]?.number}`)
  }
}

/** I13, with a hash of its own: 1..n without a gap, each entry over the one before. */
function checkChain(world: World, { journal }: Rest): void {
  let previous = '0'.repeat(64)
  for (const [index, entry] of journal.entries()) {
    const { number, at, kind, subject, body } = entry
    if (number !== index + 1) world.violated('I13', `entry ${index + 1} has the number ${number}`)
    const text = JSON.stringify([previous, number, at, kind, subject, body])
    if (entry.previousHash !== previous || entry.hash !== hashOf('sha256', text))
      world.violated('I13', `entry ${number} does not fit to the one before`)
    previous = entry.hash
  }
}

/** I19: what a person was shown as done is there, as it was shown. */
function checkShown(world: World, known: Known, { payments, sales }: Rest): void {
  for (const [id, view] of known.shown) {
    const payment = payments.find((candidate) => candidate.id === id)
    if (!payment) world.violated('I19', `${id} was shown as ${view.status} and is gone`)
    else if (view.status === 'approved' && payment.status !== 'approved')
      world.violated('I19', `${id} was shown as approved and is ${payment.status}`)
    else if (view.charged && payment.chargedMinor !== view.charged.minor)
      world.violated('I19', `${id} was shown with ${view.charged.minor} and has ${payment.chargedMinor}`)
    if (view.completedSaleId && !sales.some((sale) => sale.id === view.completedSaleId))
      world.violated('I19', `sale ${view.completedSaleId} was shown as done and is gone`)
  }
}
