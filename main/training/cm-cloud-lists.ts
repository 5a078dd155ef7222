import { cmPage } from './cm-cloud-answers.ts'
import type { CmHandler } from './cm-cloud-call.ts'

export const listStores: CmHandler = (world, call) =>
  cmPage(
    call,
    world.organisation.stores.map(({ uuid, name }) => ({ uuid, name })),
    world.quirks,
  )

/** The guide shows no fields: what makes the path id, and the store as a transaction has it. */
export const listTerminals: CmHandler = (world, call) => {
  const { stores, terminals } = world.organisation
  const bodies = terminals.map(({ manufacturer, model, serial, storeUuid }) => ({
    manufacturer,
    model,
    serial,
    store: stores.find((store) => store.uuid === storeUuid),
  }))
  return cmPage(call, bodies, world.quirks)
}
