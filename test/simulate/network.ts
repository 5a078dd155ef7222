import type { Fetch } from '../../main/providers/http-client.ts'
import type { Delivery } from '../../main/training/cloud-exchange.ts'
import type { CloudAnswer, CloudRequest } from '../../main/training/cloud-types.ts'
import type { Asked, CloudAdapter, PaymentFault } from './cloud-adapter.ts'
import { PowerCut } from './disk.ts'
import { exchangeFault, type NetworkFault, paymentFaults } from './plan.ts'
import type { Running, World } from './world.ts'
import { sinceStart } from './world.ts'

/*
 * The network between the till and a cloud, as a `fetch`. It takes its time both ways, fails in every way that the plan
 * of the run has, and forgets whoever died meanwhile. Its answers are plain objects with the few parts of a Response
 * that the client reads: real ones cost more than the rest of a payment together.
 */

/** What the oracle looks at: a request as it leaves, before anybody can fail it, and an answer as it is made. */
export type Listener = {
  sending(asked: Asked, fault: NetworkFault | null, cloud: CloudAdapter): void
  answering(asked: Asked): () => void
}

/** What a dead process waits for. A promise of its own each time: a common one would hold every world that ever waited. */
const never = () => new Promise<never>(() => undefined)

export function networkFor(world: World, running: Running, listener: Listener): Fetch {
  const earlierAnswers = new Map(world.clouds.all.map((cloud) => [cloud, new Map<string, CloudAnswer>()]))
  const earlierOf = (cloud: CloudAdapter) => earlierAnswers.get(cloud) as Map<string, CloudAnswer>
  return (input, init) => {
    try {
      running.faultPoint('before-request')
    } catch (error) {
      if (error instanceof PowerCut) return never()
      throw error
    }
    const cloud = world.clouds.at(input)
    const request = toRequest(input.slice(cloud.baseUrl.length), init)
    const asked = cloud.describe(request)
    const fault = chooseFault(world, asked)
    if (fault) world.coverage.fault(fault)
    if (asked.what === 'submit') orderPaymentFault(world, cloud)
    listener.sending(asked, fault, cloud)
    world.note(
      'network',
      () =>
        `${request.method} ${request.path}${request.query && `?${request.query}`}${fault ? ` (${fault})` : ''}`,
    )
    const answer = new Promise<Response>((resolve, reject) => {
      const signal = init.signal as AbortSignal
      const ended = (settle: () => void) => {
        if (running.isDead) return
        world.woken = true
        settle()
      }
      signal.onabort = () => reject(new Error('aborted'))
      if (fault === 'not-sent') {
        later(world, () => ended(() => reject(connectionRefused())))
        return
      }
      send(world, cloud, request, fault, (delivery) => {
        const answered = mixUp(world, earlierOf(cloud), asked, fault, delivery)
        const heard = listener.answering(asked)
        const arrive = () => {
          heard()
          settleWith(answered, signal, resolve, reject)
        }
        later(world, () => ended(arrive))
      })
    })
    try {
      running.faultPoint('after-request')
    } catch (error) {
      if (error instanceof PowerCut) return never()
      throw error
    }
    return answer
  }
}

/** One way. */
function later(world: World, work: () => void): void {
  world.time.schedule(world.time.now() + world.chances.network.between(30, 110), work)
}

function chooseFault(world: World, asked: Asked): NetworkFault | null {
  if (world.isQuiet()) return null
  const { network, outage } = world.plan
  const at = sinceStart(world)
  if (outage && at >= outage.from && at < outage.to) {
    world.coverage.outage()
    world.met.add('outage')
    return outage.as
  }
  if (asked.what === 'refund' && world.plan.doublesRefunds) return 'handled-twice'
  const takesMoney = asked.what === 'submit' || asked.what === 'refund'
  const chance = takesMoney ? network.submitChance : network.chance
  if (chance === 0 || !world.chances.network.happens(chance)) return null
  return world.chances.network.pick(network.kinds)
}

/** What goes wrong with the payment itself, whatever is asked about it. */
function orderPaymentFault(world: World, cloud: CloudAdapter): void {
  const { payment } = world.plan
  const { network } = world.chances
  if (world.isQuiet()) return
  if (world.plan.hidesWrongCharges) {
    orderOne(world, cloud, network.pick(['wrong-amount', 'wrong-currency']))
    orderOne(world, cloud, 'lookup-lag', network.between(10_000, 200_000))
    return
  }
  if (world.plan.takesBack && cloud.providerId === 'sumup') {
    world.coverage.fault('taken-back')
    // Before, in and after the moment in which the till hears of the approval.
    cloud.orderForPayment('taken-back', network.between(1, 500_000))
    return
  }
  if (payment.chance === 0 || !network.happens(payment.chance)) return
  const kind = network.pick(payment.kinds)
  orderOne(world, cloud, kind)
  // Two at once: a wrong charge is worst where the look-up does not show it.
  const others = payment.kinds.filter((other) => other !== kind)
  if (others.length > 0 && network.happens(0.3)) orderOne(world, cloud, network.pick(others))
}

function orderOne(world: World, cloud: CloudAdapter, kind: PaymentFault, givenMs?: number): void {
  // What the first of two services can do to a payment the second may not know.
  if (!(paymentFaults[cloud.providerId] as readonly PaymentFault[]).includes(kind)) return
  const { network } = world.chances
  const msOf = () =>
    kind === 'decline-then-approve'
      ? network.between(500, lateness(network.next()))
      : network.between(100, network.happens(0.8) ? 20_000 : 200_000)
  world.coverage.fault(kind)
  cloud.orderForPayment(kind, givenMs ?? msOf())
}

/** The till looks after a ruled-out attempt for three days (main/domain/watching.ts); later is found by the Z's list. */
const latestApprovalMs = 70 * 3_600_000

function lateness(chance: number): number {
  if (chance < 0.5) return 20_000
  return chance < 0.85 ? 1_000_000 : latestApprovalMs
}

function send(
  world: World,
  cloud: CloudAdapter,
  request: CloudRequest,
  fault: NetworkFault | null,
  deliver: (delivery: Delivery) => void,
): void {
  const ordered = fault ? exchangeFault(fault, world.chances.network, cloud.unknownWord) : undefined
  later(world, () => cloud.exchange(request, ordered ?? null, deliver))
}

/** Proxies mix up connections: the answer to an earlier question of the same kind comes for this one. */
function mixUp(
  world: World,
  earlier: Map<string, CloudAnswer>,
  { what, form }: Asked,
  fault: NetworkFault | null,
  delivery: Delivery,
): Delivery {
  if (delivery.kind !== 'answer') return delivery
  if (fault !== 'mixed-up') {
    if (delivery.answer.status < 300 && what !== 'submit') earlier.set(form, delivery.answer)
    if (fault === 'unknown-word' && form === 'verdict' && delivery.answer.status === 200)
      world.coverage.visited('N13')
    return delivery
  }
  const other = earlier.get(form)
  if (!other || other.body === delivery.answer.body) return delivery
  world.coverage.visited('N8')
  world.note('network', () => 'the answer to an earlier question came instead')
  return { kind: 'answer', answer: other, body: 'whole' }
}

function toRequest(path: string, init: RequestInit): CloudRequest {
  const question = path.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(init.headers as Record<string, string>))
    headers[name.toLowerCase()] = value
  return {
    method: init.method ?? 'GET',
    path: question < 0 ? path : path.slice(0, question),
    query: question < 0 ? '' : path.slice(question + 1),
    headers,
    body: typeof init.body === 'string' ? init.body : '',
  }
}

function settleWith(
  delivery: Delivery,
  signal: AbortSignal,
  resolve: (response: Response) => void,
  reject: (error: Error) => void,
): void {
  if (delivery.kind === 'dropped') {
    reject(new TypeError('fetch failed', { cause: new Error('the connection was reset') }))
    return
  }
  const { status } = delivery.answer
  // The client asks for redirects to be errors, and this is how the platform says so.
  if (status >= 300 && status < 400)
    reject(new TypeError('fetch failed', { cause: new Error('unexpected redirect') }))
  else resolve(responseOf(delivery, signal))
}

function responseOf(delivery: Extract<Delivery, { kind: 'answer' }>, signal: AbortSignal): Response {
  const { status, headers, body } = delivery.answer
  const response = {
    status,
    headers: { get: (name: string) => headers[name] ?? null },
    body: delivery.body === 'whole' ? [Buffer.from(body)] : brokenBody(body, delivery.body, signal),
  }
  return response as unknown as Response
}

async function* brokenBody(text: string, how: 'break' | 'stall', signal: AbortSignal) {
  yield Buffer.from(text.slice(0, text.length >> 1))
  if (how === 'break') throw new TypeError('terminated')
  await new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
  )
}

function connectionRefused(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
  return new TypeError('fetch failed', { cause })
}
