import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/*
 * The built renderer as both hosts serve it. The files are listed once at the start and looked up by their exact name: a
 * path that is not in the list does not exist, whatever dots and encodings it is made of.
 */

type PageFile = { type: string; bytes: Buffer<ArrayBuffer>; isHashed: boolean }
export type PageFiles = { read(urlPath: string): Promise<PageFile | null> }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

export function pageFiles(folder: string): PageFiles {
  const paths = new Map(listFiles(folder, '').map((path) => [`/${path}`, join(folder, path)]))
  // They do not change while the till runs, and are a few hundred kilobytes: the next window need not wait for the disk.
  const known = new Map<string, Buffer<ArrayBuffer>>()
  const bytesOf = async (path: string) => {
    const bytes = known.get(path) ?? (await readFile(path))
    known.set(path, bytes)
    return bytes
  }
  return {
    async read(urlPath) {
      const name = urlPath === '/' ? '/index.html' : decode(urlPath)
      const path = name === null ? undefined : paths.get(name)
      if (path === undefined) return null
      return {
        type: types[extname(path)] ?? 'application/octet-stream',
        bytes: await bytesOf(path),
        isHashed: urlPath.startsWith('/assets/'),
      }
    },
  }
}

/** Step by step and not by `recursive`: inside a packaged app (asar) only the plain form works. */
function listFiles(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? listFiles(folder, path) : [path]
  })
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}

/**
 * What a page of the till may do: run our own script and style, show our own pictures, talk to the till. Nothing from
 * elsewhere, nothing inline, no frame around it.
 * @param connect where the page may connect to, in the words of a content security policy
 */
export function pageHeaders(connect: string): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src ${connect}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()',
  }
}
