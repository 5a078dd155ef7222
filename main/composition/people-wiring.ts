import type { Catalogue } from '../catalogue/catalogue.ts'
import type { PeopleContext } from '../people/people-context.ts'
import { createPeopleMemory } from '../people/remember.ts'
import { renewOwnerPin } from '../people/renew-owner-pin.ts'
import { ownerPinFile } from '../platform/owner-pin-file.ts'
import { pinHasher } from '../platform/pin-hash.ts'
import { openBasket } from '../sales/open-basket.ts'
import type { SalesContext } from '../sales/sales-context.ts'
import type { Outside } from './outside.ts'
import type { Wiring } from './wiring.ts'

/* What the people of the shop need of the rest of the till. */

export function peopleContext(
  outside: Outside,
  { base, nudges }: Wiring,
  { catalogue, sales }: { catalogue: Catalogue; sales: SalesContext },
): PeopleContext {
  return {
    ...base,
    pins: pinHasher(outside.pinCost),
    memory: createPeopleMemory(base.database),
    nudge: nudges.send,
    basket: () => openBasket(sales),
    listPriceMinor: (productId) => catalogue.findProduct(productId)?.priceMinor,
  }
}

/** A forgotten PIN of the owner: asked for by a file in the data folder, answered there, and nowhere else. */
export async function letOwnerBack({ folder, log }: Outside, people: PeopleContext): Promise<void> {
  const file = ownerPinFile(folder)
  if (!file.isAsked) return
  const pin = file.newPin()
  const owner = await renewOwnerPin(people, pin)
  file.answer(owner ? `${owner.name}: ${pin}` : 'Nobody signs in here: no PIN is needed.')
  log.warn('people.owner-pin-renewed', { personId: owner?.id ?? null })
}
