import { parseServiceAddress } from '../domain/service-address.ts'

/** The message is a sentence for the person who started the till. */
export class TestCloudError extends Error {
  override readonly name = 'TestCloudError'
}

/** Where live mode asks instead of the real card services, by an integrator's wish; null is the real one. */
export type TestClouds = { sumup: string | null; cm: string | null }

/** @throws TestCloudError: an address that is quietly left out would send a test to the real service */
export function readTestClouds(env: NodeJS.ProcessEnv): TestClouds {
  return {
    sumup: read('SURETILL_SUMUP_URL', env.SURETILL_SUMUP_URL),
    cm: read('SURETILL_CM_URL', env.SURETILL_CM_URL),
  }
}

function read(name: string, value: string | undefined): string | null {
  if (value === undefined || value.trim() === '') return null
  const address = parseServiceAddress(value)
  if (address) return address.url
  throw new TestCloudError(
    `${name} has to be an https address, or http on this machine (127.0.0.1, localhost), without user, password or question mark.`,
  )
}
