import { expect, it } from 'vitest'
import type { ChannelName, TillApi } from '../../preload/contract/channels.ts'
import { ok } from '../../preload/contract/result.ts'
import { answerFromPage } from '../../renderer/first-page.ts'

function tillBehind() {
  const asked: ChannelName[] = []
  const api = {
    call: async (name: ChannelName) => {
      asked.push(name)
      return ok(`from the till: ${name}`)
    },
    onNudge: () => () => undefined,
    onConnection: () => () => undefined,
  } as unknown as TillApi
  return { api, asked }
}

it('what the page came with answers the first question of its kind, and no second one', async () => {
  const { api, asked } = tillBehind()
  const till = answerFromPage(api, { run: 'run-1', answers: { 'basket.parked': [] } })
  expect(await till.call('basket.parked')).toEqual(ok([]))
  expect(asked).toEqual([])
  expect(await till.call('basket.parked')).toEqual(ok('from the till: basket.parked'))
  expect(await till.call('till.state')).toEqual(ok('from the till: till.state'))
  expect(asked).toEqual(['basket.parked', 'till.state'])
})
