import { pairReader } from '../../main/payments/add-reader.ts'
import { getPayment } from '../../main/payments/follow-payment.ts'
import { createHttpClient, type Fetch } from '../../main/providers/http-client.ts'
import { createSumUpProvider } from '../../main/providers/sumup/sumup-provider.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { must, type PaymentDesk, paymentDesk } from './payment-desk.ts'
import { pairingCode, type SumUpStage, sumUpStage } from './sumup-stage.ts'

/** Makes another answer of the one that came, or answers in its place. */
export type Tamper = (url: URL, answer: Response) => Response | Promise<Response>

/** A till with the SumUp client over real HTTP, whose answers a test may change on their way. */
export type CardTill = SumUpStage &
  PaymentDesk & {
    payment(paymentId?: string): PaymentView
    /** Requests to take money that have arrived. */
    sent(): number
    calls(operation: string): number
    tamper(change: Tamper | undefined): void
    /** The till dies; another one begins on the same data. */
    restart(): Promise<CardTill>
  }

export async function cardTill(): Promise<CardTill> {
  const stage = await sumUpStage()
  await stage.provider.removeReader(stage.providerReaderId)
  let tamper: Tamper | undefined
  const fetching: Fetch = async (url, init) => {
    const answer = await fetch(url, init)
    return tamper ? await tamper(new URL(url), answer) : answer
  }
  const { clock, account } = stage
  const provider = createSumUpProvider({ http: createHttpClient({ fetch: fetching, clock }), clock, account })
  const open = (data: Partial<Pick<PaymentDesk, 'database'>>): CardTill => {
    const desk = paymentDesk({ providers: [provider], clock, withReader: false, ...data })
    /** Answers take real time, so the clock goes on only when nobody waits for one. */
    const pass = async (milliseconds: number) => {
      const until = clock.now() + milliseconds
      await desk.pass(0)
      await desk.worker.idle()
      while (clock.now() < until) {
        await clock.advance(Math.min(100, until - clock.now()))
        await desk.worker.idle()
      }
    }
    const calls = (operation: string) =>
      stage.cloud.log().filter((entry) => entry.operation === operation).length
    return {
      ...stage,
      ...desk,
      provider,
      pass,
      payment: (paymentId = 'payment-1') => must(getPayment(desk.context, { paymentId })),
      sent: () => calls('create-checkout'),
      calls,
      tamper(change) {
        tamper = change
      },
      async restart() {
        await desk.worker.stop()
        return open({ database: desk.database })
      },
    }
  }
  const till = open({})
  must(await pairReader(till.context, { pairingCode: pairingCode(stage.reader), name: 'Counter' }))
  await till.pass(1_500)
  return till
}

/** Text in place of what came, under its own status and type. */
export function withBody(answer: Response, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status: answer.status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
