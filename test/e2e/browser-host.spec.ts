import { get } from 'node:http'
import type { Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { startServer, stopServer } from './browser-host.ts'
import { sell, total } from './steps.ts'
import { expect, test } from './till-fixture.ts'

/* What only the host on loopback has to defend: any program and any web page on this machine can knock. */

/** The status of an answer to a request with these headers; a browser would not let a page send them. */
function statusOf(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers, method }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    }).on('error', reject)
  })
}

/** "open", or the status with which the socket was refused. */
function knock(address: string, headers: Record<string, string>): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers })
    socket.on('open', () => {
      socket.close()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    socket.on('error', () => undefined)
  })
}

test('without the token nobody gets in, with it anybody on this machine', async ({ till }) => {
  const { origin, href } = new URL(till.address)
  expect(await statusOf(`${origin}/`)).toBe(401)
  expect(await statusOf(`${origin}/?token=wrong`)).toBe(401)
  expect(await statusOf(`${origin}/?token=`)).toBe(401)
  expect(await statusOf(`${origin}/assets/`)).toBe(401)
  expect(await statusOf(href)).toBe(200)
})

test('a foreign host name or a foreign page is refused, also with the token', async ({ till }) => {
  const { port, href } = new URL(till.address)
  expect(await statusOf(href, { host: 'till.example' })).toBe(421)
  expect(await statusOf(href, { host: `127.0.0.1:${Number(port) + 1}` })).toBe(421)
  expect(await statusOf(href, { origin: 'https://example.com' })).toBe(403)
  expect(await statusOf(href, { origin: 'null' })).toBe(403)
  expect(await statusOf(href, {}, 'POST')).toBe(405)
})

test('files outside the page are not to be had by any spelling', async ({ till }) => {
  const { origin } = new URL(till.address)
  const cookie = await cookieOf(till.page)
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/main.tsx',
    '//etc/passwd',
  ])
    expect(await statusOf(`${origin}${path}`, { cookie }), path).toBe(404)
})

test('the socket wants the cookie, our own page and our own name', async ({ till }) => {
  const { host, origin } = new URL(till.address)
  const cookie = await cookieOf(till.page)
  const address = `ws://${host}/till`
  expect(await knock(address, { origin, cookie })).toBe('open')
  expect(await knock(address, { origin })).toBe(401)
  expect(await knock(address, { origin, cookie: 'suretill=guess' })).toBe(401)
  expect(await knock(address, { cookie })).toBe(403)
  expect(await knock(address, { origin: 'https://example.com', cookie })).toBe(403)
  expect(await knock(address, { origin, cookie, host: 'till.example' })).toBe(421)
})

test('words that are no words on the socket are answered, and the till lives', async ({ till }) => {
  const { host, origin } = new URL(till.address)
  const headers = { origin, cookie: await cookieOf(till.page) }
  const socket = new WebSocket(`ws://${host}/till`, { headers })
  const answers: unknown[] = []
  socket.on('message', (data) => answers.push(JSON.parse(String(data))))
  await new Promise((resolve) => socket.once('open', resolve))
  for (const words of ['', '{', '[]', 'null', '{"id":{}}', '{"id":1}', '{"id":1.5,"channel":"till.state"}'])
    socket.send(words)
  socket.send(Buffer.from([1, 2, 3]))
  socket.send('{"id":"last","channel":"no.such"}')
  await expect
    .poll(() => answers.filter((answer) => JSON.stringify(answer).includes('"ok":false')).length)
    .toBe(9)
  expect(answers.at(-1)).toMatchObject({ id: 'last', result: { error: { code: 'unknown-channel' } } })
  socket.terminate()
  await sell(till.page, 'Espresso')
  await expect(total(till.page)).toHaveText('€2.20')
})

test('a page that was open when the till went away comes back by itself', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await till.interrupt()
  await expect(page.getByTestId('connection')).toHaveAttribute('data-connected', 'true')
  await expect(page.getByTestId('offline')).toBeHidden()
  await expect(total(page)).toHaveText('€2.20')
  await sell(page, 'Coffee')
  await expect(total(page)).toHaveText('€5.00')
})

test('a part of the page that the till could not send is there after it', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  // A till that starts again in the moment in which the payment screen is fetched for the first time.
  await page.route('**/assets/situation-*.css', (route) => route.abort(), { times: 1 })
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  await page.reload()
  await expect.poll(() => loads).toBe(2)
  // The browser names the file that it did not get; the page itself takes it calmly.
  expect(till.takeProblems().filter((problem) => problem.startsWith('page error'))).toEqual([])
  await expect(total(page)).toHaveText('€2.20')
  await page.keyboard.press('F10')
  await expect(page.getByTestId('payment-screen')).toBeVisible()
  const isStyled = () =>
    page.evaluate(() =>
      [...document.styleSheets].some(
        ({ href, cssRules }) => href?.includes('situation-') && cssRules.length > 0,
      ),
    )
  await expect.poll(isStyled).toBe(true)
})

test('a part of the page that never comes is said in words', async ({ till }) => {
  const { page } = till
  await page.route('**/assets/payment-screen-*.js', (route) => route.abort())
  await page.reload()
  await expect(page.getByTestId('start-problem')).toContainText('A part of this page is missing.')
  till.takeProblems()
})

test('a screen that cannot be drawn says so, and the others go on', async ({ till }) => {
  const { page } = till
  await page.route('**/assets/sales-screen-*.js', async (route) => {
    const script = await (await route.fetch()).text()
    const [, name] = /export\s*\{\s*[\w$]+ as (\w+)/.exec(script) ?? []
    await route.fulfill({
      contentType: 'text/javascript',
      body: `export const ${name} = () => { throw new Error('cannot be drawn') }`,
    })
  })
  await page.getByTestId('nav-sales').click()
  await expect(page.getByTestId('start-problem')).toContainText('This screen could not be shown.')
  expect(till.takeProblems().join()).toContain('cannot be drawn')
  await page.getByTestId('nav-sale').click()
  await sell(page, 'Espresso')
  await expect(total(page)).toHaveText('€2.20')
})

test('a second start on the same data finds the first and says so', async ({ till }) => {
  const lines: string[] = []
  const second = startServer(till.dataFolder, 0, (line) => lines.push(line))
  await expect(second).rejects.toThrow(/ended with 0/)
  expect(lines.join('\n')).toContain(`Suretill is already running on this data`)
  expect(lines.join('\n')).toContain(till.address)
  expect((await till.call('till.state')).ok).toBe(true)
})

test('a port that another program has is said in words', async ({ till }) => {
  const { port } = new URL(till.address)
  const lines: string[] = []
  const second = startServer(`${till.dataFolder}/other`, Number(port), (line) => lines.push(line))
  await expect(second).rejects.toThrow(/ended with 1/)
  expect(lines.join('\n')).toContain(`port ${port} is used by another program`)
})

test('Ctrl-C ends it cleanly, and everything is there at the next start', async ({ till }) => {
  await sell(till.page, 'Espresso')
  const other = await startServer(`${till.dataFolder}/other`, 0, () => undefined)
  await stopServer(other, 'SIGTERM')
  expect(other.child.exitCode).toBe(0)
  await till.restart()
  await expect(total(till.page)).toHaveText('€2.20')
})

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
