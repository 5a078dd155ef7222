import type { ReconcileClass, ReconcileNote } from '../../preload/contract/reconcile-views.ts'

/*
 * A day of the books beside the card service's own list, line by line. Compared by names alone: our reference, and the service's
 * for a charge or a refund. Amount and time never make two things one. A day's edges decide one thing only: to which day belongs what
 * no book of this till knows.
 */

/** What the books say about one movement. */
export type BookedMovement = {
  kind: 'charge' | 'refund'
  paymentId: string
  refundId: string | null
  /** The service's names for it. */
  ids: readonly string[]
  /** Null: another row stands for this reference, and this one is known by its own name only. */
  reference: string | null
  /** Ended: it never came to money, as far as the books know. */
  state: 'done' | 'open' | 'ended'
  /** The service took it back, and the books know that. */
  isTakenBack: boolean
  amountMinor: number
  currency: string
  at: number
  providerReaderId: string
  isOfDay: boolean
}

/** One movement of money in the service's list, or the trace of one that came to nothing. */
export type ListedMovement = {
  kind: 'charge' | 'refund' | 'charge-back'
  /** The service's name for it; of a refund the one by which `refundName` tells it from others. */
  id: string
  /** The charge that it took back. Empty where the service does not say it. */
  chargeId: string
  /** Further names of the same charge at the service. */
  otherNames: readonly string[]
  /** Our reference, empty where it has none; null: not told, and not asked for. */
  reference: string | null
  /** Open: it may still become done or come to nothing. */
  state: 'done' | 'open' | 'ended'
  /** The service's own word for that state, for a person. */
  word: string
  /** Tip included. Null: not to be read as money. */
  amountMinor: number | null
  tipMinor: number
  currency: string
  /** By the service's clock. */
  at: number | null
  /** What a person finds it by in the service's own list. */
  code: string
  /** Empty where the list does not say it. */
  providerReaderId: string
}

export type ComparedLine = {
  class: ReconcileClass
  note: ReconcileNote
  kind: 'charge' | 'refund'
  paymentId: string | null
  refundId: string | null
  theirId: string
  reference: string
  code: string
  ourMinor: number | null
  theirMinor: number | null
  /** It moved there, and did not come to nothing. */
  isDoneThere: boolean
  tipMinor: number
  currency: string
  theirCurrency: string
  at: number | null
  providerReaderId: string
}

export type Comparison = {
  booked: readonly BookedMovement[]
  listed: readonly ListedMovement[]
  /** The day: what is younger than its beginning and not younger than its end. */
  after: number
  until: number
  /** When the list was asked for. */
  askedAt: number
  unreadReaders: readonly string[]
  /** References of this till by which nothing was booked, as far as the list named any: the payment that has it. */
  paymentOfReference: ReadonlyMap<string, string>
}

/** A service's list may be behind by that much: until then a missing line proves nothing. */
export const listLagMs = 3_600_000

export function compareDay(comparison: Comparison): ComparedLine[] {
  const { booked, listed } = comparison
  const found = pairs(booked, listed)
  const ours = booked
    .filter((row) => row.isOfDay)
    .flatMap((row) => ourLine(row, found.ofRow.get(row), comparison) ?? [])
  const theirs = listed
    .filter((line) => !found.lines.has(line))
    .flatMap((line) => theirLine(line, booked, comparison) ?? [])
  return [...ours, ...theirs].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.theirId < b.theirId ? -1 : 1))
}

/** Each line of the list belongs to at most one row, and each row to at most one line: by the service's own name, then by ours. */
function pairs(booked: readonly BookedMovement[], listed: readonly ListedMovement[]) {
  const ofRow = new Map<BookedMovement, ListedMovement>()
  const lines = new Set<ListedMovement>()
  const pair = (row: BookedMovement | undefined, line: ListedMovement) => {
    if (!row || ofRow.has(row) || lines.has(line)) return
    ofRow.set(row, line)
    lines.add(line)
  }
  const byId = new Map<string, BookedMovement>(
    booked.flatMap((row) => row.ids.map((id) => [`${row.kind} ${id}`, row] as const)),
  )
  for (const line of listed) pair(byId.get(`${line.kind} ${line.id}`), line)
  for (const line of listed) for (const name of line.otherNames) pair(byId.get(`${line.kind} ${name}`), line)
  const byReference = new Map(booked.map((row) => [`${row.kind} ${row.reference ?? ''}`, row]))
  // Where the row knows the service's name, another line under its reference is another charge.
  const done = [...listed].sort((a, b) => Number(b.state === 'done') - Number(a.state === 'done'))
  for (const line of done) {
    if (!line.reference || line.kind === 'charge-back') continue
    const row = byReference.get(`${line.kind} ${line.reference}`)
    if (row && row.ids.length === 0) pair(row, line)
  }
  for (const line of listed) if (line.kind === 'refund') pair(unnamedRefund(booked, ofRow, line), line)
  return { ofRow, lines }
}

/** A refund that has no name of the service yet: known by its charge, and which of several of one amount it is makes no difference. */
function unnamedRefund(
  booked: readonly BookedMovement[],
  ofRow: ReadonlyMap<BookedMovement, ListedMovement>,
  line: ListedMovement,
): BookedMovement | undefined {
  const charge = booked.find((row) => row.kind === 'charge' && row.ids.includes(line.chargeId))
  return booked.find(
    (row) =>
      row.kind === 'refund' &&
      row.state !== 'ended' &&
      row.paymentId === charge?.paymentId &&
      row.ids.length === 0 &&
      row.amountMinor === line.amountMinor &&
      !ofRow.has(row),
  )
}

function ourLine(
  row: BookedMovement,
  line: ListedMovement | undefined,
  { askedAt, unreadReaders }: Comparison,
): ComparedLine | undefined {
  const as = (kind: ReconcileClass, note: ReconcileNote) => lineOf(row, line, kind, note)
  if (row.state === 'ended') {
    if (line?.state !== 'done') return undefined
    const isRefund = row.kind === 'refund'
    const there = isRefund ? as('refunded-elsewhere', 'refund-of-ours') : as('only-there', 'attempt-of-ours')
    return { ...there, ourMinor: null }
  }
  if (row.state === 'open') return as('unknown', 'open-here')
  if (!line) {
    if (unreadReaders.includes(row.providerReaderId)) return as('unknown', 'list-gone')
    return askedAt - row.at < listLagMs ? as('unknown', 'not-listed-yet') : as('only-here', 'not-listed')
  }
  if (line.state === 'open') return as('unknown', 'open-there')
  if (line.state === 'ended')
    return row.isTakenBack ? as('matched', 'taken-back') : as('only-here', 'ended-there')
  if (line.amountMinor === null) return as('unknown', 'amount-unreadable')
  const isSame = line.amountMinor === row.amountMinor && line.currency === row.currency
  return isSame ? as('matched', row.isTakenBack ? 'taken-back' : '') : as('amount-differs', '')
}

function lineOf(
  row: BookedMovement,
  line: ListedMovement | undefined,
  kind: ReconcileClass,
  note: ReconcileNote,
): ComparedLine {
  return {
    class: kind,
    note,
    kind: row.kind,
    paymentId: row.paymentId,
    refundId: row.refundId,
    theirId: line?.id ?? '',
    reference: row.reference ?? line?.reference ?? '',
    code: line?.code ?? '',
    ourMinor: row.amountMinor,
    theirMinor: line?.amountMinor ?? null,
    isDoneThere: line?.state === 'done',
    tipMinor: line?.tipMinor ?? 0,
    currency: row.currency,
    theirCurrency: line?.currency ?? row.currency,
    at: row.at,
    providerReaderId: row.providerReaderId,
  }
}

/** What no row of the books stands for. Of another day it is told there, and what never became money nowhere. */
function theirLine(
  line: ListedMovement,
  booked: readonly BookedMovement[],
  comparison: Comparison,
): ComparedLine | undefined {
  if (line.state === 'ended' || !isOfDay(line, comparison)) return undefined
  const charge = booked.find((row) => row.kind === 'charge' && row.ids.includes(line.chargeId))
  if (line.kind !== 'charge') return goneBack(line, charge)
  const paymentId = comparison.paymentOfReference.get(line.reference ?? '') ?? null
  const as = (kind: ReconcileClass, note: ReconcileNote) => strangerOf(line, kind, note, paymentId)
  if (line.state === 'open') return paymentId === null ? undefined : as('unknown', 'open-there')
  if (line.reference === null) return as('unknown', 'not-asked-yet')
  if (paymentId !== null) {
    const isBooked = booked.some((row) => row.paymentId === paymentId && row.state === 'done')
    return as('only-there', isBooked ? 'charged-twice' : 'attempt-of-ours')
  }
  return as('only-there', isLikeOurs(line.reference) ? 'reference-unknown' : 'not-from-this-till')
}

function goneBack(line: ListedMovement, charge: BookedMovement | undefined): ComparedLine | undefined {
  const isBack = line.kind === 'charge-back'
  if (!charge) {
    // A stranger's refund follows its charge.
    return line.state === 'done' ? strangerOf(line, 'only-there', 'not-from-this-till', null) : undefined
  }
  if (line.state === 'open') return undefined
  if (isBack && charge.isTakenBack) return undefined
  return strangerOf(line, 'refunded-elsewhere', isBack ? 'charge-back' : 'refund-of-ours', charge.paymentId)
}

function strangerOf(
  line: ListedMovement,
  kind: ReconcileClass,
  note: ReconcileNote,
  paymentId: string | null,
): ComparedLine {
  return {
    class: kind,
    note,
    kind: line.kind === 'charge' ? 'charge' : 'refund',
    paymentId,
    refundId: null,
    theirId: line.id,
    reference: line.reference ?? '',
    code: line.code,
    ourMinor: null,
    theirMinor: line.amountMinor,
    isDoneThere: line.state === 'done',
    tipMinor: line.tipMinor,
    currency: line.currency,
    theirCurrency: line.currency,
    at: line.at,
    providerReaderId: line.providerReaderId,
  }
}

/** Days follow one another without a gap: every time is in one of them, and in no other. */
const isOfDay = ({ at }: ListedMovement, { after, until }: Comparison): boolean =>
  at === null || (at > after && at <= until)

/** As this till makes references: what looks so and is not in the data may be of a till whose data was lost. */
const isLikeOurs = (reference: string): boolean => /^[A-Z0-9]{14}$/.test(reference)

/* ---- what it comes to ---- */

export type ReconcileSum = {
  currency: string
  ourChargesMinor: number
  theirChargesMinor: number
  ourRefundsMinor: number
  theirRefundsMinor: number
}

/** Both sides of every line but those of other tills: the difference of the sums is the sum of the lines' differences. */
export function sumsOf(lines: readonly ComparedLine[]): ReconcileSum[] {
  const sums = new Map<string, ReconcileSum>()
  const add = (currency: string, part: Partial<ReconcileSum>) => {
    const sum = { ...(sums.get(currency) ?? { currency, ...noSum }) }
    for (const [name, minor] of Object.entries(part)) sum[name as keyof typeof noSum] += Number(minor)
    sums.set(currency, sum)
  }
  for (const line of lines) {
    if (isForeign(line)) continue
    const isCharge = line.kind === 'charge'
    const ours = line.note === 'open-here' ? 0 : (line.ourMinor ?? 0)
    const theirs = line.isDoneThere ? (line.theirMinor ?? 0) : 0
    add(line.currency, isCharge ? { ourChargesMinor: ours } : { ourRefundsMinor: ours })
    add(line.theirCurrency, isCharge ? { theirChargesMinor: theirs } : { theirRefundsMinor: theirs })
  }
  return [...sums.values()]
}

const noSum = { ourChargesMinor: 0, theirChargesMinor: 0, ourRefundsMinor: 0, theirRefundsMinor: 0 }

/** Money of another till or app of the same account. */
const isForeign = ({ note }: Pick<ComparedLine, 'note'>): boolean =>
  note === 'not-from-this-till' || note === 'reference-unknown' || note === 'not-asked-yet'
