import type { LedgerPersistence } from './cloud-ledger-file.ts'
import { isMostlyHistory, replayLedger } from './cloud-ledger-lines.ts'
import type { CheckoutRecord, ReaderRecord, TransactionRecord } from './sumup-cloud-types.ts'

type MemoryRecord = { kind: 'memory'; serial: string; memory: unknown }
type RemovedReader = { kind: 'reader-removed'; id: string }
type LedgerRecord = ReaderRecord | CheckoutRecord | TransactionRecord | MemoryRecord | RemovedReader

export type Ledger = {
  readonly readers: ReadonlyMap<string, ReaderRecord>
  readonly checkouts: ReadonlyMap<string, CheckoutRecord>
  readonly transactions: ReadonlyMap<string, TransactionRecord>
  readonly memories: ReadonlyMap<string, unknown>
  /** Written through before it can be read: what the cloud answers has always been kept first. */
  save(record: ReaderRecord | CheckoutRecord | TransactionRecord): void
  removeReader(id: string): void
  remember(serial: string, memory: unknown): void
  nextEventId(): number
}

const firstEventId = 9_500_000_001

const kinds = ['reader', 'reader-removed', 'checkout', 'transaction', 'memory'] as const

/** The whole state is the last version of each record. */
export function openLedger(persistence: LedgerPersistence | null, changed: () => void): Ledger {
  const readers = new Map<string, ReaderRecord>()
  const checkouts = new Map<string, CheckoutRecord>()
  const transactions = new Map<string, TransactionRecord>()
  const memories = new Map<string, unknown>()
  let lastEventId = firstEventId - 1

  function apply(record: LedgerRecord): void {
    switch (record.kind) {
      case 'reader':
        readers.set(record.id, record)
        return
      case 'reader-removed':
        readers.delete(record.id)
        return
      case 'checkout':
        checkouts.set(record.id, record)
        return
      case 'transaction':
        transactions.set(record.id, record)
        lastEventId = Math.max(
          lastEventId,
          record.eventId,
          record.chargeBack?.eventId ?? 0,
          ...record.refunds.map((refund) => refund.eventId),
        )
        return
      case 'memory':
        memories.set(record.serial, record.memory)
        return
    }
  }

  function write(record: LedgerRecord): void {
    persistence?.append?.(JSON.stringify(record))
    apply(record)
    changed()
  }

  const lines = replayLedger<LedgerRecord>(persistence, kinds, apply)
  const live = readers.size + checkouts.size + transactions.size + memories.size
  if (persistence?.replace && isMostlyHistory(lines, live)) {
    const kept: LedgerRecord[] = [...readers.values(), ...checkouts.values(), ...transactions.values()]
    for (const [serial, memory] of memories) kept.push({ kind: 'memory', serial, memory })
    persistence.replace(kept.map((record) => JSON.stringify(record)))
  }

  return {
    readers,
    checkouts,
    transactions,
    memories,
    save: write,
    removeReader: (id) => write({ kind: 'reader-removed', id }),
    remember: (serial, memory) => write({ kind: 'memory', serial, memory }),
    nextEventId: () => {
      lastEventId += 1
      return lastEventId
    },
  }
}
