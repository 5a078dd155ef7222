import type { CloudAnswer, CloudRequest } from './cloud-types.ts'
import type { CloudMerchant } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

/** One request, authorised and taken apart. */
export type CloudCall = {
  request: CloudRequest
  /** The parts of the path that stand for something, decoded. */
  parameters: Record<string, string>
  query: URLSearchParams
  /** The merchant whose key this is. */
  merchant: CloudMerchant
  mayRefund: boolean
}

export type CloudHandler = (world: CloudWorld, call: CloudCall) => CloudAnswer

export function parameter(call: CloudCall, name: string): string {
  return call.parameters[name] ?? ''
}
