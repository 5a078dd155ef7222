import { onTestFinished } from 'vitest'
import { linePainter } from '../../main/platform/line-painter.ts'
import { pdfMaker } from '../../main/platform/pdf-maker.ts'
import { shopPrinter } from '../../main/platform/shop-printer.ts'
import type { Log, ReceiptPrinter } from '../../main/ports.ts'
import { createWorker, type Worker } from '../../main/queue/worker.ts'
import { logoShelf } from '../../main/receipts/logo-shelf.ts'
import { paperEncoders } from '../../main/receipts/paper-encoders.ts'
import type { PrintContext } from '../../main/receipts/print-context.ts'
import { printSteps } from '../../main/receipts/print-jobs.ts'
import type { Database } from '../../main/store/database.ts'
import { startVirtualPrinter, type VirtualPrinter } from '../../main/training/virtual-printer.ts'
import { type TestClock, testClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { shopSettings } from './recorded-sales.ts'

export type LoggedLine = { level: 'info' | 'warn' | 'error'; event: string; values: Record<string, unknown> }

export function testLog(): Log & { lines: LoggedLine[] } {
  const lines: LoggedLine[] = []
  const write =
    (level: LoggedLine['level']) =>
    (event: string, values: Record<string, unknown> = {}) =>
      void lines.push({ level, event, values })
  return { lines, info: write('info'), warn: write('warn'), error: write('error') }
}

export type PrintDesk = {
  database: Database
  clock: TestClock
  context: PrintContext
  printer: VirtualPrinter
  worker: Worker
  /** Runs what is due until nothing is. */
  work(): Promise<void>
  /** The papers so far, each as its lines of text. */
  papers(): string[][]
}

/** A database, a queue and a virtual printer on a real socket. */
export async function printDesk(change: Partial<PrintContext> = {}): Promise<PrintDesk> {
  const database = testDatabase()
  const clock = testClock()
  const printer = await startVirtualPrinter({ clock })
  const context: PrintContext = {
    database,
    clock,
    log: testLog(),
    printer: quickPrinter(),
    encoders: paperEncoders(),
    painter: linePainter(),
    makePdf: pdfMaker(),
    logos: logoShelf({ database, log: testLog() }),
    settings: () => shopSettings,
    printerAddress: () => printer.address,
    isTraining: () => false,
    isTest: () => false,
    nudge: () => undefined,
    wakeQueue: () => worker.nudge(),
    ...change,
  }
  const worker = createWorker({ ...context, random: () => 0.5, steps: printSteps(context) })
  worker.start()
  onTestFinished(async () => {
    await worker.stop()
    await printer.close()
  })
  return {
    database,
    clock,
    context,
    printer,
    worker,
    async work() {
      worker.nudge()
      await new Promise((resolve) => setImmediate(resolve))
      await worker.idle()
    },
    papers: () =>
      printer
        .papers()
        .map((paper) => paper.lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []))),
  }
}

function quickPrinter(): ReceiptPrinter {
  return shopPrinter({ connectMs: 1_000, statusMs: 150, stallMs: 300, finishMs: 300, finishMsPerByte: 0 })
}
