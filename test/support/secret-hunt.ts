import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/*
 * Looks for secrets in whatever the till has written, said or sent: whole or in part, as they are or in the usual
 * disguises. The last four characters of a key may be shown; eight in a row of its body are a leak.
 */

export type Found = { secret: string; how: string; where: string }

const tellingLength = 8

/** The public beginning of a key is in every help text. */
const bodyOf = (secret: string): string => secret.replace(/^sup_sk_/, '')

export function findSecrets(
  place: string,
  content: string | Uint8Array,
  secrets: readonly string[],
): Found[] {
  const text = Buffer.from(content as Uint8Array).toString('latin1')
  const spaceless = text.replace(/\s|\\n|\\r/g, '')
  return secrets.flatMap((secret) =>
    Object.entries(disguises(secret)).flatMap(([how, pieces]) => {
      const piece = pieces.find((one) => text.includes(one) || spaceless.includes(one))
      return piece === undefined ? [] : [{ secret: `…${secret.slice(-4)}`, how, where: place }]
    }),
  )
}

function disguises(secret: string): Record<string, string[]> {
  const body = bodyOf(secret)
  const bytes = Buffer.from(body, 'utf8')
  return {
    plain: windows(body),
    backwards: windows([...body].reverse().join('')),
    hex: [bytes.subarray(0, tellingLength).toString('hex'), bytes.subarray(-tellingLength).toString('hex')],
    utf16: [Buffer.from(body.slice(0, tellingLength), 'utf16le').toString('latin1')],
    base64: [0, 1, 2].map((shift) => inBase64(secret, shift)),
    escaped: [encodeURIComponent(body), JSON.stringify(body).slice(1, -1)].filter((one) => one !== body),
  }
}

function windows(text: string): string[] {
  return Array.from({ length: text.length - tellingLength + 1 }, (_, at) =>
    text.slice(at, at + tellingLength),
  )
}

/** What does not depend on what stands before and after it. */
function inBase64(secret: string, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret, 'utf8')]).toString('base64')
  return encoded.replace(/=+$/, '').slice(shift === 0 ? 0 : 4, -4)
}

/** Every byte below a folder, except for the files that are meant to hold secrets. */
export function findSecretsOnDisk(
  folder: string,
  secrets: readonly string[],
  except: readonly string[],
): { found: Found[]; files: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !except.includes(relative(folder, path).split('\\').join('/')))
  return {
    files: paths.length,
    found: paths.flatMap((path) => findSecrets(relative(folder, path), readFileSync(path), secrets)),
  }
}
