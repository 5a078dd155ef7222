import type { Clock } from '../ports.ts'
import { holderOf, mayDo, unauthorised } from './sumup-cloud-auth.ts'
import { createDevices } from './sumup-cloud-devices.ts'
import { errors, message, notYours, prefersProblem, problem } from './sumup-cloud-errors.ts'
import { type Delivery, faultExchange, runExchange } from './sumup-cloud-exchange.ts'
import { createFaultPlan, type FaultPlan } from './sumup-cloud-faults.ts'
import { type LedgerPersistence, openLedger } from './sumup-cloud-ledger.ts'
import { createExchangeLog, type LoggedExchange } from './sumup-cloud-log.ts'
import { matchOperation, type Operation, refundScopes } from './sumup-cloud-operations.ts'
import { deviceHeard, takeReport, watchApproval, watchCheckout } from './sumup-cloud-payments.ts'
import { watchPairing } from './sumup-cloud-readers.ts'
import type {
  CheckoutRecord,
  CloudAnswer,
  CloudMerchant,
  CloudQuirks,
  CloudRequest,
  CloudTimings,
  Random,
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
export type SumUpCloud = {
  /** Acts on a request and answers at once; ordered faults of the exchange do not apply. */
  handle(request: CloudRequest): CloudAnswer
  /** The same over an imagined network, with the ordered faults; `deliver` is called once, now or later. */
  exchange(request: CloudRequest, deliver: (delivery: Delivery) => void): void
  /** Where readers connect to. */
  link: ReaderLink
  faults: FaultPlan
  quirks: CloudQuirks
  merchants: CloudMerchant[]
  revokeKey(secret: string): void
  /** The provider's own books: what is true, whatever anybody was told. */
  readers(): ReaderRecord[]
  checkouts(): CheckoutRecord[]
  transactions(): TransactionRecord[]
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
  const faults = createFaultPlan(changed)
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

  function exchange(request: CloudRequest, deliver: (delivery: Delivery) => void): void {
    const match = matchOperation(request.method, request.path)
    const operation = match.kind === 'found' ? match.operation.name : null
    const fault = faults.takeForExchange(operation)
    const entry = log.begin({
      operation,
      method: request.method,
      path: request.path,
      query: request.query,
      keyEnd: (request.headers.authorization ?? '').slice(-4),
      requestBody: request.body,
      receivedAt: clock.now(),
      fault: fault?.kind ?? null,
      status: null,
      contentType: '',
      answerBody: '',
    })
    const note = () => {
      const own = handle(world, request)
      // A request that was handed over twice is logged with its first answer, the one that is delivered.
      if (entry.status !== null) return own
      entry.status = own.status
      entry.contentType = own.headers['content-type'] ?? ''
      entry.answerBody = own.body
      return own
    }
    const later = (afterMs: number, work: () => void) => world.later(clock.now() + afterMs, work)
    runExchange(later, faultExchange(random, fault), note, (own, delivery) => {
      const spoilt = delivery.kind === 'answer' && (delivery.answer !== own || delivery.body !== 'whole')
      log.end(entry, delivery.kind === 'dropped' ? 'nothing' : spoilt ? 'spoilt' : 'whole', clock.now())
      deliver(delivery)
    })
  }

  return {
    handle: (request) => handle(world, request),
    exchange,
    link: readerLink(world),
    faults,
    quirks: world.quirks,
    merchants,
    revokeKey: (secret) => void world.revokedKeys.add(secret),
    readers: () => [...world.ledger.readers.values()],
    checkouts: () => [...world.ledger.checkouts.values()],
    transactions: () => [...world.ledger.transactions.values()],
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

/** What was on its way when the process ended goes on. */
function resume(world: CloudWorld): void {
  for (const reader of world.ledger.readers.values()) {
    if (reader.status === 'processing') watchPairing(world, reader)
  }
  for (const checkout of world.ledger.checkouts.values()) {
    if (checkout.status === 'pending') watchCheckout(world, checkout)
  }
  for (const transaction of world.ledger.transactions.values()) watchApproval(world, transaction)
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
  const match = matchOperation(request.method, request.path)
  const holder = holderOf(world.merchants, world.revokedKeys, request)
  if (match.kind !== 'found') return noOperation(world, match.kind, holder !== null, request)
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
  kind: 'malformed-path' | 'unknown-path' | 'wrong-method',
  authorised: boolean,
  request: CloudRequest,
): CloudAnswer {
  const { random } = world
  switch (kind) {
    case 'malformed-path':
      return problem(random, 400, 'bad-request', 'Bad Request', 'Request validation failed.')
    case 'wrong-method':
      return problem(random, 405, 'method-not-allowed', 'Method Not Allowed', 'Method not allowed.')
    case 'unknown-path':
      return authorised ? notYours(random) : unauthorised(random, 'problem', request)
  }
}
