import type { Clock } from '../ports.ts'
import type { Random } from './cloud-types.ts'
import { newPairingCode } from './sumup-cloud-ids.ts'
import type { AttachedReader, ReaderMessage, ReaderPresence } from './sumup-cloud-types.ts'

type KnownDevice = {
  reader: AttachedReader
  /** As the device last told it; only `online` is newer when it went away without a word. */
  lastKnown: ReaderPresence
  lastActivityAt: number
}

type PairingCode = { serial: string; expiresAt: number; used: boolean }

/** Which devices the cloud has a connection to, and what it last heard of them. */
export type Devices = {
  get(serial: string): KnownDevice | undefined
  attach(reader: AttachedReader): void
  detach(serial: string): void
  heardFrom(serial: string): KnownDevice | undefined
  /** False when the device cannot be reached under that pairing. */
  isReachable(serial: string, readerId: string): boolean
  /** For a device that was not told its pairing yet. */
  isOnline(serial: string): boolean
  send(serial: string, message: ReaderMessage): void
  newCode(serial: string, validForMs: number): { code: string; expiresAt: number }
  code(code: string): PairingCode | undefined
  spendCode(code: string): void
  withdrawCodes(serial: string): void
}

export function createDevices(clock: Clock, random: Random): Devices {
  const devices = new Map<string, KnownDevice>()
  const codes = new Map<string, PairingCode>()

  function heardFrom(serial: string): KnownDevice | undefined {
    const device = devices.get(serial)
    if (!device) return undefined
    const presence = device.reader.presence()
    // An offline reader keeps its last state, because it had no way to tell a newer one.
    if (!presence.online) device.lastKnown = { ...device.lastKnown, online: false }
    else {
      device.lastKnown = presence
      device.lastActivityAt = clock.now()
    }
    return device
  }

  return {
    get: (serial) => devices.get(serial),
    attach(reader) {
      const presence = reader.presence()
      devices.set(reader.serial, { reader, lastKnown: presence, lastActivityAt: clock.now() })
    },
    detach: (serial) => void devices.delete(serial),
    heardFrom,
    isReachable(serial, readerId) {
      const device = devices.get(serial)
      return device?.lastKnown.online === true && device.lastKnown.connectedAs === readerId
    },
    isOnline: (serial) => devices.get(serial)?.lastKnown.online === true,
    send: (serial, message) => devices.get(serial)?.reader.receive(message),
    newCode(serial, validForMs) {
      for (const [code, entry] of codes) {
        if (entry.serial === serial || entry.expiresAt <= clock.now()) codes.delete(code)
      }
      const code = newPairingCode(random)
      const expiresAt = clock.now() + validForMs
      codes.set(code, { serial, expiresAt, used: false })
      return { code, expiresAt }
    },
    code(code) {
      const entry = codes.get(code)
      return entry && entry.expiresAt > clock.now() ? entry : undefined
    },
    spendCode(code) {
      const entry = codes.get(code)
      if (entry) entry.used = true
    },
    withdrawCodes(serial) {
      for (const [code, entry] of codes) {
        // A used code stays known until it expires: a second try with it is a conflict, not an unknown code.
        if (entry.serial === serial && !entry.used) codes.delete(code)
      }
    },
  }
}
