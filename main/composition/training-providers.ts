import type { CardProvider } from '../ports.ts'
import { createCmProvider } from '../providers/cm/cm-provider.ts'
import { createHttpClient } from '../providers/http-client.ts'
import { loopbackOnly } from '../providers/loopback-only.ts'
import { createSumUpProvider } from '../providers/sumup/sumup-provider.ts'
import type { TrainingDesk } from '../training/training-desk.ts'
import type { Base, Outside } from './outside.ts'

/** The real clients, pointed at the virtual clouds of this machine. */
export function trainingProviders(outside: Outside, { clock }: Base, desk: TrainingDesk): CardProvider[] {
  const http = createHttpClient({
    fetch: loopbackOnly(outside.fetch ?? ((input, init) => fetch(input, init))),
    clock,
  })
  const { url, apiKey, merchantCode, affiliateKey, appId } = desk.cloud
  return [
    createSumUpProvider({
      http,
      clock,
      account: { baseUrl: url, apiKey, merchantCode, affiliate: { appId, key: affiliateKey } },
    }),
    createCmProvider({
      http,
      clock,
      account: { baseUrl: desk.cmAccount.url, apiKey: desk.cmAccount.apiKey },
    }),
  ]
}
