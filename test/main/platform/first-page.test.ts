import { describe, expect, it } from 'vitest'
import { withFirstAnswers } from '../../../main/platform/first-page.ts'
import type { PageFiles } from '../../../main/platform/page-files.ts'
import { type FirstPage, firstQuestions } from '../../../preload/contract/first-page.ts'
import { fail, ok, type Result } from '../../../preload/contract/result.ts'

const built = `<!doctype html>
<html lang="en">
  <head>
    <link rel="modulepreload" data-language="de" crossorigin href="./assets/de-1.js">
    <link rel="modulepreload" data-language="en" crossorigin href="./assets/en-1.js">
    <link rel="modulepreload" data-language="nl" crossorigin href="./assets/nl-1.js">
  </head>
  <body><script type="application/json" id="first-page"></script></body>
</html>`

const file = (text: string) => ({ type: 'text/html', bytes: Buffer.from(text), isHashed: false })
const files: PageFiles = {
  read: async (path) =>
    path === '/' || path === '/index.html' ? file(built) : path === '/a.js' ? file('a()') : null,
}

type Answers = Partial<Record<string, Result<unknown>>>

async function page(answers: Answers, path = '/') {
  const asked: string[] = []
  const call = async (channel: unknown): Promise<Result<unknown>> => {
    asked.push(String(channel))
    return answers[String(channel)] ?? fail('internal')
  }
  const read = await withFirstAnswers(files, { call, run: () => 'run-1' }).read(path)
  const html = read?.bytes.toString() ?? ''
  const data = />(\{[\s\S]*\})<\/script>/.exec(html)?.[1]
  return { html, asked, data: data === undefined ? null : (JSON.parse(data) as FirstPage) }
}

const shop = (language: string, theme: string): Answers => ({
  'till.state': ok({ setupDone: true, language }),
  'settings.get': ok({ theme }),
})

describe('the page that is handed out', () => {
  it('carries the answer to each first question, and the run that they are of', async () => {
    const { data, asked } = await page(
      Object.fromEntries(firstQuestions.map((name) => [name, ok(`about ${name}`)])),
    )
    expect(asked).toEqual([...firstQuestions])
    expect(data).toEqual({
      run: 'run-1',
      answers: Object.fromEntries(firstQuestions.map((name) => [name, `about ${name}`])),
    })
  })

  it('leaves out what could not be answered, so that the page asks itself', async () => {
    const { data } = await page({ 'catalogue.tiles': ok('tiles'), 'basket.get': fail('storage-failed') })
    expect(data?.answers).toEqual({ 'catalogue.tiles': 'tiles' })
  })

  it.each([
    ['de', 'dark', '<html lang="de" data-theme="dark">'],
    ['en', 'light', '<html lang="en" data-theme="light">'],
    ['nl', 'system', '<html lang="nl">'],
  ])(
    'speaks %s in %s colours from its first line on, and fetches the texts of no other language',
    async (language, theme, line) => {
      const { html } = await page(shop(language, theme))
      expect(html).toContain(line)
      expect(html.match(/data-language="\w+"/g)).toEqual([`data-language="${language}"`])
    },
  )

  it('waits for the person’s choice before the set-up: no texts are fetched ahead', async () => {
    const { html } = await page({ 'till.state': ok({ setupDone: false, language: 'en' }) })
    expect(html).toContain('<html lang="en">')
    expect(html).not.toContain('data-language')
  })

  it('is not ended or changed by what a product is called', async () => {
    const name = '</script><script>alert(1)</script><!-- $& $1 \u2028'
    const { html, data } = await page({ 'catalogue.tiles': ok({ quick: [{ name }] }) })
    expect(html.match(/<\/script>/g)).toHaveLength(1)
    expect(html).not.toContain('<!--')
    expect(data?.answers['catalogue.tiles']?.quick[0]?.name).toBe(name)
  })

  it('is the only file that is written anew', async () => {
    expect((await page(shop('de', 'dark'), '/a.js')).html).toBe('a()')
    expect((await page(shop('de', 'dark'), '/a.js')).asked).toEqual([])
    expect((await page({}, '/none')).html).toBe('')
    expect((await page(shop('de', 'dark'), '/index.html')).html).toContain('lang="de"')
  })
})
