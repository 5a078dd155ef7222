import { describe, expect, it } from 'vitest'
import { takeOrder } from '../../../main/training/cloud-words.ts'
import { cmOrders } from '../../../main/training/cm-cloud-words.ts'
import { cmStage } from '../../support/cm-stage.ts'

describe('words that order what the CM cloud gets wrong', () => {
  it('order a fault of an exchange and one of a payment', async () => {
    const { cloud } = await cmStage()
    const say = (line: string) => takeOrder(cmOrders, cloud, line.split(' '))
    expect(say('fault create-transaction answer-lost')).toBe('create-transaction answer-lost times=1')
    expect(say('fault payment reversed afterMs=900')).toContain('reversed afterMs=900 keepsResult=true')
    expect(say('fault create-checkout garbage')).toBe('No operation is called "create-checkout".')
    expect(say('clear-faults')).toBe('no faults ordered')
  })

  it('choose among the readings of the guide', async () => {
    const { cloud } = await cmStage()
    const say = (line: string) => takeOrder(cmOrders, cloud, line.split(' '))
    expect(say('quirk whileBusy abort')).toContain('whileBusy abort')
    expect(say('quirk whileBusy dance')).toBe('whileBusy is queue or refuse or abort.')
    expect(say('quirk createdStatus 200')).toContain('createdStatus 200')
    expect(cloud.quirks).toMatchObject({ whileBusy: 'abort', createdStatus: 200 })
    expect(say('tap-good')).toBeUndefined()
  })
})
