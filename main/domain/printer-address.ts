export type PrinterAddress =
  | { kind: 'network'; host: string; port: number }
  /** A printer on a USB port that the system shows as a file. */
  | { kind: 'usb'; path: string }
  | { kind: 'serial'; path: string; baudRate: number }
  /** A queue of the operating system. */
  | { kind: 'queue'; name: string }

/** The port of nearly every network printer ("raw", JetDirect). */
const rawPort = 9100
/** What most serial receipt printers are delivered with. */
const usualBaudRate = 9600
const baudRates = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]

const usbPath = /^\/dev\/(?:usb\/)?lp\d{1,2}$/
/** Ports, adapters by their lasting names, and the pseudo ports that multiplexers make. */
const serialPath =
  /^(\/dev\/(?:tty[\w.-]{1,60}|cu\.[\w.-]{1,80}|pts\/\d{1,5}|serial\/by-(?:id|path)\/[\w.:+-]{1,120}))(?:@(\d{3,6}))?$/
const queueName = /^queue:([^\s/#-][^\s/#]{0,126})$/
const network =
  /^(?:\[([0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9]{1,15})?)\]|([A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?))(?::(\d{1,5}))?$/

/**
 * "192.168.1.20:9100", "printer.local", "[fe80::1]:9100"; without a port the usual one. "/dev/usb/lp0" is a printer on USB,
 * "/dev/ttyUSB0@19200" one on a serial port with its speed in baud, "queue:Receipts" a queue of the system. Undefined for
 * what is no address: a scheme, another path, a space, a port or a speed that does not exist.
 */
export function parsePrinterAddress(text: string): PrinterAddress | undefined {
  const address = text.trim()
  if (usbPath.test(address)) return { kind: 'usb', path: address }
  const [, path, baud] = serialPath.exec(address) ?? []
  if (path !== undefined) {
    const baudRate = baud === undefined ? usualBaudRate : Number(baud)
    return baudRates.includes(baudRate) ? { kind: 'serial', path, baudRate } : undefined
  }
  const [, name] = queueName.exec(address) ?? []
  if (name !== undefined) return { kind: 'queue', name }
  const match = network.exec(address)
  if (!match) return undefined
  const port = match[3] === undefined ? rawPort : Number(match[3])
  if (port < 1 || port > 65_535) return undefined
  return { kind: 'network', host: match[1] ?? match[2] ?? '', port }
}
