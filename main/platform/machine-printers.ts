import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundPrinter } from '../printer-ports.ts'

/*
 * Printers on this machine: USB ports with what the printer on them calls itself, serial ports (which say nothing about what
 * hangs on them), and the print queues of the system.
 */

export type MachinePlaces = { dev: string; sys: string }
const systemPlaces: MachinePlaces = { dev: '/dev', sys: '/sys' }

export async function printersOnMachine(places: MachinePlaces = systemPlaces): Promise<FoundPrinter[]> {
  const found = await Promise.all([usbPorts(places), serialPorts(places), queues()])
  return found.flat()
}

async function usbPorts({ dev, sys }: MachinePlaces): Promise<FoundPrinter[]> {
  const ports = (await namesIn(join(dev, 'usb'))).filter((name) => /^lp\d{1,2}$/.test(name))
  return await Promise.all(
    ports.map(async (port) => ({
      kind: 'usb' as const,
      address: `/dev/usb/${port}`,
      said: deviceName(await textOf(join(sys, 'class', 'usbmisc', port, 'device', 'ieee1284_id'))),
    })),
  )
}

/** Out of `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;`, as IEEE 1284 has it. */
function deviceName(id: string): string {
  const fields = new Map(
    id.split(';').map((field) => {
      const [key = '', ...value] = field.split(':')
      return [key.trim().toUpperCase(), value.join(':').trim()] as const
    }),
  )
  const maker = fields.get('MFG') ?? fields.get('MANUFACTURER') ?? ''
  const model = fields.get('MDL') ?? fields.get('MODEL') ?? ''
  return plainName(model.toUpperCase().startsWith(maker.toUpperCase()) ? model : `${maker} ${model}`)
}

/** Adapters by their lasting names where there are any: `ttyUSB0` is another one after the next start. */
async function serialPorts({ dev }: MachinePlaces): Promise<FoundPrinter[]> {
  const lasting = await namesIn(join(dev, 'serial', 'by-id'))
  const ports =
    lasting.length > 0
      ? lasting.map((name) => `/dev/serial/by-id/${name}`)
      : (await namesIn(dev))
          .filter((name) => /^tty(?:USB|ACM)\d{1,2}$/.test(name))
          .map((name) => `/dev/${name}`)
  return ports.map((address) => ({ kind: 'serial', address, said: '' }))
}

function queues(): Promise<FoundPrinter[]> {
  return new Promise((resolve) => {
    execFile('lpstat', ['-e'], { timeout: 3_000, env: { ...process.env, LC_ALL: 'C' } }, (error, text) => {
      const names = error ? [] : text.split('\n').filter((name) => /^[^\s/#-][^\s/#]{0,126}$/.test(name))
      resolve(names.map((name) => ({ kind: 'queue', address: `queue:${name}`, said: plainName(name) })))
    })
  })
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch {
    // No such ports here, or another system.
    return []
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return ''
  }
}

/** What a device says of itself is anybody's text: one line, no control signs, and not for ever. */
export function plainName(said: string): string {
  return said
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
}
