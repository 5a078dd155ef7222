import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { printersOnMachine } from '../../../main/platform/machine-printers.ts'
import { printersOnNetwork } from '../../../main/platform/network-printers.ts'
import { testFolder } from '../../support/database.ts'
import { mdnsResponder, multicastAddress } from '../../support/mdns-responder.ts'
import { hasCups, printQueues } from '../../support/print-queue.ts'

const never = new AbortController().signal
const address = multicastAddress()

describe('printers on the network', () => {
  test.skipIf(address === undefined)('are found by what they announce, each once', async () => {
    const own = address ?? ''
    await mdnsResponder(
      [
        {
          service: '_pdl-datastream._tcp',
          name: 'Kassendrucker',
          host: 'epson1',
          port: 9100,
          texts: { ty: 'EPSON TM-T20III', note: '\u001b@' },
        },
        { service: '_ipp._tcp', name: 'Kassendrucker', host: 'epson1', port: 631, texts: { ty: 'Other' } },
      ],
      own,
    )
    expect(await printersOnNetwork(1_500, never)).toEqual([
      { kind: 'network', address: own, said: 'EPSON TM-T20III' },
    ])
  })

  test.skipIf(address === undefined)('are found on other ports, and a name can hold no command', async () => {
    const own = address ?? ''
    await mdnsResponder(
      [
        {
          service: '_pdl-datastream._tcp',
          name: 'TSP654II \u001bp\u0000',
          host: 'star',
          port: 9101,
          texts: {},
        },
      ],
      own,
    )
    expect(await printersOnNetwork(1_500, never)).toEqual([
      { kind: 'network', address: `${own}:9101`, said: 'TSP654II p' },
    ])
  })

  test('are none where nobody answers, and the search ends when it is called off', async () => {
    const stop = new AbortController()
    const search = printersOnNetwork(600_000, stop.signal)
    stop.abort()
    expect(await search).toEqual([])
  })
})

describe('printers on this machine', () => {
  test('are USB ports with what the printer says of itself, and serial ports by their lasting names', async () => {
    const root = testFolder()
    const dev = join(root, 'dev')
    const port = join(root, 'sys', 'class', 'usbmisc', 'lp0', 'device')
    mkdirSync(join(dev, 'usb'), { recursive: true })
    mkdirSync(join(dev, 'serial', 'by-id'), { recursive: true })
    mkdirSync(port, { recursive: true })
    for (const name of ['usb/lp0', 'usb/lp1', 'usb/hiddev0', 'ttyUSB0', 'serial/by-id/usb-Prolific-port0'])
      writeFileSync(join(dev, name), '')
    writeFileSync(join(port, 'ieee1284_id'), 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;\n')
    const found = await printersOnMachine({ dev, sys: join(root, 'sys') })
    expect(found.filter(({ kind }) => kind !== 'queue')).toEqual([
      { kind: 'usb', address: '/dev/usb/lp0', said: 'EPSON TM-T88V' },
      { kind: 'usb', address: '/dev/usb/lp1', said: '' },
      { kind: 'serial', address: '/dev/serial/by-id/usb-Prolific-port0', said: '' },
    ])
  })

  test.skipIf(!hasCups)(
    'are the queues of the system',
    async () => {
      const queues = await printQueues()
      queues.add('Receipts', 9)
      const found = await printersOnMachine({ dev: '/nowhere', sys: '/nowhere' })
      expect(found).toEqual([{ kind: 'queue', address: 'queue:Receipts', said: 'Receipts' }])
    },
    30_000,
  )

  test('are none where there is nothing to find', async () => {
    const found = await printersOnMachine({ dev: '/nowhere', sys: '/nowhere' })
    expect(found.filter(({ kind }) => kind !== 'queue')).toEqual([])
  })
})
