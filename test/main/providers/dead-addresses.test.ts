import dns from 'node:dns'
import { once } from 'node:events'
import { connect, getDefaultAutoSelectFamily, getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { addressAttemptMs, tryEveryAddress } from '../../../main/platform/every-address.ts'
import { startProcess } from '../../support/process.ts'
import { addressOfNobody, type SumUpStage, sumUpStage } from '../../support/sumup-stage.ts'

/*
 * N11: a name with several addresses, the living one behind dead ones. The lookup alone is played: connections and requests
 * are real, and so is the virtual cloud.
 */

const living = '127.0.0.1'
/** Nobody listens there, or there is no IPv6 at all: dead either way. */
const brokenIpv6 = '::1'
const refusing = '127.0.0.3'
const hanging = '127.0.0.2'

function nameHas(...addresses: string[]): void {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const played = vi.spyOn(dns, 'lookup')
  const answer = (_name: string, options: { all?: boolean }, done: (...words: unknown[]) => void) =>
    options.all ? done(null, all) : done(null, all[0]?.address, all[0]?.family)
  played.mockImplementation(answer as unknown as typeof dns.lookup)
  onTestFinished(() => played.mockRestore())
}

const portOf = (stage: SumUpStage) => Number(new URL(stage.account.baseUrl).port)
const byName = (stage: SumUpStage) => stage.providerWith({ baseUrl: `http://localhost:${portOf(stage)}` })
const submitted = (stage: SumUpStage) =>
  stage.cloud.log().filter(({ operation }) => operation === 'create-checkout')

/** An address that takes no connection: its listener never looks, and what may wait for it is there already. */
async function deafAt(host: string, port: number) {
  const script = join(import.meta.dirname, '..', '..', 'support', 'deaf-listener.cjs')
  const running = startProcess(process.execPath, [script, host, String(port)], { cwd: import.meta.dirname })
  await running.line('listening')
  const waiting = [connect(port, host), connect(port, host)]
  await Promise.all(waiting.map((socket) => once(socket, 'connect')))
  for (const socket of waiting) socket.on('error', () => undefined)
  return async () => {
    running.child.stdin?.end('x')
    const had = await running.line('had ')
    for (const socket of waiting) socket.destroy()
    return had
  }
}

const pay = (stage: SumUpStage, reference: string) =>
  byName(stage).submit({
    reference,
    providerReaderId: stage.providerReaderId,
    amountMinor: 1250,
    currency: 'EUR',
    description: reference,
  })

describe('a name with a dead address before the living one', () => {
  it('N11: gives every address a second, so that two dead ones cost less than three', () => {
    tryEveryAddress()
    expect(getDefaultAutoSelectFamily()).toBe(true)
    expect(getDefaultAutoSelectFamilyAttemptTimeout()).toBe(addressAttemptMs)
    expect(2 * addressAttemptMs).toBeLessThan(3_000)
  })

  it.each([
    { what: 'IPv6 is broken', before: [brokenIpv6] },
    { what: 'the first address refuses', before: [refusing] },
    { what: 'two are dead', before: [refusing, brokenIpv6] },
  ])('N11: a payment arrives once where $what', async ({ before }) => {
    const stage = await sumUpStage()
    tryEveryAddress()
    nameHas(...before, living)
    expect(await pay(stage, 'order-1')).toMatchObject({ kind: 'accepted' })
    expect(submitted(stage)).toHaveLength(1)
  })

  it('N11: a payment arrives once, and at one address, where the first never answers', async () => {
    const stage = await sumUpStage()
    tryEveryAddress()
    const wake = await deafAt(hanging, portOf(stage))
    nameHas(hanging, living)
    expect(await pay(stage, 'order-1')).toMatchObject({ kind: 'accepted' })
    expect(submitted(stage)).toHaveLength(1)
    // Of the clock that the client's deadlines stand on nothing has gone by: connecting alone tried again.
    expect(await wake()).toMatch(/ and 0 bytes$/)
    expect(submitted(stage)).toHaveLength(1)
  })

  it('N11: is surely not sent where every address is dead', async () => {
    const stage = await sumUpStage()
    const nobody = Number(new URL(await addressOfNobody()).port)
    tryEveryAddress()
    nameHas(brokenIpv6, refusing, living)
    const provider = stage.providerWith({ baseUrl: `http://localhost:${nobody}` })
    const outcome = await provider.submit({
      reference: 'order-1',
      providerReaderId: stage.providerReaderId,
      amountMinor: 1250,
      currency: 'EUR',
      description: 'order-1',
    })
    expect(outcome).toMatchObject({ kind: 'not-sent' })
    expect(submitted(stage)).toHaveLength(0)
  })
})
