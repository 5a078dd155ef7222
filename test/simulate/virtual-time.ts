import type { Clock } from '../../main/ports.ts'

/*
 * Time as a heap of events, ordered by time and then by the order in which they were planned. Nothing passes but by
 * taking the next event, so that hours cost as much as what happens in them.
 */

type Event = { at: number; order: number; work: (() => void) | null }

export type VirtualTime = Clock & {
  /** Runs the next event that is due up to `until`; false, and time stands at `until`, when there is none. */
  step(until: number): boolean
}

export function virtualTime(start: number): VirtualTime {
  const heap: Event[] = []
  let now = start
  let order = 0

  return {
    now: () => now,
    schedule(at, work) {
      const event: Event = { at: at > now ? at : now, order: order++, work }
      push(heap, event)
      return () => {
        event.work = null
      }
    },
    step(until) {
      for (;;) {
        const first = heap[0]
        if (!first || first.at > until) {
          now = Math.max(now, until)
          return false
        }
        pop(heap)
        // Called off: it stayed in the heap because looking for it would cost more.
        if (first.work === null) continue
        now = first.at
        first.work()
        return true
      }
    },
  }
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

function push(heap: Event[], event: Event): void {
  let index = heap.length
  heap.push(event)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent] as Event
    if (!isBefore(event, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = event
}

function pop(heap: Event[]): void {
  const last = heap.pop() as Event
  const size = heap.length
  if (size === 0) return
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= size) break
    if (child + 1 < size && isBefore(heap[child + 1] as Event, heap[child] as Event)) child += 1
    const below = heap[child] as Event
    if (!isBefore(below, last)) break
    heap[index] = below
    index = child
  }
  heap[index] = last
}
