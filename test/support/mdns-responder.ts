import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import { onTestFinished } from 'vitest'

/* Devices that announce themselves by multicast DNS, written out of RFC 6762 and 1035 by hand: not the till's library. */

const group = '224.0.0.251'
const port = 5353

export type AnnouncedDevice = {
  /** `_pdl-datastream._tcp` */
  service: string
  name: string
  host: string
  port: number
  texts: Record<string, string>
}

/** The machine's own address on a network that carries multicast, or undefined where it has none. */
export function multicastAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

const label = (text: string) => Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)])
const domain = (...labels: string[]) => Buffer.concat([...labels.map(label), Buffer.from([0])])

function record(name: Buffer, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(1, 2)
  head.writeUInt32BE(120, 4)
  head.writeUInt16BE(data.length, 8)
  return Buffer.concat([name, head, data])
}

function announcement(device: AnnouncedDevice, address: string): Buffer {
  const service = domain(...device.service.split('.'), 'local')
  const instance = domain(device.name, ...device.service.split('.'), 'local')
  const host = domain(device.host, 'local')
  const place = Buffer.alloc(6)
  place.writeUInt16BE(device.port, 4)
  const records = [
    record(service, 12, instance),
    record(instance, 33, Buffer.concat([place, host])),
    record(
      instance,
      16,
      Buffer.concat(Object.entries(device.texts).map(([key, value]) => label(`${key}=${value}`))),
    ),
    record(host, 1, Buffer.from(address.split('.').map(Number))),
  ]
  const head = Buffer.from([0, 0, 0x84, 0, 0, 0, 0, records.length, 0, 0, 0, 0])
  return Buffer.concat([head, ...records])
}

/** Answers each question that names its service, until the test ends. */
export async function mdnsResponder(devices: readonly AnnouncedDevice[], address: string): Promise<void> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  onTestFinished(() => new Promise((resolve) => socket.close(() => resolve())))
  socket.on('message', (message) => {
    const isQuestion = ((message[2] ?? 0) & 0x80) === 0
    if (!isQuestion) return
    for (const device of devices) {
      const [first = ''] = device.service.split('.')
      if (message.includes(label(first))) socket.send(announcement(device, address), port, group)
    }
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, () => {
      socket.addMembership(group, address)
      socket.setMulticastInterface(address)
      socket.setMulticastLoopback(true)
      resolve()
    })
  })
}
