import type { Answer, Arguments, ChannelName, TillApi } from '../preload/contract/channels.ts'
import { type FirstPage, type FirstQuestion, firstPageId } from '../preload/contract/first-page.ts'
import { ok, type Result } from '../preload/contract/result.ts'

/** What the host wrote into the page; empty where nothing was written. */
export function readFirstPage(): FirstPage {
  const text = document.getElementById(firstPageId)?.textContent ?? ''
  return text === '' ? { run: null, answers: {} } : (JSON.parse(text) as FirstPage)
}

/** Each answer of the page is good for one question, the first; after that the till is asked. */
export function answerFromPage(api: TillApi, { answers }: FirstPage): TillApi {
  const left: Partial<Record<ChannelName, unknown>> = { ...answers }
  return {
    ...api,
    call<Name extends ChannelName>(name: Name, ...request: Arguments<Name>): Promise<Result<Answer<Name>>> {
      if (!(name in left)) return api.call(name, ...request)
      const value = left[name as FirstQuestion] as Answer<Name>
      delete left[name]
      return Promise.resolve(ok(value))
    },
  }
}
