import type { LedgerPersistence } from './cloud-ledger-file.ts'
import { isMostlyHistory, replayLedger } from './cloud-ledger-lines.ts'
import type { CmKeyRecord, CmTransactionRecord } from './cm-cloud-types.ts'

type MemoryRecord = { kind: 'memory'; terminalId: string; memory: unknown }
type LedgerRecord = CmKeyRecord | CmTransactionRecord | MemoryRecord

export type CmLedger = {
  readonly keys: ReadonlyMap<number, CmKeyRecord>
  /** In the order of their creation. */
  readonly transactions: ReadonlyMap<string, CmTransactionRecord>
  readonly memories: ReadonlyMap<string, unknown>
  /** Those of a terminal that are not final, oldest first. */
  openOn(terminalId: string): CmTransactionRecord[]
  /** Written through before it can be read: what the cloud answers has always been kept first. */
  save(record: CmKeyRecord | CmTransactionRecord): void
  remember(terminalId: string, memory: unknown): void
}

const kinds = ['key', 'transaction', 'memory'] as const

/** The whole state is the last version of each record. */
export function openCmLedger(persistence: LedgerPersistence | null, changed: () => void): CmLedger {
  const keys = new Map<number, CmKeyRecord>()
  const transactions = new Map<string, CmTransactionRecord>()
  const memories = new Map<string, unknown>()
  const open = new Map<string, CmTransactionRecord>()

  function apply(record: LedgerRecord): void {
    switch (record.kind) {
      case 'key':
        keys.set(record.id, record)
        return
      case 'transaction':
        transactions.set(record.id, record)
        if (record.status === 'CREATED') open.set(record.id, record)
        else open.delete(record.id)
        return
      case 'memory':
        memories.set(record.terminalId, record.memory)
        return
    }
  }

  function write(record: LedgerRecord): void {
    persistence?.append?.(JSON.stringify(record))
    apply(record)
    changed()
  }

  const lines = replayLedger<LedgerRecord>(persistence, kinds, apply)
  if (persistence?.replace && isMostlyHistory(lines, keys.size + transactions.size + memories.size)) {
    const kept: LedgerRecord[] = [...keys.values(), ...transactions.values()]
    for (const [terminalId, memory] of memories) kept.push({ kind: 'memory', terminalId, memory })
    persistence.replace(kept.map((record) => JSON.stringify(record)))
  }

  return {
    keys,
    transactions,
    memories,
    openOn: (terminalId) => [...open.values()].filter((one) => one.terminalId === terminalId),
    save: write,
    remember: (terminalId, memory) => write({ kind: 'memory', terminalId, memory }),
  }
}
