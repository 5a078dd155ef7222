import { systemClock } from '../../main/platform/system-clock.ts'
import { startTrainingDesk, type TrainingDesk } from '../../main/training/training-desk.ts'
import { createVirtualReader, type VirtualReader } from '../../main/training/virtual-reader.ts'
import type { Random } from '../bench/random.ts'

/* The card service, its readers and the people who stand before them: all in this process, which nobody kills. */

export type CardWorld = {
  url: string
  /** Serial and a code to pair it, for each reader. */
  pairings(): { serial: string; code: string }[]
  /** Every charge that the provider has on its books. */
  charges(): { reference: string | null; amountMinor: number }[]
  close(): Promise<void>
}

const readerCount = 8

export async function openCardWorld(folder: string, random: Random): Promise<CardWorld> {
  const clock = systemClock()
  const desk: TrainingDesk = await startTrainingDesk({
    folder,
    clock,
    random: random.fraction,
    currency: 'EUR',
  })
  const timings = { processingMs: 400, resultMs: 300 }
  const readers = Array.from({ length: readerCount }, (_, index) => {
    const serial = `20030010900${index}`
    const reader = createVirtualReader({ clock, link: desk.sumup.link, serial, timings })
    serveReader(reader, random)
    return reader
  })
  return {
    url: desk.cloud.url,
    pairings: () => readers.map((reader) => ({ serial: reader.serial, code: pairingCodeOf(reader) })),
    charges: () =>
      desk.sumup
        .transactions()
        .filter((transaction) => transaction.status === 'SUCCESSFUL')
        .map(({ foreignTransactionId, amountMinor }) => ({ reference: foreignTransactionId, amountMinor })),
    async close() {
      for (const reader of readers) reader.close()
      await desk.stop()
    },
  }
}

function pairingCodeOf(reader: VirtualReader): string {
  reader.act('show-pairing-code')
  const { screen } = reader.view()
  if (screen.kind !== 'pairing-code') throw new Error(`reader ${reader.serial} shows no code`)
  return screen.code
}

/** What people do, and how often: most hold a good card to it, some need a PIN, have no money or walk away. */
const deeds = [
  ...Array.from({ length: 12 }, () => 'tap-good'),
  ...['insert-good', 'insert-good', 'insert-good', 'tap-declined', 'tap-declined', 'cancel', 'walk-away'],
]
const longestPauseMs = 900

/** A person who takes a moment at each step. Whether a till is still there is nothing to them. */
function serveReader(reader: VirtualReader, random: Random): void {
  let isActing = false
  reader.onChange(() => {
    const { actions } = reader.view()
    const isAsked = actions.includes('tap-good') || actions.includes('pin-correct')
    if (!isAsked || isActing) return
    isActing = true
    const deed = actions.includes('pin-correct') ? 'pin-correct' : random.pick(deeds)
    setTimeout(() => {
      isActing = false
      reader.act(deed)
    }, random.below(longestPauseMs))
  })
}
