import { describe, expect, test } from 'vitest'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { printSale } from '../../../main/receipts/print-sale.ts'
import { waitingJob } from '../../../main/store/job-store.ts'
import { cuttingWire, type WireFault } from '../../support/cutting-wire.ts'
import { type PrintDesk, printDesk } from '../../support/print-desk.ts'
import { recordSampleSale } from '../../support/recorded-sales.ts'

/*
 * A thousand receipts over a wire that breaks anywhere, again and again: every receipt comes out in the end, and none
 * twice without the mark COPY. SURETILL_CUTS says how many; `npm test` plays some of them.
 */

const receipts = Number(process.env.SURETILL_CUTS ?? 40)
/** Few enough that the virtual printer still has all their papers. */
const perDesk = 5
const seed = Number(process.env.SURETILL_CUTS_SEED ?? 1)
const quick = { connectMs: 1_000, statusMs: 60, stallMs: 120, finishMs: 120, finishMsPerByte: 0 }

/** mulberry32: small, and the same on every machine. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function someFaults(random: () => number): WireFault[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
    const which = random()
    if (which < 0.1) return { kind: 'refuse' }
    if (which < 0.2) return { kind: 'stall' }
    if (which < 0.35) return { kind: 'deaf', after: Math.floor(random() * 6) }
    return { kind: 'cut', after: Math.floor(random() * 1_000) }
  })
}

/** Works on until the receipt is printed; where the till waits for a person, the person asks for it again. */
async function printThrough(desk: PrintDesk, saleId: string): Promise<void> {
  printSale(desk.context, saleId)
  for (let turn = 0; turn < 60; turn += 1) {
    await desk.work()
    if (waitingJob(desk.database, 'print-receipt', saleId)) await desk.clock.advance(60_000)
    else if (isPrinted(desk, saleId)) return
    else printSale(desk.context, saleId)
  }
  throw new Error('the receipt never came out')
}

function isPrinted(desk: PrintDesk, saleId: string): boolean {
  const last = desk.database
    .sql<[string], { state: string }>('select state from jobs where subject = ? order by id desc limit 1')
    .get(saleId)
  return last?.state === 'done'
}

/** Everything on the paper roll, whether it was cut off or not. */
function roll(desk: PrintDesk): string[] {
  return [...desk.printer.papers().flatMap((paper) => paper.lines), ...desk.printer.uncut()].flatMap(
    (line) => (line.kind === 'text' ? [line.text.trim()] : []),
  )
}

/** For each time that the shop's name stands on the roll, whether the line before it says COPY. */
function beginnings(lines: readonly string[], shop: string): ('original' | 'copy')[] {
  return lines.flatMap((line, at) =>
    line === shop ? [lines[at - 1]?.includes('COPY') ? ('copy' as const) : ('original' as const)] : [],
  )
}

describe('receipts over a wire that breaks anywhere', () => {
  test(`come out, all ${receipts} of them, and never twice without the mark COPY`, {
    timeout: 60_000 + receipts * 10_000,
  }, async () => {
    const random = randomFrom(seed)
    for (let start = 0; start < receipts; start += perDesk) {
      const desk = await printDesk({ printer: shopPrinter(quick), printerAddress: () => wire.address })
      const wire = await cuttingWire(desk.printer.address)
      for (let index = start; index < Math.min(receipts, start + perDesk); index += 1) {
        desk.printer.tearOff()
        const before = roll(desk).length
        const name = `Tea ${index}`
        const saleId = recordSampleSale(desk.database, { lines: [{ name }] }, desk.clock.now())
        wire.faults = someFaults(random)
        const played = JSON.stringify(wire.faults)
        await printThrough(desk, saleId)
        const lines = roll(desk).slice(before)
        const marks = beginnings(lines, desk.context.settings().shopName)
        expect(marks.filter((mark) => mark === 'original').length, played).toBeLessThanOrEqual(1)
        expect(
          lines.some((line) => line.startsWith(name)),
          played,
        ).toBe(true)
      }
    }
  })
})
