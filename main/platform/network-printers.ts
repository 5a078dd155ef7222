import { Bonjour, type Service } from 'bonjour-service'
import { parsePrinterAddress } from '../domain/printer-address.ts'
import type { FoundPrinter } from '../printer-ports.ts'
import { plainName } from './machine-printers.ts'

/*
 * Printers on the network by multicast DNS, as they announce themselves to every computer. Whoever takes plain bytes on port
 * 9100 says so; one that speaks of LPD or IPP alone nearly always takes them there as well.
 */

const services = ['pdl-datastream', 'printer', 'ipp'] as const
const rawPort = 9100

/** @param searchMs how long to wait for answers */
export async function printersOnNetwork(searchMs: number, signal: AbortSignal): Promise<FoundPrinter[]> {
  const found = new Map<string, FoundPrinter>()
  let fail = (): void => undefined
  // A network without multicast, or a port that somebody else keeps to himself: then nobody is found.
  const failed = new Promise<void>((resolve) => {
    fail = resolve
  })
  const bonjour = new Bonjour({}, fail)
  try {
    for (const type of services)
      bonjour.find({ type, protocol: 'tcp' }, (service) => note(found, service, type))
    await Promise.race([failed, pause(searchMs, signal)])
  } finally {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 500)
      bonjour.destroy(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
  return [...found.values()]
}

function note(found: Map<string, FoundPrinter>, service: Service, type: (typeof services)[number]): void {
  const host = hostOf(service)
  if (host === undefined) return
  const port = type === 'pdl-datastream' ? service.port : rawPort
  const address = port === rawPort ? host : `${host}:${port}`
  if (!parsePrinterAddress(address)) return
  const texts = (service.txt ?? {}) as Record<string, unknown>
  const words = [texts.ty, texts.usb_MFG, texts.usb_MDL, texts.product].filter(
    (word) => typeof word === 'string',
  )
  const said = plainName(words.length > 0 ? String(words[0]) : service.name)
  // One printer under several names is one, and what it says of port 9100 counts most.
  if (type === 'pdl-datastream' || !found.has(host)) found.set(host, { kind: 'network', address, said })
}

/** Its number of the older kind first: those are short enough to be compared with what the printer prints about itself. */
function hostOf({ addresses, referer }: Service): string | undefined {
  const all = addresses ?? []
  return all.find((address) => /^\d+\.\d+\.\d+\.\d+$/.test(address)) ?? referer?.address
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  })
}
