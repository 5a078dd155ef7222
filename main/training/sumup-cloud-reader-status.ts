import { isoTime } from './cloud-json.ts'
import type { CloudHandler } from './sumup-cloud-call.ts'
import { errors, json, notYours, prefersProblem } from './sumup-cloud-errors.ts'
import { findReader } from './sumup-cloud-readers.ts'

/** Older firmware has no status; the answer is then the same as for a reader that does not exist. */
const firmwareWithStatus = '3.3.39.0'

/** The last known state: OFFLINE keeps the state from before, and IDLE says nothing about any payment. */
export const readerStatus: CloudHandler = (world, call) => {
  const reader = findReader(world, call)
  const device = reader && world.devices.get(reader.serial)
  if (reader && !device) return json(200, { data: { status: 'OFFLINE' } })
  if (!reader || !device || !firmwareAtLeast(device.lastKnown.firmware, firmwareWithStatus)) {
    return prefersProblem(call.request)
      ? notYours(world.random)
      : errors(404, { detail: "The requested resource doesn't exist or does not belong to you." })
  }
  const known = device.lastKnown
  return json(200, {
    data: {
      status: world.devices.isReachable(reader.serial, reader.id) ? 'ONLINE' : 'OFFLINE',
      state: known.state,
      battery_level: known.batteryPercent,
      battery_temperature: known.batteryCelsius,
      connection_type: known.connection,
      firmware_version: known.firmware,
      last_activity: isoTime(device.lastActivityAt),
    },
  })
}

export function firmwareAtLeast(firmware: string, wanted: string): boolean {
  const have = firmware.split('.').map(Number)
  const want = wanted.split('.').map(Number)
  for (let index = 0; index < want.length; index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
