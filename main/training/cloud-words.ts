import type { ExchangeFault, FaultPlan } from './cloud-faults.ts'

/*
 * Faults and habits of a cloud, ordered by words on a terminal:
 * `fault create-checkout error-after status=502 times=2`, `quirk refundableAfterMs 60000`.
 */

type Named = { kind: string }
/** What an order says when it leaves a value out. */
export type FaultValues<Fault extends Named> = {
  [Kind in Fault['kind']]: Omit<Extract<Fault, { kind: Kind }>, 'kind'>
}

export type OrderedCloud<Operation extends string, PaymentFault extends Named> = {
  faults: FaultPlan<Operation, PaymentFault>
  quirks: object
}

export type OrderBook<Operation extends string, PaymentFault extends Named> = {
  operations: readonly Operation[]
  paymentFaults: FaultValues<PaymentFault>
  /** Quirks that take one of some words or numbers. */
  choices: Readonly<Record<string, readonly (string | number)[]>>
}

const exchangeFaults: FaultValues<ExchangeFault> = {
  'lost-on-the-way': {},
  'answer-lost': {},
  'request-delayed': { ms: 5_000 },
  'answer-delayed': { ms: 5_000 },
  'handled-twice': { afterMs: 0 },
  'error-before': { status: 503, body: 'json' },
  'error-after': { status: 502, body: 'json' },
  'too-many-requests': { retryAfterSeconds: 5 },
  redirect: { status: 307, location: 'http://127.0.0.1:1/' },
  'captive-portal': {},
  garbage: {},
  'empty-body': {},
  truncated: {},
  stalled: {},
  oversized: { bytes: 2_000_000 },
  field: { path: 'data.status', value: 'surprise' },
  'not-found': {},
  'refund-refused': { code: 'NOT_ENOUGH_BALANCE', detail: 'Not enough balance' },
}

export function orderWords<Operation extends string, PaymentFault extends Named>(
  book: OrderBook<Operation, PaymentFault>,
): string {
  return `fault OPERATION KIND [name=value …] [times=N|always], faults, clear-faults, quirk [NAME VALUE]
       operations: ${['any', 'payment', ...book.operations].join(', ')}
       kinds: ${Object.keys(exchangeFaults).join(', ')}
       kinds for "payment": ${Object.keys(book.paymentFaults).join(', ')}`
}

/** What to say to the order; undefined when it is none. */
export function takeOrder<Operation extends string, PaymentFault extends Named>(
  book: OrderBook<Operation, PaymentFault>,
  cloud: OrderedCloud<Operation, PaymentFault>,
  words: string[],
): string | undefined {
  const [word, ...rest] = words
  switch (word) {
    case 'fault':
      return orderFault(book, cloud, rest)
    case 'faults':
      return listFaults(cloud)
    case 'clear-faults':
      cloud.faults.clear()
      return listFaults(cloud)
    case 'quirk':
      return setQuirk(book, cloud, rest)
    default:
      return undefined
  }
}

function orderFault<Operation extends string, PaymentFault extends Named>(
  { operations, paymentFaults }: OrderBook<Operation, PaymentFault>,
  cloud: OrderedCloud<Operation, PaymentFault>,
  [where = '', kind = '', ...settings]: string[],
): string {
  const isPayment = where === 'payment'
  const operation = (['any', ...operations] as const).find((name) => name === where)
  if (!isPayment && operation === undefined) return `No operation is called "${where}".`
  const known: Record<string, object> = isPayment ? paymentFaults : exchangeFaults
  const values = Object.hasOwn(known, kind) ? known[kind] : undefined
  if (!values) return `No fault is called "${kind}"${isPayment ? ' for a payment' : ''}.`
  const fault: Record<string, unknown> = { kind, ...values }
  let times: number | 'always' = 1
  for (const setting of settings) {
    const mark = setting.indexOf('=')
    const [name, value] = [setting.slice(0, mark), setting.slice(mark + 1)]
    if (name === 'times' && (value === 'always' || /^[1-9]\d{0,5}$/.test(value)))
      times = value === 'always' ? value : Number(value)
    else if (mark < 1 || name === 'kind' || !Object.hasOwn(fault, name))
      return `"${kind}" takes ${Object.keys(values).join(', ') || 'no value'}, not "${setting}".`
    else if (typeof fault[name] !== 'number') fault[name] = value
    else if (/^\d{1,9}$/.test(value)) fault[name] = Number(value)
    else return `${name} is a number, not "${value}".`
  }
  // The names and the kinds of the values were checked against the tables above.
  if (isPayment || operation === undefined) cloud.faults.orderForPayment(fault as PaymentFault, times)
  else cloud.faults.order(operation, fault as ExchangeFault, times)
  return listFaults(cloud)
}

function listFaults<Operation extends string, PaymentFault extends Named>(
  cloud: OrderedCloud<Operation, PaymentFault>,
): string {
  const orders = cloud.faults.orders()
  if (orders.length === 0) return 'no faults ordered'
  return orders
    .map(({ operation, fault: { kind, ...values }, remaining }) => {
      const settings = Object.entries(values).map(([name, value]) => ` ${name}=${String(value)}`)
      return `${operation} ${kind}${settings.join('')} times=${remaining ?? 'always'}`
    })
    .join('\n')
}

function setQuirk<Operation extends string, PaymentFault extends Named>(
  { choices }: OrderBook<Operation, PaymentFault>,
  { quirks }: OrderedCloud<Operation, PaymentFault>,
  [name, value = '']: string[],
): string {
  const all = quirks as Record<string, unknown>
  if (name !== undefined) {
    if (!Object.hasOwn(all, name)) return `No quirk is called "${name}".`
    const allowed = choices[name]
    if (allowed) {
      const chosen = allowed.find((choice) => String(choice) === value)
      if (chosen === undefined) return `${name} is ${allowed.join(' or ')}.`
      all[name] = chosen
    } else if (typeof all[name] === 'number') {
      if (!/^\d{1,9}$/.test(value)) return `${name} is a number, not "${value}".`
      all[name] = Number(value)
    } else {
      if (value !== 'true' && value !== 'false') return `${name} is true or false, not "${value}".`
      all[name] = value === 'true'
    }
  }
  return Object.entries(all)
    .map(([known, set]) => `${known} ${String(set)}`)
    .join('\n')
}
