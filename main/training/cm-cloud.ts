import type { Clock } from '../ports.ts'
import { createExchange, type ErrorVoice, type Exchanging } from './cloud-exchange.ts'
import { createFaultPlan, type FaultPlan } from './cloud-faults.ts'
import type { LedgerPersistence } from './cloud-ledger-file.ts'
import { createExchangeLog, type LoggedExchange } from './cloud-log.ts'
import { matchOperation } from './cloud-paths.ts'
import type { CloudAnswer, CloudRequest, Random } from './cloud-types.ts'
import { cmProblem } from './cm-cloud-answers.ts'
import { checkKey, keepFirstKey } from './cm-cloud-keys.ts'
import { openCmLedger } from './cm-cloud-ledger.ts'
import { cmOperations } from './cm-cloud-operations.ts'
import { newsFor, poll, takeReport, watchTransaction } from './cm-cloud-payments.ts'
import type {
  CmKeyRecord,
  CmOperationName,
  CmOrganisation,
  CmPaymentFault,
  CmQuirks,
  CmTerminalLink,
  CmTimings,
  CmTransactionRecord,
} from './cm-cloud-types.ts'
import { type CmWorld, defaultCmQuirks, defaultCmTimings } from './cm-cloud-world.ts'

export type CmCloudOptions = {
  clock: Clock
  random: Random
  organisation: CmOrganisation
  timings?: Partial<CmTimings>
  quirks?: Partial<CmQuirks>
  /** Left out: the cloud forgets everything when it is closed. */
  persistence?: LedgerPersistence
}

/** CM's MerchantAPI, played: its paths, rules and errors, and every fault it can be told to have. */
export type CmCloud = Exchanging & {
  /** Acts on a request and answers at once; ordered faults of the exchange do not apply. */
  handle(request: CloudRequest): CloudAnswer
  /** Where terminals ask. */
  link: CmTerminalLink
  faults: FaultPlan<CmOperationName, CmPaymentFault>
  quirks: CmQuirks
  organisation: CmOrganisation
  /** The provider's own books: what is true, whatever anybody was told. */
  transactions(): CmTransactionRecord[]
  /** What another till, or somebody in the provider's portal, does: a new record, or a newer version of one. */
  enter(record: CmTransactionRecord): void
  keys(): CmKeyRecord[]
  log(): LoggedExchange[]
  clearLog(): void
  onChange(listener: () => void): () => void
  /** Stops every clock. The ledger stays as it is. */
  close(): void
}

export function createCmCloud(options: CmCloudOptions): CmCloud {
  const { clock, random, organisation } = options
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const callOffs = new Set<() => void>()
  const terminals = new Map<string, () => void>()
  const faults = createFaultPlan<CmOperationName, CmPaymentFault>(changed)
  const world: CmWorld = {
    clock,
    random,
    organisation,
    timings: { ...defaultCmTimings, ...options.timings },
    quirks: { ...defaultCmQuirks, ...options.quirks },
    ledger: openCmLedger(options.persistence ?? null, changed),
    lastUsage: new Map(),
    faults,
    stir: (terminalId) => terminals.get(terminalId)?.(),
    later(atMs, work) {
      const callOff = clock.schedule(atMs, () => {
        callOffs.delete(callOff)
        work()
      })
      callOffs.add(callOff)
    },
  }
  const log = createExchangeLog(changed)
  keepFirstKey(world)
  // What was on its way when the process ended goes on.
  for (const record of world.ledger.transactions.values()) watchTransaction(world, record)

  return {
    handle: (request) => handle(world, request),
    exchange: createExchange<CmOperationName>({
      clock,
      later: world.later,
      faults,
      log,
      voice,
      operationOf(request) {
        const match = matchOperation(cmOperations, request.method, request.path)
        return match.kind === 'found' ? match.operation.name : null
      },
      keyHeader: 'api-key',
      handle: (request) => handle(world, request),
    }),
    tooLarge: () => cmProblem(413, 'The body is too large.', '/'),
    link: terminalLink(world, terminals),
    faults,
    quirks: world.quirks,
    organisation,
    transactions: () => [...world.ledger.transactions.values()],
    enter: (record) => world.ledger.save(record),
    keys: () => [...world.ledger.keys.values()],
    log: log.entries,
    clearLog: log.clear,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      for (const callOff of callOffs) callOff()
      callOffs.clear()
      listeners.clear()
      terminals.clear()
    },
  }
}

const voice: ErrorVoice = {
  serverError: (status) => cmProblem(status, 'An unexpected error occurred.', '/'),
  tooManyRequests: () => cmProblem(429, 'Too many requests.', '/'),
  notFound: () => cmProblem(404, 'Not found.', '/'),
  refundRefused: (code, detail) => cmProblem(422, `${code}: ${detail}`, '/'),
}

function terminalLink(world: CmWorld, terminals: Map<string, () => void>): CmTerminalLink {
  return {
    attach: (terminalId, stirred) => void terminals.set(terminalId, stirred),
    detach: (terminalId) => void terminals.delete(terminalId),
    hasNews: (terminalId, showing) => newsFor(world, terminalId, showing).kind !== 'nothing',
    poll: (terminalId, showing) => poll(world, terminalId, showing),
    report: (_terminalId, report) => takeReport(world, report),
    recall: (terminalId) => world.ledger.memories.get(terminalId),
    remember: (terminalId, memory) => world.ledger.remember(terminalId, memory),
  }
}

/** The key comes first: without one nobody learns which paths there are. */
function handle(world: CmWorld, request: CloudRequest): CloudAnswer {
  const checked = checkKey(world, request)
  if (checked.kind === 'missing') return cmProblem(401, 'The API-Key header is missing.', request.path)
  if (checked.kind === 'invalid') return cmProblem(403, 'Invalid API Key.', request.path)
  const { key } = checked
  world.lastUsage.set(key.id, world.clock.now())
  const match = matchOperation(cmOperations, request.method, request.path)
  switch (match.kind) {
    case 'malformed-path':
      return cmProblem(400, 'The path is malformed.', request.path)
    case 'wrong-method': {
      const answer = cmProblem(405, 'This method is not allowed here.', request.path)
      answer.headers.allow = match.allowed.join(', ')
      return answer
    }
    case 'unknown-path':
      return cmProblem(404, 'There is nothing here.', request.path)
    case 'found': {
      const { operation, parameters } = match
      return operation.handle(world, { request, parameters, query: new URLSearchParams(request.query), key })
    }
  }
}
