import { onTestFinished } from 'vitest'
import type { CmAccount } from '../../main/providers/cm/cm-client.ts'
import { type CmProvider, createCmProvider } from '../../main/providers/cm/cm-provider.ts'
import { createHttpClient } from '../../main/providers/http-client.ts'
import { startCloudServer } from '../../main/training/cloud-server.ts'
import { type CmCloud, createCmCloud } from '../../main/training/cm-cloud.ts'
import type { CmOrganisation } from '../../main/training/cm-cloud-types.ts'
import { createVirtualTerminal, type VirtualTerminal } from '../../main/training/virtual-terminal.ts'
import { seededRandom } from '../main/training/virtual-clock.ts'
import { type TestClock, testClock } from './clock.ts'

/** The CM provider against the virtual cloud, over real HTTP on loopback. */
export type CmStage = {
  clock: TestClock
  cloud: CmCloud
  terminal: VirtualTerminal
  provider: CmProvider
  account: CmAccount
  providerReaderId: string
  providerWith(account: Partial<CmAccount>): CmProvider
}

const store = { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Corner shop' }
const make = { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL0919CQ00305' }

export async function cmStage(organisation: Partial<CmOrganisation> = {}): Promise<CmStage> {
  const clock = testClock()
  const cloud = createCmCloud({
    clock,
    random: seededRandom(),
    organisation: {
      stores: [store],
      terminals: [{ ...make, storeUuid: store.uuid }],
      currencies: ['EUR'],
      timeZone: 'Europe/Amsterdam',
      firstKey: { label: 'Initial API Key', secret: 'stage.key.0001' },
      ...organisation,
    },
  })
  const server = await startCloudServer(cloud)
  const terminal = createVirtualTerminal({ clock, link: cloud.link, make, timings: { pollMs: 500 } })
  onTestFinished(async () => {
    terminal.close()
    cloud.close()
    await server.close()
  })
  const account: CmAccount = { baseUrl: server.url, apiKey: 'stage.key.0001' }
  const http = createHttpClient({ fetch, clock })
  const providerWith = (other: Partial<CmAccount>) =>
    createCmProvider({ http, clock, account: { ...account, ...other } })
  await clock.advance(100)
  return {
    clock,
    cloud,
    terminal,
    provider: providerWith({}),
    account,
    providerReaderId: 'SUNMI-P2lite-PL0919CQ00305',
    providerWith,
  }
}
