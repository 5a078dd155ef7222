import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { oneAtATime, openSafeScreen, type SafeScreen } from '../../../main/platform/safe-screen.ts'
import { countStarts } from '../../../main/platform/start-count.ts'
import { testFolder } from '../../support/database.ts'

const minuteMs = 60_000
let opened: SafeScreen[] = []
afterEach(() => {
  for (const safe of opened) safe.close()
  opened = []
})

describe('a till that crashes', () => {
  it('K4: stands still after the third crash in five minutes, and begins to count anew when somebody starts it', () => {
    const folder = testFolder()
    let now = 1_000_000_000
    const start = () => countStarts(folder, () => now)
    for (const crash of [1, 2, 3]) {
      const starts = start()
      expect(starts.isLooping, `before crash ${crash}`).toBe(false)
      starts.begin()
      starts.failed(`boom ${crash}`)
      now += minuteMs
    }
    const stands = start()
    expect(stands.isLooping).toBe(true)
    expect(stands.crashes.map(({ problem }) => problem)).toEqual(['boom 1', 'boom 2', 'boom 3'])
    stands.begin(true)
    expect(start()).toMatchObject({ isLooping: false, crashes: [{ problem: null }] })
  })

  it.each([
    ['that ended in order', (starts: ReturnType<typeof countStarts>) => starts.ended(), minuteMs],
    ['that crashed long ago', () => undefined, 4 * minuteMs],
  ])('K4: starts again after starts %s', (_name, end, apartMs) => {
    const folder = testFolder()
    let now = 1_000_000_000
    for (let count = 0; count < 6; count += 1) {
      const starts = countStarts(folder, () => now)
      expect(starts.isLooping).toBe(false)
      starts.begin()
      end(starts)
      now += apartMs
    }
  })

  it.each(['', 'no json', '{"at":1}', '[{"at":"x"},null,7]'])(
    'K4: starts when its count reads %j',
    (text) => {
      const folder = testFolder()
      writeFileSync(join(folder, 'starts.json'), text)
      expect(countStarts(folder, () => 0)).toMatchObject({ isLooping: false, crashes: [] })
    },
  )
})

describe('the safe screen', () => {
  const crashes = [1, 2, 3].map((at) => ({ at, problem: 'cannot open <the till> in /home/shop/data' }))

  async function open(again: () => Promise<string | null> = async () => null) {
    const folder = testFolder()
    const safe = await openSafeScreen({ folder, version: '1.2.3', crashes, now: () => 0, again })
    opened.push(safe)
    const url = (path: string) => safe.address.replace('/?', `${path}?`)
    return { folder, safe, url }
  }

  it('says what happened, where the data lies and what to do, in the language that is asked for', async () => {
    const { folder, safe } = await open()
    const answer = await fetch(safe.address, { headers: { 'accept-language': 'de-AT,en;q=0.5' } })
    const html = await answer.text()
    expect(html).toContain('Die Kasse steht still')
    expect(html).toContain('cannot open &lt;the till&gt;')
    expect(html).toContain(folder)
    expect(html).toContain('Neu starten')
    expect(html).not.toContain('<script')
    expect(await (await fetch(safe.address)).text()).toContain('The till stands still')
  })

  it('hands out a support file with log and versions, and neither key nor card', async () => {
    const { folder, url } = await open()
    const lines = [
      { at: 'now', level: 'info', event: 'till.started', version: '1.2.3' },
      {
        at: 'now',
        level: 'error',
        event: 'odd',
        apiKey: 'canary-key',
        text: 'sup_sk_canary and 4111 1111 1111 1111',
      },
      { at: 'now', level: 'error', event: 'time', text: '1764288012345' },
    ]
    writeFileSync(
      join(folder, 'till.log'),
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\ncut in the mid`,
    )
    const answer = await fetch(url('/support'))
    expect(answer.headers.get('content-disposition')).toMatch(/suretill-support-[0-9A-F]{8}\.txt/)
    const text = await answer.text()
    expect(text).toContain('"till": "1.2.3"')
    expect(text).toContain('till.started')
    expect(text).toContain('1764288012345')
    expect(text).toContain('411111…1111')
    expect(text).not.toMatch(/canary|4111 1111 1111 1111|cut in the mid/)
  })

  it('lets nobody in without its secret, or by another name', async () => {
    const { safe, url } = await open()
    expect((await fetch(url('/').replace(/token=.*/, 'token=guess'))).status).toBe(403)
    expect((await fetch(safe.address.replace('127.0.0.1', 'localhost'))).status).toBe(403)
    expect((await fetch(url('/again'))).status).toBe(404)
  })

  it('starts the till, and says why where it does not start', async () => {
    let count = 0
    const { url } = await open(async () => {
      count += 1
      if (count === 1) throw new Error('the disk is gone')
      return 'http://127.0.0.1:7870/?token=ticket'
    })
    const press = async () => await (await fetch(url('/again'), { method: 'POST' })).text()
    expect(await press()).toContain('the disk is gone')
    expect(await press()).toContain('url=http://127.0.0.1:7870/?token=ticket')
  })

  it('starts one till however often that is pressed', async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    let count = 0
    const again = oneAtATime(() => {
      count += 1
      return promise
    })
    const pressed = [again(), again()]
    resolve('started')
    expect(await Promise.all(pressed)).toEqual(['started', 'started'])
    expect(count).toBe(1)
    await again()
    expect(count).toBe(2)
  })
})
