import { describe, expect, it } from 'vitest'
import { findSafe, type SafeStorage } from '../../../main/platform/os-safe.ts'

const flip = (text: string) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a))
const flipBack = (sealed: Buffer) => Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString()

const oldStorage = (more: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: flip,
  decryptString: flipBack,
  ...more,
})
const never = () => {
  throw new Error('the deprecated way')
}
const newStorage = (more: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: never,
  encryptString: never,
  decryptString: never,
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => flip(text),
  decryptStringAsync: async (sealed) => ({ result: flipBack(sealed) }),
  ...more,
})

describe('the safe of the system', () => {
  it.each([
    ['by its asynchronous calls where it has them', newStorage()],
    ['by the older ones in an older runtime', oldStorage()],
  ])('is used %s', async (_how, storage) => {
    const found = await findSafe(storage, 'darwin')
    if (found.kind !== 'safe') throw new Error(found.kind)
    const sealed = await found.safe.seal('sup_sk_canary')
    expect(sealed.toString('latin1')).not.toContain('canary')
    expect(await found.safe.open(sealed)).toBe('sup_sk_canary')
  })

  it('is weak on a Linux without a keyring, whatever it says of itself', async () => {
    for (const storage of [newStorage, oldStorage])
      expect(await findSafe(storage({ getSelectedStorageBackend: () => 'basic_text' }), 'linux')).toEqual({
        kind: 'weak',
      })
  })

  it.each([
    ['says that it is not there', newStorage({ isAsyncEncryptionAvailable: async () => false })],
    ['is not there in an older runtime', oldStorage({ isEncryptionAvailable: () => false })],
    ['gives back something else', newStorage({ decryptStringAsync: async () => ({ result: 'else' }) })],
    ['throws', newStorage({ encryptStringAsync: () => Promise.reject(new Error('locked')) })],
  ])('is none when it %s', async (_how, storage) => {
    expect(await findSafe(storage, 'darwin')).toEqual({ kind: 'none' })
  })
})
