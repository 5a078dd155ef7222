import { describe, expect, it } from 'vitest'
import { takeOrder } from '../../../main/training/cloud-words.ts'
import { sumUpOrders } from '../../../main/training/sumup-cloud-words.ts'
import { type Bench, readersPath, startBench } from './sumup-bench.ts'

const say = (bench: Bench, line: string) => takeOrder(sumUpOrders, bench.cloud, line.split(' '))

describe('words that order what the cloud gets wrong', () => {
  it('orders a fault for one request, for several and until cleared', () => {
    const bench = startBench()
    const statuses = () => [1, 2, 3].map(() => bench.call('GET', readersPath).status)
    expect(say(bench, 'fault list-readers error-before')).toBe(
      'list-readers error-before status=503 body=json times=1',
    )
    expect(statuses()).toEqual([503, 200, 200])
    say(bench, 'fault any error-before status=500 body=empty times=2')
    expect(statuses()).toEqual([500, 500, 200])
    expect(say(bench, 'fault any not-found times=always')).toBe('any not-found times=always')
    expect(statuses()).toEqual([404, 404, 404])
    expect(say(bench, 'faults')).toBe('any not-found times=always')
    expect(say(bench, 'clear-faults')).toBe('no faults ordered')
    expect(statuses()).toEqual([200, 200, 200])
    bench.cloud.clearLog()
  })

  it('orders what a payment carries through its life', () => {
    const bench = startBench()
    bench.pair()
    expect(say(bench, 'fault payment wrong-amount amountMinor=900')).toContain('amountMinor=900')
    bench.pay()
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    expect(bench.cloud.transactions()).toMatchObject([{ amountMinor: 900 }])
  })

  it('turns habits on and off', () => {
    const bench = startBench()
    expect(say(bench, 'quirk')).toContain('refundableAfterMs 0\n')
    expect(say(bench, 'quirk refundableAfterMs 60000')).toContain('refundableAfterMs 60000\n')
    expect(say(bench, 'quirk untypedBusy true')).toContain('untypedBusy true')
    expect(say(bench, 'quirk terminateStatus 204')).toContain('terminateStatus 204')
    expect(bench.cloud.quirks).toMatchObject({
      refundableAfterMs: 60_000,
      untypedBusy: true,
      terminateStatus: 204,
    })
  })

  it.each([
    ['fault nothing garbage', 'No operation is called "nothing".'],
    ['fault', 'No operation is called "".'],
    ['fault any magic', 'No fault is called "magic".'],
    ['fault any constructor', 'No fault is called "constructor".'],
    ['fault payment garbage', 'No fault is called "garbage" for a payment.'],
    ['fault any garbage ms=5', '"garbage" takes no value, not "ms=5".'],
    ['fault any answer-delayed kind=garbage', '"answer-delayed" takes ms, not "kind=garbage".'],
    ['fault any answer-delayed 5', '"answer-delayed" takes ms, not "5".'],
    ['fault any answer-delayed ms=soon', 'ms is a number, not "soon".'],
    ['fault any garbage times=0', '"garbage" takes no value, not "times=0".'],
    ['quirk mood 5', 'No quirk is called "mood".'],
    ['quirk lookupLagMs soon', 'lookupLagMs is a number, not "soon".'],
    ['quirk untypedBusy 1', 'untypedBusy is true or false, not "1".'],
    ['quirk terminateStatus 500', 'terminateStatus is 202 or 204.'],
  ])('answers "%s" with what is wrong, and orders nothing', (line, answer) => {
    const bench = startBench()
    const before = { ...bench.cloud.quirks }
    expect(say(bench, line)).toBe(answer)
    expect(bench.cloud.faults.orders()).toEqual([])
    expect(bench.cloud.quirks).toEqual(before)
  })

  it('leaves other words to others', () => {
    expect(say(startBench(), 'tap-good')).toBeUndefined()
  })
})
