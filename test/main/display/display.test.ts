import { describe, expect, it } from 'vitest'
import { thanksMs } from '../../../main/display/display-scene.ts'
import { systemClock } from '../../../main/platform/system-clock.ts'
import type { DisplayLook, DisplayScene } from '../../../preload/contract/display.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { png } from '../../support/png.ts'

/* What the customer sees, from the whole till: what is told, in its order, and what is never told. */

function watch(till: ComposedTill) {
  const scenes: DisplayScene[] = []
  const looks: DisplayLook[] = []
  const texts: string[] = []
  const leave = till.display.follow((message) => {
    texts.push(JSON.stringify(message))
    if (message.scene) scenes.push(message.scene)
    if (message.look) looks.push(message.look)
  })
  const phase = <Phase extends DisplayScene['phase']>(wanted: Phase) =>
    until(async () => {
      const now = scenes.at(-1)
      return now?.phase === wanted ? (now as Extract<DisplayScene, { phase: Phase }>) : undefined
    })
  return { scenes, looks, texts, leave, phase }
}

const readerOf = async (till: ComposedTill) => {
  const reader = (await till.get('training.view')).readers.find(({ inTill }) => inTill !== null)
  if (!reader) throw new Error('training has paired no reader')
  return reader
}

async function cardShown(till: ComposedTill): Promise<void> {
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
  await until(async () => (await readerOf(till)).screen === 'present-card')
}

describe('the customer’s display', () => {
  it('shows each line as it is rung up, the newest, the total, and change and thanks for the cash', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    expect(shown.scenes).toEqual([{ phase: 'idle' }])
    expect(shown.looks).toMatchObject([
      { shopName: 'Corner Café', language: 'en', note: 'training', picture: null },
    ])

    const added = await till.get('basket.add-open', { amountMinor: 250, name: 'خبز' })
    await shown.phase('selling')
    await till.get('basket.add-open', { amountMinor: 1_000, name: 'Cake' })
    await until(async () => (await shown.phase('selling')).lines.length === 2)
    const two = await shown.phase('selling')
    expect(two.lines).toMatchObject([
      { name: 'خبز', quantity: '1\u00a0×', total: '€2.50', discount: null },
      { name: 'Cake', total: '€10.00' },
    ])
    expect(two).toMatchObject({
      total: '€12.50',
      newest: two.lines[1]?.id,
      paid: null,
      due: null,
      earlier: 0,
    })

    const lineId = added.focus ?? ''
    await till.get('basket.set-line-discount', { lineId, discount: { kind: 'percent', ppm: 100_000 } })
    const cheaper = await until(async () => {
      const now = await shown.phase('selling')
      return now.total === '€12.25' && now
    })
    expect(cheaper.newest).toBe(lineId)
    expect(cheaper.lines[0]?.discount).toBe('10% · −€0.25')

    const { saleId } = await till.get('payment.due')
    await till.get('payment.cash', { paymentId: 'c1', saleId, amountMinor: null, tenderedMinor: 2_000 })
    expect(await shown.phase('thanks')).toEqual({
      phase: 'thanks',
      total: '€12.25',
      tendered: '€20.00',
      change: '€7.75',
    })
    await till.get('basket.add-open', { amountMinor: 100, name: 'Next' })
    expect(await shown.phase('selling')).toMatchObject({ total: '€1.00', lines: [{ name: 'Next' }] })
  })

  it('leaves the thanks by itself, and a page that comes in the middle sees the same', async () => {
    let ahead = 0
    const clock = systemClock(() => Date.now() + ahead)
    const till = await composedTill({ clock })
    await setUp(till)
    const shown = watch(till)
    const { saleId } = await ringUp(till, 1)
    await shown.phase('selling')
    await till.get('payment.cash', { paymentId: 'c1', saleId, amountMinor: null, tenderedMinor: null })
    const thanks = await shown.phase('thanks')
    shown.leave()
    const again = watch(till)
    expect(again.scenes).toEqual([thanks])
    ahead = thanksMs
    again.leave()
    expect(watch(till).scenes).toEqual([{ phase: 'idle' }])
  })

  it('names the reader and what to do there, and the part that is paid', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    const { saleId, totalMinor } = await ringUp(till, 2)
    await till.get('payment.cash', { paymentId: 'c1', saleId, amountMinor: 100, tenderedMinor: 100 })
    const part = await until(async () => {
      const now = await shown.phase('selling')
      return now.paid !== null && now
    })
    expect(part).toMatchObject({ paid: '€1.00', due: `€${((totalMinor - 100) / 100).toFixed(2)}` })
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    const card = await until(async () => {
      const now = await shown.phase('card')
      return now.ask === 'present-card' && now
    })
    const { serial, inTill } = await readerOf(till)
    expect(card).toEqual({ phase: 'card', amount: part.due, reader: inTill, ask: 'present-card' })
    await till.get('training.act', { serial, action: 'tap-good' })
    expect(await shown.phase('thanks')).toMatchObject({ tendered: '€1.00', change: null })
  }, 20_000)

  it('says no more than one moment of what the cashier has to sort out', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    await cardShown(till)
    await till.get('payment.cancel', { paymentId: 'p1' })
    const moment = await until(async () => {
      const now = shown.scenes.at(-1)
      return now?.phase === 'card' && now.ask === 'one-moment' && now
    })
    expect(Object.keys(moment).sort()).toEqual(['amount', 'ask', 'phase', 'reader'])
  }, 20_000)

  it('never shows a parked sale again, also not when its card is approved later', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    await cardShown(till)
    await shown.phase('card')
    await till.get('basket.park', { label: 'Mrs Secret' })
    await shown.phase('idle')
    const { serial } = await readerOf(till)
    await till.get('training.act', { serial, action: 'tap-good' })
    await until(async () => (await till.get('payment.get', { paymentId: 'p1' })).status === 'approved')
    await until(async () => (await till.get('sales.list', { query: '', offset: 0, limit: 1 })).total === 1)
    await till.get('basket.add-open', { amountMinor: 100, name: 'Next' })
    await shown.phase('selling')
    expect(shown.scenes.map(({ phase }) => phase)).not.toContain('thanks')
    expect(shown.texts.join('\n')).not.toContain('Secret')
  }, 20_000)

  it('carries neither a note nor a product’s id nor a tax rate, and few lines of many', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    const first = await till.get('basket.add-open', { amountMinor: 111, name: 'First' })
    await till.get('basket.set-line-note', { lineId: first.focus ?? '', note: 'allergic' })
    await till.get('basket.set-note', { note: 'difficult' })
    for (let count = 0; count < 39; count += 1)
      await till.get('basket.add-open', { amountMinor: 100, name: `Item ${count}` })
    const many = await until(async () => {
      const now = await shown.phase('selling')
      return now.earlier === 16 && now
    })
    expect(many.lines).toHaveLength(24)
    await till.get('basket.set-quantity', { lineId: first.focus ?? '', quantityMilli: 2_000 })
    const back = await until(async () => {
      const now = await shown.phase('selling')
      return now.newest === first.focus && now
    })
    expect(back.lines.map(({ id }) => id)).toContain(first.focus)
    expect([back.earlier, back.later + back.lines.length]).toEqual([0, 40])
    expect(shown.texts.join('\n')).not.toMatch(/allergic|difficult|taxRate|productId/)
    expect(Object.keys(many.lines[0] ?? {}).sort()).toEqual(['discount', 'id', 'name', 'quantity', 'total'])
  })

  it('has the shop’s picture and words, in the customers’ language, and shows none that is no picture', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    const url = `data:image/png;base64,${png({ width: 4, height: 4 }, { color: 6, depth: 8 }, () => 128).toString('base64')}`
    const { hash } = await till.get('display.keep-picture', { url })
    const settings = await till.get('settings.get')
    await till.get('settings.save', {
      ...settings,
      displayPicture: hash,
      displayGreeting: 'Guten Tag',
      displayLanguage: 'de',
    })
    const look = await until(async () => shown.looks.find(({ language }) => language === 'de'))
    expect(look).toMatchObject({ picture: { kind: 'photo', url }, greeting: 'Guten Tag' })
    expect(Object.keys(look).sort()).toEqual(
      ['greeting', 'language', 'note', 'picture', 'shopName', 'thanks', 'theme', 'version'].sort(),
    )
    await till.get('basket.add-open', { amountMinor: 123_456, name: 'Rad' })
    expect(await shown.phase('selling')).toMatchObject({ total: '1.234,56\u00a0€' })

    const wrong = `data:image/webp;base64,${url.split(',')[1]}`
    expect(await till.ask('display.keep-picture', { url: wrong })).toMatchObject({
      error: { code: 'picture-not-readable' },
    })
    expect(await till.ask('settings.save', { ...settings, displayPicture: 'f'.repeat(64) })).toMatchObject({
      error: { code: 'settings-invalid', values: { field: 'displayPicture' } },
    })
    expect(await till.ask('display.host')).toMatchObject({ error: { code: 'not-allowed' } })
  })

  it('goes over to the other data with the till', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    await ringUp(till, 1)
    await shown.phase('selling')
    await till.get('basket.clear')
    await shown.phase('idle')
    await till.get('mode.switch', { mode: 'live' })
    expect(shown.looks.at(-1)).toMatchObject({ shopName: '', note: null })
    await till.get('mode.switch', { mode: 'training' })
    expect(shown.looks.at(-1)).toMatchObject({ shopName: 'Corner Café', note: 'training' })
    await ringUp(till, 1)
    await shown.phase('selling')
  })

  it('asks the database nothing while nobody looks', async () => {
    const till = await composedTill()
    await setUp(till)
    const shown = watch(till)
    shown.leave()
    const told = shown.texts.length
    await ringUp(till, 2)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(shown.texts).toHaveLength(told)
  })
})
