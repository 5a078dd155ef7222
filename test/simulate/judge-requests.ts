import type { Asked, CloudAdapter } from './cloud-adapter.ts'
import { finals, type Known, type Row } from './known.ts'
import type { NetworkFault } from './plan.ts'
import type { World } from './world.ts'

/* Each request before it leaves: was it on disk, may it be sent, and is it the only one? */

export function judgeRequest(
  world: World,
  known: Known,
  asked: Asked,
  fault: NetworkFault | null,
  cloud: CloudAdapter,
): void {
  const raw = world.disk.raw()
  if (asked.what === 'submit') {
    const reference = asked.reference ?? ''
    const rows = raw
      .sql<[string], Row>(
        `select id, sale_id as saleId, status, reference, reason, provider from payments
         where sale_id = (select sale_id from payments where reference = ?)`,
      )
      .all(reference)
    const own = rows.find((row) => row.reference === reference)
    if (own?.status !== 'submitting')
      world.violated('rule 1', `sent ${reference} while the disk says ${own ? own.status : 'nothing'}`)
    const other = rows.find((row) => row.id !== own?.id && !finals.has(row.status))
    if (other) world.violated('I7', `sent ${own?.id} while ${other.id} is ${other.status}`)
    if (own && own.provider !== cloud.providerId)
      world.violated('I7', `sent ${own.id} to ${cloud.providerId}, and it belongs to ${own.provider}`)
    // Each of them is final, or it was told right above.
    if (rows.some((row) => row.reference !== null && row.provider !== cloud.providerId))
      world.coverage.visited('second-service-after-the-end')
    if (own) known.references.set(reference, own.id)
    const earlier = known.sent.get(reference)
    if (earlier) world.violated('rule 2', `sent ${reference} again`)
    const at = world.time.now()
    known.sent.set(reference, { at, fault, times: (earlier?.times ?? 0) + 1, requests: known.requests })
    // The longest way that this network has, and what it hands over twice.
    known.inFlightUntil.set(reference, fault === 'not-sent' ? at : at + 125_000)
    return
  }
  if (asked.what === 'ask-payment') {
    const status = known.statuses.get(known.references.get(asked.reference ?? '') ?? '')
    if (status === 'declined' || status === 'cancelled' || status === 'failed') world.coverage.visited('P7')
  }
  if (asked.what === 'refund' && fault) known.refundFaults.add(fault)
  if (asked.what !== 'cancel') return
  // A stop that names its payment, for a copy of what was paid already.
  const status = known.statuses.get(known.references.get(asked.reference ?? '') ?? '')
  // Also for one that a person has called not charged, and that the service shows waiting when it can be asked again.
  if (status === 'approved' || (status === 'failed' && world.plan.decides)) return
  const open = raw
    .sql<[string], { id: string; status: string; wished: number | null }>(
      `select id, status, cancel_wished_at as wished from payments where provider = ? and final_at is null`,
    )
    .all(cloud.providerId)
  known.terminates += 1
  if (open.length !== 1 || open[0]?.wished === null)
    world.violated('I11', `a terminate left while ${open.length} payments are open`)
  else if (open[0]?.status !== 'pending' && open[0]?.status !== 'unknown')
    world.violated('I11', `a terminate left for a payment that is ${open[0]?.status}`)
  else if (known.statuses.size > 1) world.coverage.visited('R4')
}
