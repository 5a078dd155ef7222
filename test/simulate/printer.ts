import type { PaperEncoder } from '../../main/domain/escpos.ts'
import type { PrintOutcome, ReceiptPrinter } from '../../main/ports.ts'
import type { Running, World } from './world.ts'

/* A printer whose paper is read afterwards: who holds an original, and who a copy. */

/** The paper's words instead of a printer's bytes: the layout is the product's, the encoding is tested elsewhere. */
export const wordsOfPaper: PaperEncoder = {
  encode: (lines) => Buffer.from(lines.map((line) => line.text).join('\n')),
  unwritable: () => [],
}

export function simulatedPrinter(world: World, running: Running, papers: string[]): ReceiptPrinter {
  const { power } = world.chances
  return {
    print(_address, bytes) {
      const outcome = world.isQuiet() ? printed : power.pick(outcomes)
      return new Promise<PrintOutcome>((resolve) => {
        world.time.schedule(world.time.now() + 400, () => {
          // What the printer has got comes out, whether the till still lives or not.
          if (outcome.kind !== 'not-printed') papers.push(Buffer.from(bytes).toString())
          if (running.isDead) return
          world.woken = true
          resolve(outcome)
        })
      })
    },
  }
}

const printed: PrintOutcome = { kind: 'printed', confirmed: true }
const outcomes: readonly PrintOutcome[] = [
  printed,
  printed,
  { kind: 'not-printed', reason: 'no-paper' },
  { kind: 'doubtful', reason: 'broken' },
]

/** H2 and K3: of each receipt at most one paper is an original. */
export function judgePapers(world: World, papers: readonly string[]): void {
  const originals = new Map<string, number>()
  for (const paper of papers) {
    if (!/\bReceipt\b/.test(paper) || /\bCOPY\b/.test(paper)) continue
    originals.set(paper, (originals.get(paper) ?? 0) + 1)
  }
  for (const [paper, count] of originals)
    if (count > 1) world.violated('K3', `${count} originals of one paper: ${paper.slice(0, 60)}`)
}
