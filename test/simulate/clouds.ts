import type { Clock } from '../../main/ports.ts'
import type { Charge, CloudAdapter, OpenCloud, ProviderId, Standing } from './cloud-adapter.ts'
import { openCm } from './cm-adapter.ts'
import type { Plan } from './plan.ts'
import { chanceOf } from './random.ts'
import { openSumUp } from './sumup-adapter.ts'

/* The card services that one shop has: one or both, with their books read as one. */

export type Clouds = {
  all: readonly CloudAdapter[]
  of(provider: ProviderId): CloudAdapter
  /** Whose address it is. */
  at(url: string): CloudAdapter
  charges(): Charge[]
  refunds(): { reference: string; refundedMinor: number }[]
  standing(reference: string): Standing
  isSettled(): boolean
  waitsForCard(): boolean
  close(): void
}

const opened: Record<ProviderId, OpenCloud> = { sumup: openSumUp, cm: openCm }
const firstStream = 1
const secondStream = 7

export function openClouds(seed: number, clock: Clock, { provider, second, habits }: Plan): Clouds {
  const open = (id: ProviderId, stream: number) =>
    opened[id]({ clock, random: chanceOf(seed, stream).next, habits })
  const first = open(provider, firstStream)
  if (second === null) return oneOf(first)
  return bothOf([first, open(second, secondStream)])
}

/** Most shops have one: their books are not copied together. */
function oneOf(cloud: CloudAdapter): Clouds {
  const { charges, refunds, standing, isSettled, waitsForCard, close } = cloud
  const books = { charges, refunds, standing, isSettled, waitsForCard, close }
  return { all: [cloud], of: () => cloud, at: () => cloud, ...books }
}

function bothOf(all: readonly CloudAdapter[]): Clouds {
  const found = (belongs: (cloud: CloudAdapter) => boolean): CloudAdapter => {
    const cloud = all.find(belongs)
    if (!cloud) throw new Error('that card service is not one of this shop')
    return cloud
  }
  return {
    all,
    of: (provider) => found((cloud) => cloud.providerId === provider),
    at: (url) => found((cloud) => url.startsWith(cloud.baseUrl)),
    charges: () => all.flatMap((cloud) => cloud.charges()),
    refunds: () => all.flatMap((cloud) => cloud.refunds()),
    standing(reference) {
      for (const cloud of all) {
        const standing = cloud.standing(reference)
        if (standing !== 'nothing') return standing
      }
      return 'nothing'
    },
    isSettled: () => all.every((cloud) => cloud.isSettled()),
    waitsForCard: () => all.some((cloud) => cloud.waitsForCard()),
    close() {
      for (const cloud of all) cloud.close()
    },
  }
}
