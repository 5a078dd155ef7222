import { once } from 'node:events'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { serveDisplay } from '../../../main/platform/display-socket.ts'
import { type LoopbackSite, openLoopbackSite } from '../../../main/platform/loopback-site.ts'
import { pageFiles } from '../../../main/platform/page-files.ts'
import { serveWindow, type TillOfSocket } from '../../../main/platform/till-socket.ts'
import type { NudgeTopic } from '../../../preload/contract/channels.ts'
import { fail, ok } from '../../../preload/contract/result.ts'
import { testFolder } from '../../support/database.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function openSite(till: Partial<TillOfSocket> = {}, folder = testFolder()): Promise<LoopbackSite> {
  const pages = join(folder, 'renderer')
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<title>Till</title>')
  const whole: TillOfSocket = {
    call: async (channel, asked) => ok({ channel, asked }),
    onNudge: () => () => undefined,
    ...till,
  }
  const site = await openLoopbackSite({
    folder,
    files: pageFiles(pages),
    port: 0,
    log: silent,
    // The clock of a window stands still: what it may send in a second is all that it may send.
    onWindow: (socket) => serveWindow(socket, whole, 'run-1', silent, () => 0),
    onDisplay: (socket) =>
      serveDisplay(
        socket,
        (listener) => {
          listener({ scene: { phase: 'idle' } })
          return () => undefined
        },
        silent,
      ),
  })
  onTestFinished(() => site.close())
  return site
}

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** Headers that `fetch` would not let us forge. */
function ask(site: LoopbackSite, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: site.port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (data) => {
        text += data
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? ''

async function enter(site: LoopbackSite): Promise<string> {
  return cookieOf(await ask(site, `/?token=${site.access.token}`))
}

describe('the pages of the browser host', () => {
  it('open with the printed token, more than once, and then with the cookie', async () => {
    const site = await openSite()
    const first = await ask(site, `/?token=${site.access.token}`)
    const second = await ask(site, `/?token=${site.access.token}`)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(String(first.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(first.headers['content-security-policy']).toContain(
      `connect-src 'self' ws://127.0.0.1:${site.port};`,
    )
    expect((await ask(site, '/', { cookie: cookieOf(first) })).text).toBe('<title>Till</title>')
  })

  it.each(['/', '/?token=', '/?token=wrong', '/index.html', '/ticket', '/ticket?token=wrong'])(
    'stay closed without it: %s',
    async (path) => {
      const answer = await ask(await openSite(), path)
      expect(answer.status).toBe(401)
      expect(answer.headers['set-cookie']).toBeUndefined()
    },
  )

  it('open once with a ticket, so that a browser’s command line gives nothing away', async () => {
    const site = await openSite()
    const ticket = (await ask(site, `/ticket?token=${site.access.token}`)).text
    expect((await ask(site, `/?token=${ticket}`)).status).toBe(200)
    expect((await ask(site, `/?token=${ticket}`)).status).toBe(401)
  })

  it('answer to no other name and no other page', async () => {
    const site = await openSite()
    const cookie = await enter(site)
    const path = `/?token=${site.access.token}`
    expect((await ask(site, path, { host: `evil.example:${site.port}`, cookie })).status).toBe(421)
    expect((await ask(site, path, { host: '127.0.0.1', cookie })).status).toBe(421)
    expect((await ask(site, path, { origin: 'http://evil.example', cookie })).status).toBe(403)
    expect((await ask(site, path, { origin: 'null', cookie })).status).toBe(403)
    expect((await ask(site, path, { host: `localhost:${site.port}`, cookie })).status).toBe(200)
  })

  it('are only read, and only those that exist', async () => {
    const site = await openSite()
    const cookie = await enter(site)
    expect((await ask(site, '/', { cookie }, 'POST')).status).toBe(405)
    expect((await ask(site, '/../running.json', { cookie })).status).toBe(404)
    expect((await ask(site, '/%2e%2e/browser-session', { cookie })).status).toBe(404)
    expect(await ask(site, '/', { cookie }, 'HEAD')).toMatchObject({ status: 200, text: '' })
  })

  it.each(['//', '//:0/', 'http://[/'])('answer an address that is none: %s', async (path) => {
    const site = await openSite()
    expect((await ask(site, path)).status).toBe(400)
    expect((await ask(site, path, { cookie: await enter(site) })).status).toBe(400)
  })

  it('know a page again after a restart on the same data, and not with other data', async () => {
    const folder = testFolder()
    const session = (cookie: string) => cookie.split('=')[1]
    const first = await openSite({}, folder)
    const before = session(await enter(first))
    const second = await openSite({}, folder)
    expect(session(await enter(second))).toBe(before)
    expect(second.access.token).not.toBe(first.access.token)
    expect(session(await enter(await openSite()))).not.toBe(before)
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'browser-session')).mode & 0o777).toBe(0o600)
  })
})

async function openWindow(site: LoopbackSite, headers: Record<string, string> = {}) {
  const usual = { cookie: await enter(site), origin: `http://127.0.0.1:${site.port}` }
  const socket = new WebSocket(`ws://127.0.0.1:${site.port}/till`, { headers: { ...usual, ...headers } })
  const heard: unknown[] = []
  let tell: () => void = () => undefined
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)))
    tell()
  })
  const hear = async (count: number): Promise<unknown[]> => {
    while (heard.length < count)
      await new Promise<void>((resolve) => {
        tell = resolve
      })
    return heard
  }
  return { socket, hear }
}

describe('the window of the browser host', () => {
  it('says which run it is, answers calls by their number and passes nudges on', async () => {
    const listeners = new Set<(topic: NudgeTopic) => void>()
    const site = await openSite({
      onNudge: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    })
    const { socket, hear } = await openWindow(site)
    expect(await hear(1)).toEqual([{ hello: 'run-1' }])
    socket.send(JSON.stringify({ id: 7, channel: 'basket.get' }))
    expect((await hear(2))[1]).toEqual({ id: 7, result: ok({ channel: 'basket.get' }) })
    for (const listener of listeners) listener('basket')
    expect((await hear(3))[2]).toEqual({ nudge: 'basket' })
    socket.close()
    await once(socket, 'close')
    await expect.poll(() => listeners.size).toBe(0)
  })

  it.each([
    ['text', 'not json'],
    ['a number', '7'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a call without a number', '{"channel":"till.state"}'],
    ['a call with a number like no other', '{"id":1.5,"channel":"till.state"}'],
    ['a call of nothing', '{"id":1}'],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('answers %s with a refusal and lives on', async (_what, message) => {
    const { socket, hear } = await openWindow(await openSite())
    await hear(1)
    socket.send(message)
    socket.send('{"id":"next","channel":"till.state"}')
    const heard = await hear(3)
    expect(heard[1]).toEqual({ id: null, result: fail('bad-request') })
    expect(heard[2]).toMatchObject({ id: 'next', result: { ok: true } })
  })

  it('answers a bug behind it with an error and lives on', async () => {
    const site = await openSite({ call: () => Promise.reject(new Error('a bug')) })
    const { socket, hear } = await openWindow(site)
    await hear(1)
    socket.send('{"id":1,"channel":"till.state"}')
    expect((await hear(2))[1]).toEqual({ id: 1, result: fail('internal') })
  })

  it('grants a window that runs wild its share of a second, and another window its own', async () => {
    const site = await openSite()
    const { socket, hear } = await openWindow(site)
    await hear(1)
    for (let id = 0; id < 2_500; id += 1) socket.send(`{"id":${id},"channel":"till.state"}`)
    const answers = (await hear(2_501)).slice(1) as { result: { ok: boolean } }[]
    const refused = answers.filter(({ result }) => !result.ok)
    expect(refused.length).toBeGreaterThanOrEqual(500)
    expect(refused[0]?.result).toEqual(fail('too-busy'))
    const other = await openWindow(site)
    await other.hear(1)
    other.socket.send('{"id":1,"channel":"till.state"}')
    expect((await other.hear(2))[1]).toMatchObject({ result: { ok: true } })
  })

  it('closes a window that sends more than any list has, and no other', async () => {
    const site = await openSite()
    const other = await openWindow(site)
    await other.hear(1)
    const { socket, hear } = await openWindow(site)
    await hear(1)
    socket.on('error', () => undefined)
    socket.send('x'.repeat(96 * 1024 * 1024 + 1))
    await once(socket, 'close')
    other.socket.send('{"id":1,"channel":"till.state"}')
    expect(await other.hear(2)).toHaveLength(2)
  })

  it.each([
    ['without the cookie', { cookie: '' }, 401],
    ['with another till’s cookie', { cookie: 'suretill-1=abc' }, 401],
    ['from another page', { origin: 'http://evil.example' }, 403],
    ['by another name', { host: 'evil.example' }, 421],
  ])('refuses a socket %s', async (_how, headers, status) => {
    const { socket } = await openWindow(await openSite(), headers)
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain(`${status}`)
  })

  it('goes away with the till', async () => {
    const site = await openSite()
    const { socket, hear } = await openWindow(site)
    await hear(1)
    const closed = once(socket, 'close')
    await site.close()
    expect((await closed)[0]).toBe(1001)
  })

  it('sends a window that shows the other mode away, and does nothing more for it', async () => {
    const listeners = new Set<(topic: NudgeTopic) => void>()
    const called: unknown[] = []
    const site = await openSite({
      call: async (channel) => {
        called.push(channel)
        if (channel === 'mode.switch') for (const listener of listeners) listener('mode')
        return ok(null)
      },
      onNudge(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    })
    const { socket, hear } = await openWindow(site)
    await hear(1)
    const closed = once(socket, 'close')
    socket.send('{"id":1,"channel":"mode.switch"}')
    socket.send('{"id":2,"channel":"payment.card"}')
    expect((await closed)[0]).toBe(1012)
    expect(called).toEqual(['mode.switch'])
    // Whoever asked for the change has the answer.
    expect(await hear(2)).toContainEqual({ id: 1, result: ok(null) })
  })
})

describe('the customer’s display in the browser host', () => {
  async function openDisplay() {
    const folder = testFolder()
    const pages = join(folder, 'renderer')
    for (const below of ['display', 'assets']) mkdirSync(join(pages, below), { recursive: true })
    writeFileSync(join(pages, 'display', 'index.html'), '<title>Display</title>')
    writeFileSync(join(pages, 'display', 'files.json'), '["/assets/display-1.js"]')
    for (const name of ['display-1.js', 'till-1.js']) writeFileSync(join(pages, 'assets', name), name)
    const site = await openSite({}, folder)
    const entered = await ask(site, `/display/?token=${site.display.token()}`)
    return { site, folder, entered, cookie: cookieOf(entered) }
  }
  const live = (site: LoopbackSite, path: string, cookie: string) =>
    new Promise<string>((resolve) => {
      const headers = { cookie, origin: `http://127.0.0.1:${site.port}` }
      const socket = new WebSocket(`ws://127.0.0.1:${site.port}${path}`, { headers })
      socket.on('error', () => undefined)
      socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)))
      socket.on('close', (code) => resolve(`closed ${code}`))
      socket.on('message', (data) => {
        resolve(String(data))
        socket.close()
      })
    })

  it('has its own token, which opens its page, its files and its line, and no other door', async () => {
    const { site, folder, entered, cookie } = await openDisplay()
    expect(entered).toMatchObject({ status: 200, text: '<title>Display</title>' })
    expect(entered.headers['content-security-policy']).toContain(
      `connect-src ws://127.0.0.1:${site.port}/display/live;`,
    )
    expect((await ask(site, '/display/', { cookie })).status).toBe(200)
    expect((await ask(site, '/assets/display-1.js', { cookie })).text).toBe('display-1.js')
    expect(JSON.parse(await live(site, '/display/live', cookie))).toEqual({ scene: { phase: 'idle' } })

    const closed = ['/', '/index.html', '/assets/till-1.js', `/ticket?token=${site.display.token()}`]
    for (const path of [...closed, `/?token=${site.display.token()}`])
      expect((await ask(site, path, { cookie })).status, path).toBe(401)
    expect((await ask(site, '/display/index.html', { cookie })).status).toBe(404)
    expect(await live(site, '/till', cookie)).toBe('401')
    if (process.platform !== 'win32') expect(statSync(join(folder, 'display-token')).mode & 0o777).toBe(0o600)
  })

  it('is not opened by the till’s token or cookie, by nothing, or from another page', async () => {
    const { site, cookie: own } = await openDisplay()
    const cookie = await enter(site)
    for (const path of ['/display/', `/display/?token=${site.access.token}`, '/display/?token='])
      expect((await ask(site, path, { cookie })).status, path).toBe(401)
    expect((await ask(site, '/display/files.json', { cookie })).status).toBe(401)
    expect((await ask(site, '/assets/display-1.js')).status).toBe(401)
    expect(await live(site, '/display/live', cookie)).toBe('401')
    expect((await ask(site, '/display/', { cookie: own, origin: 'http://evil.example' })).status).toBe(403)
    expect((await ask(site, '/display/', { cookie: own, host: 'evil.example' })).status).toBe(421)
  })

  it('is shut out at once when its address is made anew, and knows the new one after a restart', async () => {
    const { site, folder, cookie } = await openDisplay()
    const before = site.display.token()
    site.display.renew()
    expect(site.display.token()).not.toBe(before)
    expect((await ask(site, '/display/', { cookie })).status).toBe(401)
    expect((await ask(site, `/display/?token=${before}`)).status).toBe(401)
    expect(await live(site, '/display/live', cookie)).toBe('401')
    const again = await openSite({}, folder)
    expect(again.display.token()).toBe(site.display.token())
  })

  it('can say nothing: a line that speaks is closed', async () => {
    const { site, cookie } = await openDisplay()
    const headers = { cookie, origin: `http://127.0.0.1:${site.port}` }
    const socket = new WebSocket(`ws://127.0.0.1:${site.port}/display/live`, { headers })
    await once(socket, 'open')
    socket.send(JSON.stringify({ id: 1, channel: 'basket.clear' }))
    expect((await once(socket, 'close'))[0]).toBe(1008)
    const watching = new WebSocket(`ws://127.0.0.1:${site.port}/display/live`, { headers })
    await once(watching, 'open')
    site.display.renew()
    expect((await once(watching, 'close'))[0]).toBe(4001)
  })
})
