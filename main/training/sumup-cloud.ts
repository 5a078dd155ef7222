import type { Clock } from '../ports.ts'
import { createExchange, type ErrorVoice, type Exchanging } from './cloud-exchange.ts'
import { createFaultPlan, type FaultPlan } from './cloud-faults.ts'
import type { LedgerPersistence } from './cloud-ledger-file.ts'
import { createExchangeLog, type LoggedExchange } from './cloud-log.ts'
import { type Miss, matchOperation } from './cloud-paths.ts'
import type { CloudAnswer, CloudRequest, Random } from './cloud-types.ts'
import { holderOf, mayDo, unauthorised } from './sumup-cloud-auth.ts'
import { createDevices } from './sumup-cloud-devices.ts'
import {
  errors,
  json,
  message,
  notYours,
  prefersProblem,
  problem,
  resourceNotFound,
} from './sumup-cloud-errors.ts'
import { newTraceId } from './sumup-cloud-ids.ts'
import { openLedger } from './sumup-cloud-ledger.ts'
import { type Operation, operations, refundScopes } from './sumup-cloud-operations.ts'
import {
  deviceHeard,
  takeReport,
  watchApproval,
  watchCheckout,
  watchTakenBack,
} from './sumup-cloud-payments.ts'
import { watchPairing } from './sumup-cloud-readers.ts'
import { refundFailed } from './sumup-cloud-refunds.ts'
import type {
  CheckoutRecord,
  CloudMerchant,
  CloudQuirks,
  CloudTimings,
  OperationName,
  PaymentFault,
  ReaderLink,
  ReaderRecord,
  TransactionRecord,
} from './sumup-cloud-types.ts'
import { type CloudWorld, defaultQuirks, defaultTimings } from './sumup-cloud-world.ts'

export type SumUpCloudOptions = {
  clock: Clock
  random: Random
  merchants: CloudMerchant[]
  timings?: Partial<CloudTimings>
  quirks?: Partial<CloudQuirks>
  /** Left out: the cloud forgets everything when it is closed. */
  persistence?: LedgerPersistence
}

/** SumUp's Cloud API for readers, played: its paths, rules, delays and errors, and every fault it can be told to have. */
export type SumUpCloud = Exchanging & {
  /** Acts on a request and answers at once; ordered faults of the exchange do not apply. */
  handle(request: CloudRequest): CloudAnswer
  /** Where readers connect to. */
  link: ReaderLink
  faults: FaultPlan<OperationName, PaymentFault>
  quirks: CloudQuirks
  merchants: CloudMerchant[]
  revokeKey(secret: string): void
  /** The provider's own books: what is true, whatever anybody was told. */
  readers(): ReaderRecord[]
  checkouts(): CheckoutRecord[]
  transactions(): TransactionRecord[]
  /** What another till, or somebody in the provider's portal, does: a new record, or a newer version of one. */
  enter(record: TransactionRecord): void
  log(): LoggedExchange[]
  clearLog(): void
  onChange(listener: () => void): () => void
  /** Stops every clock. The ledger stays as it is. */
  close(): void
}

export function createSumUpCloud(options: SumUpCloudOptions): SumUpCloud {
  const { clock, random, merchants } = options
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const callOffs = new Set<() => void>()
  const faults = createFaultPlan<OperationName, PaymentFault>(changed)
  const world: CloudWorld = {
    clock,
    random,
    merchants,
    revokedKeys: new Set(),
    timings: { ...defaultTimings, ...options.timings },
    quirks: { ...defaultQuirks, ...options.quirks },
    ledger: openLedger(options.persistence ?? null, changed),
    devices: createDevices(clock, random),
    faults,
    later(atMs, work) {
      const callOff = clock.schedule(atMs, () => {
        callOffs.delete(callOff)
        work()
      })
      callOffs.add(callOff)
    },
  }
  const log = createExchangeLog(changed)
  resume(world)

  const exchange = createExchange<OperationName>({
    clock,
    later: world.later,
    faults,
    log,
    voice: voiceOf(random),
    operationOf(request) {
      const match = matchOperation(operations, request.method, request.path)
      return match.kind === 'found' ? match.operation.name : null
    },
    keyHeader: 'authorization',
    handle: (request) => handle(world, request),
  })

  return {
    handle: (request) => handle(world, request),
    exchange,
    tooLarge: () => json(413, { message: 'Request body too large', error_code: 'INVALID' }),
    link: readerLink(world),
    faults,
    quirks: world.quirks,
    merchants,
    revokeKey: (secret) => void world.revokedKeys.add(secret),
    readers: () => [...world.ledger.readers.values()],
    checkouts: () => [...world.ledger.checkouts.values()],
    transactions: () => [...world.ledger.transactions.values()],
    enter: (record) => world.ledger.save(record),
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
    },
  }
}

function voiceOf(random: Random): ErrorVoice {
  return {
    serverError: (status) =>
      json(status, { errors: { detail: 'Internal Server Error' }, trace_id: newTraceId(random) }),
    tooManyRequests: () =>
      problem(random, 429, 'too-many-requests', 'Too Many Requests', 'Too many requests.'),
    notFound: resourceNotFound,
    refundRefused: (code, detail) => refundFailed(random, { code, detail }),
  }
}

/** What was on its way when the process ended goes on. */
function resume(world: CloudWorld): void {
  for (const reader of world.ledger.readers.values()) {
    if (reader.status === 'processing') watchPairing(world, reader)
  }
  for (const checkout of world.ledger.checkouts.values()) {
    if (checkout.status === 'pending') watchCheckout(world, checkout)
  }
  for (const transaction of world.ledger.transactions.values()) {
    watchApproval(world, transaction)
    watchTakenBack(world, transaction)
  }
}

function readerLink(world: CloudWorld): ReaderLink {
  return {
    attach(reader) {
      world.devices.attach(reader)
      deviceHeard(world, reader.serial)
    },
    detach: (serial) => world.devices.detach(serial),
    presenceChanged: (serial) => deviceHeard(world, serial),
    requestPairingCode: (serial) => world.devices.newCode(serial, world.timings.pairingCodeValidMs),
    withdrawPairingCode: (serial) => world.devices.withdrawCodes(serial),
    report: (_serial, report) => takeReport(world, report),
    recall: (serial) => world.ledger.memories.get(serial),
    remember: (serial, memory) => world.ledger.remember(serial, memory),
  }
}

function handle(world: CloudWorld, request: CloudRequest): CloudAnswer {
  const match = matchOperation(operations, request.method, request.path)
  const holder = holderOf(world.merchants, world.revokedKeys, request)
  if (match.kind !== 'found') return noOperation(world, match, holder !== null, request)
  const { operation, parameters } = match
  const form = operation.errorForm
  if (!holder) return unauthorised(world.random, form, request)
  if (operation.scopes.length > 0 && !mayDo(holder.key, operation.scopes)) {
    return operation.name === 'update-reader'
      ? problem(
          world.random,
          403,
          'forbidden',
          'Forbidden',
          'You do not have permission to perform this action.',
        )
      : unauthorised(world.random, form, request)
  }
  const merchantCode = parameters.merchant_code
  if (merchantCode !== undefined && merchantCode !== holder.merchant.code) {
    return foreignMerchant(world, operation, request)
  }
  return operation.handle(world, {
    request,
    parameters,
    query: new URLSearchParams(request.query),
    merchant: holder.merchant,
    mayRefund: mayDo(holder.key, refundScopes),
  })
}

/** Another merchant's things and things that do not exist look the same from outside. */
function foreignMerchant(world: CloudWorld, operation: Operation, request: CloudRequest): CloudAnswer {
  if (operation.errorForm === 'gateway') return message(404, 'NOT_FOUND', 'Resource not found')
  if (operation.errorForm === 'negotiated' && !prefersProblem(request)) {
    return errors(404, { detail: 'Not Found' })
  }
  return notYours(world.random)
}

function noOperation(
  world: CloudWorld,
  match: Miss,
  authorised: boolean,
  request: CloudRequest,
): CloudAnswer {
  const { random } = world
  switch (match.kind) {
    case 'malformed-path':
      return problem(random, 400, 'bad-request', 'Bad Request', 'Request validation failed.')
    case 'wrong-method':
      return methodNotAllowed(random, match.allowed)
    case 'unknown-path':
      return authorised ? notYours(random) : unauthorised(random, 'problem', request)
  }
}

function methodNotAllowed(random: Random, allowed: string[]): CloudAnswer {
  const answer = problem(random, 405, 'method-not-allowed', 'Method Not Allowed', 'Method not allowed.')
  answer.headers.allow = allowed.join(', ')
  return answer
}
