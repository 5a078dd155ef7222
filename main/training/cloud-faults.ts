/*
 * Faults are ordered, never rolled: whoever orders them (a test, the training desk, a seeded simulation) decides what
 * happens when. All of it is plain data, so that an order can travel over a wire or stand in a seed's protocol.
 */

/** What happens to one exchange. "Before" means that the cloud never acted on the request, "after" that it did. */
export type ExchangeFault =
  /** The request never arrives and the connection breaks. */
  | { kind: 'lost-on-the-way' }
  /** Handled, then the connection breaks without an answer. */
  | { kind: 'answer-lost' }
  | { kind: 'request-delayed'; ms: number }
  | { kind: 'answer-delayed'; ms: number }
  /** A proxy or a retry below us hands the same request over a second time. */
  | { kind: 'handled-twice'; afterMs: number }
  | { kind: 'error-before'; status: number; body: 'json' | 'html' | 'empty' }
  | { kind: 'error-after'; status: number; body: 'json' | 'html' | 'empty' }
  | { kind: 'too-many-requests'; retryAfterSeconds: number }
  | { kind: 'redirect'; status: 301 | 302 | 307 | 308; location: string }
  /** A 200 with a sign-in page, as a captive portal sends it; the request never reached the cloud. */
  | { kind: 'captive-portal' }
  /** The real status, and bytes that are no JSON. */
  | { kind: 'garbage' }
  | { kind: 'empty-body' }
  /** The connection breaks in the middle of the body. */
  | { kind: 'truncated' }
  /** The body stops in the middle and the connection stays open. */
  | { kind: 'stalled' }
  | { kind: 'oversized'; bytes: number }
  /** One field of the answer, by its path (`data.status`, `items.0.amount`), is another or, without a value, missing. */
  | { kind: 'field'; path: string; value?: unknown }
  | { kind: 'not-found' }
  /** The payment processor refuses the refund. */
  | { kind: 'refund-refused'; code: string; detail: string }

type Named = { kind: string }

type FaultOrder<Operation, PaymentFault> = {
  id: number
  operation: Operation | 'any' | 'payment'
  fault: ExchangeFault | PaymentFault
  /** How many more times; null: until cleared. */
  remaining: number | null
}

export type FaultPlan<Operation extends string, PaymentFault extends Named> = {
  /** The next `times` requests of that operation; `'always'` until cleared. */
  order(operation: Operation | 'any', fault: ExchangeFault, times?: number | 'always'): void
  /** The next `times` accepted payments carry this fault through their whole life. */
  orderForPayment(fault: PaymentFault, times?: number | 'always'): void
  clear(): void
  orders(): FaultOrder<Operation, PaymentFault>[]
  /** How often each kind has happened so far. */
  counts(): Record<string, number>
}

/** What the cloud itself uses of the plan. */
export type FaultSource<Operation extends string, PaymentFault extends Named> = {
  takeForExchange(operation: Operation | null): ExchangeFault | null
  takeForPayment(): PaymentFault[]
}

export function createFaultPlan<Operation extends string, PaymentFault extends Named>(
  changed: () => void,
): FaultPlan<Operation, PaymentFault> & FaultSource<Operation, PaymentFault> {
  type Order = FaultOrder<Operation, PaymentFault>
  let orders: Order[] = []
  let lastId = 0
  const counts: Record<string, number> = {}

  function add(operation: Order['operation'], fault: Order['fault'], times: number | 'always'): void {
    lastId += 1
    orders.push({ id: lastId, operation, fault, remaining: times === 'always' ? null : times })
    changed()
  }

  function use(order: Order): void {
    counts[order.fault.kind] = (counts[order.fault.kind] ?? 0) + 1
    if (order.remaining !== null) order.remaining -= 1
    orders = orders.filter((candidate) => candidate.remaining !== 0)
    changed()
  }

  return {
    order: (operation, fault, times = 1) => add(operation, fault, times),
    orderForPayment: (fault, times = 1) => add('payment', fault, times),
    clear() {
      orders = []
      changed()
    },
    orders: () => orders.map((order) => ({ ...order })),
    counts: () => ({ ...counts }),
    takeForExchange(operation) {
      const order = orders.find(
        (candidate) =>
          candidate.operation !== 'payment' &&
          (candidate.operation === 'any' || candidate.operation === operation),
      )
      if (!order) return null
      use(order)
      return order.fault as ExchangeFault
    },
    takeForPayment() {
      const taken: PaymentFault[] = []
      for (const order of orders.filter((candidate) => candidate.operation === 'payment')) {
        // One of each kind per payment: two orders of the same kind are meant for two payments.
        if (taken.some((fault) => fault.kind === order.fault.kind)) continue
        taken.push(order.fault as PaymentFault)
        use(order)
      }
      return taken
    },
  }
}
