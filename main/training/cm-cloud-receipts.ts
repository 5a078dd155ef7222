import { zoneFormat } from '../domain/zone-format.ts'
import { cmJson, cmProblem } from './cm-cloud-answers.ts'
import type { CmHandler } from './cm-cloud-call.ts'
import { findTerminal, terminalIdOf } from './cm-cloud-call.ts'
import { cmMajorText } from './cm-cloud-money.ts'
import type { CmOrganisation, CmTransactionRecord } from './cm-cloud-types.ts'

/* Finished text of 24 columns; leading spaces carry the layout. */

const columns = 24

type Receipts = Pick<CmTransactionRecord, 'receipt' | 'merchantReceipt'>

export function cmReceipts(organisation: CmOrganisation, record: CmTransactionRecord): Receipts {
  const body = (copy: string) => receiptText(organisation, record, copy)
  return { receipt: body('CARDHOLDER COPY'), merchantReceipt: body('MERCHANT COPY') }
}

function receiptText(organisation: CmOrganisation, record: CmTransactionRecord, copy: string): string {
  const { stores, terminals, timeZone } = organisation
  const terminal = terminals.find((one) => terminalIdOf(one) === record.terminalId)
  const store = stores.find((one) => one.uuid === terminal?.storeUuid)
  const approved = record.result === 'APPROVED'
  const refund = record.type === 'REFUND'
  return [
    centred(copy),
    centred(store?.name ?? ''),
    '',
    pair('Terminal', terminal?.serial ?? ''),
    pair('Date', localTime(record.endedAt ?? record.createdAt, timeZone)),
    pair('Trace', record.traceNumber ?? ''),
    pair(record.card?.brand ?? '', `****${record.card?.lastFour ?? ''}`),
    pair('Entry', record.card?.entry === 'CHIP' ? 'chip' : 'contactless'),
    ...(record.card?.pin ? [pair('Verified by', 'PIN')] : []),
    '',
    pair(refund ? 'REFUND' : 'TOTAL', `${record.currency} ${cmMajorText(record.amountMinor, record.digits)}`),
    '',
    centred(`${refund ? 'REFUND' : 'PAYMENT'} ${approved ? 'ACCEPTED' : 'DECLINED'}`),
    '',
  ].join('\n')
}

/** Only today, in the organisation's own day. */
export const dayTotals: CmHandler = (world, call) => {
  const terminal = findTerminal(world, call)
  if (!terminal) return cmProblem(404, 'No such terminal.', call.request.path)
  const { timeZone } = world.organisation
  const today = localDay(world.clock.now(), timeZone)
  const records = [...world.ledger.transactions.values()].filter(
    (one) =>
      one.terminalId === terminalIdOf(terminal) &&
      (one.status === 'AUTHORIZED' || one.status === 'CLEARED') &&
      localDay(one.endedAt ?? one.createdAt, timeZone) === today,
  )
  const lines = [centred('DAY TOTALS'), centred(today), pair('Terminal', terminal.serial), '']
  for (const type of ['PURCHASE', 'REFUND'] as const) {
    for (const currency of new Set(records.map((one) => one.currency))) {
      const these = records.filter((one) => one.type === type && one.currency === currency)
      const sum = these.reduce((total, one) => total + one.amountMinor, 0)
      const amount = cmMajorText(sum, these[0]?.digits ?? 2)
      lines.push(pair(`${type} ${these.length}`, `${currency} ${amount}`))
    }
  }
  const text = `${lines.join('\n')}\n`
  if (world.quirks.dayTotalsAs === 'json') return cmJson(200, { receipt: text })
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text }
}

function centred(text: string): string {
  const cut = text.slice(0, columns)
  return (' '.repeat(Math.floor((columns - cut.length) / 2)) + cut).padEnd(columns)
}

function pair(left: string, right: string): string {
  const room = Math.max(0, columns - right.length - 1)
  return `${left.slice(0, room).padEnd(room)} ${right}`.slice(0, columns)
}

const dayFormat = zoneFormat({ year: 'numeric', month: '2-digit', day: '2-digit' })
const timeFormat = zoneFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

function localDay(atMs: number, timeZone: string): string {
  const [day = '', month = '', year = ''] = dayFormat(timeZone).format(atMs).split('/')
  return `${year}-${month}-${day}`
}

function localTime(atMs: number, timeZone: string): string {
  return `${localDay(atMs, timeZone)} ${timeFormat(timeZone).format(atMs)}`
}
