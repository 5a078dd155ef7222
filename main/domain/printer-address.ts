export type PrinterAddress = { host: string; port: number }

/** The port of nearly every network printer ("raw", JetDirect). */
const rawPort = 9100

/**
 * "192.168.1.20:9100", "printer.local", "[fe80::1]:9100"; without a port the usual one. Undefined for what is no address:
 * a scheme, a path, a space or a port out of range.
 */
export function parsePrinterAddress(text: string): PrinterAddress | undefined {
  const match =
    /^(?:\[([0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9]{1,15})?)\]|([A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?))(?::(\d{1,5}))?$/.exec(
      text.trim(),
    )
  if (!match) return undefined
  const port = match[3] === undefined ? rawPort : Number(match[3])
  if (port < 1 || port > 65_535) return undefined
  return { host: match[1] ?? match[2] ?? '', port }
}
