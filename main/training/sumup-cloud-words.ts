import type { ExchangeFault } from './cloud-faults.ts'
import type { SumUpCloud } from './sumup-cloud.ts'
import { operations } from './sumup-cloud-operations.ts'
import type { OperationName, PaymentFault } from './sumup-cloud-types.ts'

/*
 * Faults and habits of the cloud, ordered by words on a terminal:
 * `fault create-checkout error-after status=502 times=2`, `quirk refundableAfterMs 60000`.
 */

type Values<Fault extends { kind: string }> = {
  [Kind in Fault['kind']]: Omit<Extract<Fault, { kind: Kind }>, 'kind'>
}

/** What an order says when it leaves a value out. */
const exchangeFaults: Values<ExchangeFault> = {
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

const paymentFaults: Values<PaymentFault> = {
  'never-starts': {},
  'wrong-amount': { amountMinor: 1 },
  'wrong-currency': { currency: 'USD' },
  'duplicate-charge': {},
  'decline-then-approve': { afterMs: 5_000 },
  'lookup-lag': { ms: 10_000 },
}

const operationNames = operations.map((operation) => operation.name)

export const orderWords = `fault OPERATION KIND [name=value …] [times=N|always], faults, clear-faults, quirk [NAME VALUE]
       operations: ${['any', 'payment', ...operationNames].join(', ')}
       kinds: ${Object.keys(exchangeFaults).join(', ')}
       kinds for "payment": ${Object.keys(paymentFaults).join(', ')}`

/** What to say to the order; undefined when it is none. */
export function takeOrder(cloud: SumUpCloud, words: string[]): string | undefined {
  const [word, ...rest] = words
  switch (word) {
    case 'fault':
      return orderFault(cloud, rest)
    case 'faults':
      return listFaults(cloud)
    case 'clear-faults':
      cloud.faults.clear()
      return listFaults(cloud)
    case 'quirk':
      return setQuirk(cloud, rest)
    default:
      return undefined
  }
}

function orderFault(cloud: SumUpCloud, [where = '', kind = '', ...settings]: string[]): string {
  const isPayment = where === 'payment'
  const operation = ['any', ...operationNames].find((name) => name === where)
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
  if (isPayment) cloud.faults.orderForPayment(fault as PaymentFault, times)
  else cloud.faults.order(operation as OperationName | 'any', fault as ExchangeFault, times)
  return listFaults(cloud)
}

function listFaults(cloud: SumUpCloud): string {
  const orders = cloud.faults.orders()
  if (orders.length === 0) return 'no faults ordered'
  return orders
    .map(({ operation, fault: { kind, ...values }, remaining }) => {
      const settings = Object.entries(values).map(([name, value]) => ` ${name}=${String(value)}`)
      return `${operation} ${kind}${settings.join('')} times=${remaining ?? 'always'}`
    })
    .join('\n')
}

function setQuirk({ quirks }: SumUpCloud, [name, value = '']: string[]): string {
  const all: Record<string, unknown> = quirks
  if (name !== undefined) {
    if (!Object.hasOwn(all, name)) return `No quirk is called "${name}".`
    const isNumber = typeof all[name] === 'number'
    if (isNumber && !/^\d{1,9}$/.test(value)) return `${name} is a number, not "${value}".`
    if (!isNumber && value !== 'true' && value !== 'false') return `${name} is true or false, not "${value}".`
    if (name === 'terminateStatus' && value !== '202' && value !== '204')
      return 'terminateStatus is 202 or 204.'
    all[name] = isNumber ? Number(value) : value === 'true'
  }
  return Object.entries(all)
    .map(([known, set]) => `${known} ${String(set)}`)
    .join('\n')
}
