/*
 * Addresses of e-mail as somebody types them, and names of mail servers. What passes can stand in a header and in a command of SMTP as
 * it is: letters, digits and a few signs of ASCII, and nothing that ends a line or begins another address.
 */

const longestAddress = 254
const longestLocalPart = 64
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/

/** Undefined for everything that is not one address. The domain comes back as the network writes it: münchen.example has an xn--. */
export function parseMailAddress(text: string): string | undefined {
  const typed = text.trim()
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(at, 0))
  const domain = parseHostName(typed.slice(at + 1))
  if (domain === undefined || !domain.includes('.') || /^[\d.]+$/.test(domain)) return undefined
  if (local.length > longestLocalPart || !localPart.test(local)) return undefined
  const address = `${local}@${domain}`
  return address.length <= longestAddress ? address : undefined
}

/** A name of a machine or its number (also of IPv6), small and in ASCII. */
export function parseHostName(text: string): string | undefined {
  const typed = text.trim()
  if (/^[0-9a-f:.]+$/i.test(typed) && typed.includes(':'))
    return URL.canParse(`http://[${typed}]`) ? typed.toLowerCase() : undefined
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed) || !URL.canParse(`http://${typed}`)) return undefined
  const { hostname } = new URL(`http://${typed}`)
  const labels = hostname.split('.')
  const isName = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return isName && hostname.length <= 253 ? hostname : undefined
}

const loopback: ReadonlySet<string> = new Set(['localhost', '::1'])

/** Of this machine: nothing goes over a wire that others could read. */
export const isOwnMachine = (host: string): boolean => loopback.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host)
