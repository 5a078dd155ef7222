import type { CloudAnswer, CloudRequest } from './cloud-types.ts'
import type { CmKeyRecord, CmTerminal } from './cm-cloud-types.ts'
import type { CmWorld } from './cm-cloud-world.ts'

/** One request, authorised and taken apart. */
export type CmCall = {
  request: CloudRequest
  /** The parts of the path that stand for something, decoded. */
  parameters: Record<string, string>
  query: URLSearchParams
  /** The key that this request came with. */
  key: CmKeyRecord
}

export type CmHandler = (world: CmWorld, call: CmCall) => CloudAnswer

/** As CM builds it for paths. A model may hold a dash of its own: the parts cannot be read back. */
export function terminalIdOf(terminal: CmTerminal): string {
  return `${terminal.manufacturer}-${terminal.model}-${terminal.serial}`
}

/** The spelling counts, also small and capital letters. */
export function findTerminal(world: CmWorld, call: CmCall): CmTerminal | undefined {
  const id = call.parameters.terminal
  return world.organisation.terminals.find((terminal) => terminalIdOf(terminal) === id)
}
