import type { Device, DeviceAction } from './cloud-adapter.ts'
import type { Habit } from './plan.ts'
import type { World } from './world.ts'

/** The person at the reader: waits until it asks for a card, thinks, and does what this person does. */
export function seatCardholder(
  world: World,
  current: () => { habit: Habit; thinkMs: number; pinMs: number },
): void {
  for (const { device } of world.clouds.all) seatAt(device, world, current)
}

function seatAt(
  device: Device,
  world: World,
  current: () => { habit: Habit; thinkMs: number; pinMs: number },
): void {
  const { time, plan, chances } = world
  let wasWaiting = false
  let isFixed = true

  const act = (afterMs: number, action: DeviceAction) =>
    time.schedule(time.now() + afterMs, () => {
      if (device.act(action)) world.note('cardholder', () => action)
    })

  device.onChange(() => {
    const isWaiting = device.isWaitingForCard()
    const begins = isWaiting && !wasWaiting
    wasWaiting = isWaiting
    if (!begins) return
    const { habit, thinkMs, pinMs } = current()
    if (!world.isQuiet() && chances.device.happens(plan.deviceChance)) trouble(thinkMs)
    play(habit, thinkMs, pinMs)
  })

  function play(habit: Habit, thinkMs: number, pinMs: number): void {
    switch (habit) {
      case 'tap':
        act(thinkMs, 'tap')
        return
      case 'chip':
        act(thinkMs, 'insert')
        act(thinkMs + pinMs, 'pin')
        return
      case 'tap-and-pin':
        act(thinkMs, 'tap-needs-pin')
        act(thinkMs + 3_000, 'pin')
        return
      case 'declined':
        act(thinkMs, 'tap-declined')
        return
      case 'wrong-pin':
        act(thinkMs, 'insert')
        for (const wait of [2_000, 4_000, 6_000]) act(thinkMs + wait, 'wrong-pin')
        return
      case 'red-key':
        act(thinkMs, 'red-key')
        return
      case 'walk-away':
        return
    }
  }

  /** The reader loses its network or its power around the tap, and gets it back after a while. */
  function trouble(thinkMs: number): void {
    if (!isFixed) return
    isFixed = false
    const breaks = chances.device.happens(0.7) ? 'lose-network' : 'unplug'
    const from = Math.max(0, thinkMs + chances.device.between(-1_500, 2_500))
    const forMs = chances.device.happens(0.8)
      ? chances.device.between(500, 40_000)
      : chances.device.between(60_000, 400_000)
    world.coverage.fault(breaks)
    world.met.add('device-trouble')
    act(from, breaks)
    time.schedule(time.now() + from + forMs, () => {
      isFixed = true
      mendOne(device)
    })
  }
}

/** Plug and network as they should be. */
export function mend({ clouds }: World): void {
  for (const { device } of clouds.all) mendOne(device)
}

function mendOne(device: Device): void {
  device.act('plug-in')
  device.act('regain-network')
}
