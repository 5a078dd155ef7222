import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startTrainingDesk } from '../../../main/training/training-desk.ts'
import { fieldAt } from './sumup-bench.ts'
import { seededRandom, virtualClock } from './virtual-clock.ts'

it.each([
  ['EUR', 'DE'],
  ['BRL', 'BR'],
  ['CLP', 'CL'],
  ['COP', 'CO'],
  ['HUF', 'HU'],
  ['PLN', 'PL'],
  ['CZK', 'CZ'],
  ['RON', 'RO'],
  ['BGN', 'BG'],
  ['HRK', 'HR'],
])('the virtual account that counts in %s is at home in %s', async (currency, country) => {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-desk-'))
  const desk = await startTrainingDesk({ folder, clock: virtualClock(), random: seededRandom(), currency })
  onTestFinished(async () => {
    await desk.stop()
    rmSync(folder, { recursive: true })
  })
  const { url, apiKey, merchantCode } = desk.cloud
  const reply = await fetch(`${url}/v1/merchants/${merchantCode}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  const merchant: unknown = await reply.json()
  expect([fieldAt(merchant, 'default_currency'), fieldAt(merchant, 'country')]).toEqual([currency, country])
})
