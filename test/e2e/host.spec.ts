import { sell, total } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/** Sends a message of the page's own making, and takes what comes back. */
function sendRaw(till: Till, channel: unknown, request: unknown): Promise<unknown> {
  return till.call(channel as 'till.state', ...([request] as unknown as []))
}

test('a page that calls what does not exist, or wrongly, is refused, and the till goes on', async ({
  till,
}) => {
  const { page } = till
  await sell(page, 'Espresso')
  const wrong: [unknown, unknown][] = [
    ['no.such-channel', {}],
    ['__proto__', {}],
    ['constructor', null],
    [42, {}],
    [{ toString: 0 }, {}],
    [null, null],
    ['basket.add-product', null],
    ['basket.add-product', { productId: '1; drop table products' }],
    ['basket.add-product', { productId: 1.5 }],
    ['basket.set-price', { lineId: 'a'.repeat(10_000), priceMinor: -1 }],
    ['basket.set-quantity', { lineId: 'x', quantityMilli: Number.MAX_SAFE_INTEGER }],
    ['payment.cash', { paymentId: '../../etc', saleId: 'x', amountMinor: 1e300, tenderedMinor: null }],
    ['settings.save', { theme: 'pink' }],
    ['setup.complete', { language: 'xx' }],
    ['training.act', { serial: [], action: {} }],
  ]
  for (const [channel, request] of wrong) {
    const answer = await sendRaw(till, channel, request)
    expect(answer, JSON.stringify([channel, request])).toMatchObject({ ok: false })
    expect(JSON.stringify(answer)).toMatch(/"code":"(?:unknown-channel|bad-request)"/)
  }
  expect((await till.ask('basket.get')).lines).toHaveLength(1)
  await sell(page, 'Coffee')
  await expect(total(page)).toHaveText('€5.00')
})

test('a page cannot flood the till', async ({ till }) => {
  test.slow()
  const { answers, elapsedMs } = await till.page.evaluate(async () => {
    const many = Array.from({ length: 5_000 }, (_, id) => id)
    const flood = async (): Promise<boolean[]> => {
      if (window.till) {
        const { till: api } = window
        return (await Promise.all(many.map(() => api.call('till.state')))).map((answer) => answer.ok)
      }
      return await new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/till`)
        const answered: boolean[] = []
        socket.onopen = () => {
          for (const id of many) socket.send(JSON.stringify({ id, channel: 'till.state' }))
        }
        socket.onmessage = (event) => {
          const message = JSON.parse(String(event.data))
          if ('id' in message) answered.push(message.result.ok)
          if (answered.length === many.length) resolve(answered)
        }
      })
    }
    const began = performance.now()
    const all = await flood()
    return { answers: all, elapsedMs: performance.now() - began }
  })
  expect(answers).toHaveLength(5_000)
  // One second's share at once and 2,000 a second after that, however fast or slow this machine sends.
  const granted = answers.filter(Boolean).length
  expect(granted).toBeGreaterThan(0)
  expect(granted).toBeLessThanOrEqual(2_000 + 2 * Math.ceil(elapsedMs) + 1)
  await expect.poll(async () => (await till.call('till.state')).ok).toBe(true)
})

test('a page that stays open finds the till again after a restart', async ({ till }) => {
  await sell(till.page, 'Espresso')
  await till.restart()
  await expect(total(till.page)).toHaveText('€2.20')
})

test('the page may load nothing from elsewhere, run nothing inline and be framed by nobody', async ({
  till,
}) => {
  const { page } = till
  const policy = await page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(till.takeProblems()).toEqual([])

  const ran = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.body.append(script)
    const style = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    return { inline: 'inlineRan' in window, style }
  })
  expect(ran).toEqual({ inline: false, style: 'refused' })
  const refusals = till.takeProblems()
  expect(refusals.length).toBeGreaterThanOrEqual(2)
  for (const refusal of refusals)
    expect(refusal).toMatch(/Content Security Policy|Fetch API cannot load|Failed to load/)
})

test('the page has no Node, whatever it looks for', async ({ till }) => {
  const found = await till.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})
