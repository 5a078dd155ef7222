import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { PinHasher } from '../people-ports.ts'

/*
 * scrypt, which Node runs on its pool of threads. A PIN has few digits: who gets hold of the file tries all of them in the end, so
 * each try is made dear (32 MB and about a tenth of a second), and PINs of different people cost it anew.
 */

type Parameters = { cost: number; blockSize: number; parallel: number }

const usual: Parameters = { cost: 2 ** 15, blockSize: 8, parallel: 1 }
const saltBytes = 16
const keyBytes = 32

/** @param cost another one for tests: the digits of a PIN stay the same */
export function pinHasher(cost = usual.cost): PinHasher {
  return {
    async hash(pin) {
      const parameters = { ...usual, cost }
      const salt = randomBytes(saltBytes)
      const key = await derive(pin, salt, parameters)
      const { blockSize, parallel } = parameters
      return ['scrypt', cost, blockSize, parallel, salt.toString('base64'), key.toString('base64')].join('$')
    },
    async matches(pin, kept) {
      const read = readKept(kept)
      // What cannot be read is no PIN that somebody could know.
      if (!read) return false
      const key = await derive(pin, read.salt, read.parameters)
      return key.length === read.key.length && timingSafeEqual(key, read.key)
    },
  }
}

function readKept(kept: string): { parameters: Parameters; salt: Buffer; key: Buffer } | null {
  const [name, cost, blockSize, parallel, salt, key] = kept.split('$')
  if (name !== 'scrypt' || salt === undefined || key === undefined) return null
  const parameters = { cost: Number(cost), blockSize: Number(blockSize), parallel: Number(parallel) }
  if (!Object.values(parameters).every((value) => Number.isSafeInteger(value) && value >= 1)) return null
  return { parameters, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
}

function derive(pin: string, salt: Buffer, { cost, blockSize, parallel }: Parameters): Promise<Buffer> {
  // The library's own limit is exactly what the usual parameters take, and at its limit it refuses.
  const options = { N: cost, r: blockSize, p: parallel, maxmem: 256 * blockSize * (cost + parallel + 2) }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
