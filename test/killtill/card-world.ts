import { systemClock } from '../../main/platform/system-clock.ts'
import type { CmTransactionRecord } from '../../main/training/cm-cloud-types.ts'
import { startTrainingDesk, type TrainingDesk } from '../../main/training/training-desk.ts'
import { createVirtualReader, type VirtualReader } from '../../main/training/virtual-reader.ts'
import { createVirtualTerminal, type VirtualTerminal } from '../../main/training/virtual-terminal.ts'
import type { Random } from '../bench/random.ts'

/* Both card services, their readers and the people who stand before them: all in this process, which nobody kills. */

export type CardWorld = {
  urls: { sumup: string; cm: string }
  /** How each reader comes to the till: SumUp's by the code that it shows, CM's by its serial. */
  pairings(): { provider: 'sumup' | 'cm'; serial: string; code: string }[]
  books(): CloudBooks
  close(): Promise<void>
}

/** What the providers have on their lists, in one shape. */
export type CloudBooks = {
  /** Everything that was asked of a reader, whatever became of it. */
  requests: { provider: string; reference: string | null; isOpen: boolean }[]
  charges: { provider: string; reference: string | null; amountMinor: number }[]
  /** SumUp knows a refund by its payment only; CM.com by a reference of its own as well. */
  refunds: { provider: string; charge: string | null; reference: string | null; amountMinor: number }[]
}

const sumUpReaders = 8
/** More of them: CM tells no reader's state, so an attempt that was killed while it was sent holds one for 15 minutes. */
const cmTerminals = 24

export async function openCardWorld(folder: string, random: Random): Promise<CardWorld> {
  const clock = systemClock()
  const desk: TrainingDesk = await startTrainingDesk({
    folder,
    clock,
    random: random.fraction,
    currency: 'EUR',
  })
  const timings = { processingMs: 300, resultMs: 200 }
  const readers = Array.from({ length: sumUpReaders }, (_, index) =>
    createVirtualReader({ clock, link: desk.sumup.link, serial: `20030010900${index}`, timings }),
  )
  const terminals = Array.from({ length: cmTerminals }, (_, index) => {
    const make = {
      manufacturer: 'SUNMI',
      model: 'P2lite',
      serial: `PL0919CQ1${String(index).padStart(4, '0')}`,
    }
    const [store] = desk.cm.organisation.stores
    if (!store) throw new Error('the organisation has no store')
    desk.cm.organisation.terminals.push({ ...make, storeUuid: store.uuid })
    return createVirtualTerminal({ clock, link: desk.cm.link, make, timings: { ...timings, pollMs: 250 } })
  })
  for (const device of [...readers, ...terminals]) serveReader(device, random)
  return {
    urls: { sumup: desk.cloud.url, cm: desk.cmAccount.url },
    pairings: () => [
      ...readers.map((reader) => ({
        provider: 'sumup' as const,
        serial: reader.serial,
        code: pairingCodeOf(reader),
      })),
      ...terminals.map(({ serial }) => ({ provider: 'cm' as const, serial, code: serial })),
    ],
    books: () => joined(sumUpBooks(desk), cmBooks(desk)),
    async close() {
      for (const device of [...readers, ...terminals]) device.close()
      await desk.stop()
    },
  }
}

function sumUpBooks({ sumup }: TrainingDesk): CloudBooks {
  const provider = 'sumup'
  const taken = sumup.transactions().filter(({ status }) => status === 'SUCCESSFUL')
  return {
    requests: sumup.checkouts().map(({ foreignTransactionId, status }) => ({
      provider,
      reference: foreignTransactionId,
      isOpen: status === 'pending',
    })),
    charges: taken.map(({ foreignTransactionId, amountMinor }) => ({
      provider,
      reference: foreignTransactionId,
      amountMinor,
    })),
    refunds: taken.flatMap(({ foreignTransactionId, refunds }) =>
      refunds.map(({ amountMinor }) => ({
        provider,
        charge: foreignTransactionId,
        reference: null,
        amountMinor,
      })),
    ),
  }
}

function cmBooks({ cm }: TrainingDesk): CloudBooks {
  const provider = 'cm'
  const all = cm.transactions()
  const referenceOf = (id: string | null) => all.find((one) => one.id === id)?.reference ?? null
  const isTaken = ({ status }: CmTransactionRecord) => status === 'AUTHORIZED' || status === 'CLEARED'
  const taken = all.filter((one) => isTaken(one) && one.result === 'APPROVED')
  return {
    requests: all.map(({ reference, status }) => ({ provider, reference, isOpen: status === 'CREATED' })),
    charges: taken
      .filter(({ type }) => type === 'PURCHASE')
      .map(({ reference, amountMinor }) => ({ provider, reference, amountMinor })),
    refunds: taken
      .filter(({ type }) => type === 'REFUND')
      .map(({ reference, originalId, amountMinor }) => ({
        provider,
        charge: referenceOf(originalId),
        reference,
        amountMinor,
      })),
  }
}

function joined(one: CloudBooks, other: CloudBooks): CloudBooks {
  return {
    requests: [...one.requests, ...other.requests],
    charges: [...one.charges, ...other.charges],
    refunds: [...one.refunds, ...other.refunds],
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
const longestPauseMs = 700

/** A person who takes a moment at each step. Whether a till is still there is nothing to them. */
function serveReader(reader: VirtualReader | VirtualTerminal, random: Random): void {
  let isActing = false
  reader.onChange(() => {
    const actions: readonly string[] = reader.view().actions
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
