/*
 * The system's own safe (Keychain, DPAPI, libsecret, KWallet) behind a face that the rest of the till and its tests can have
 * without Electron.
 */

/** What Electron offers, in part: the asynchronous calls are younger than some runtimes that the till is run on. */
export type SafeStorage = {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(sealed: Buffer): Promise<{ result: string }>
  getSelectedStorageBackend?(): string
}

export type Safe = {
  seal(text: string): Promise<Buffer>
  open(sealed: Buffer): Promise<string>
}

export type FoundSafe = { kind: 'safe'; safe: Safe } | { kind: 'none' | 'weak' }

/** A safe that waits for somebody's password in a dialog nobody sees must not hold the till for ever. */
const patienceMs = 20_000

/**
 * `weak` is a safe in name only: on a Linux without a keyring Chromium seals with a password that stands in its source.
 * A trial decides, not the promise: a safe that cannot give back what it took is none.
 */
export async function findSafe(storage: SafeStorage, platform: NodeJS.Platform): Promise<FoundSafe> {
  try {
    const isThere = await (storage.isAsyncEncryptionAvailable?.() ?? storage.isEncryptionAvailable())
    if (platform === 'linux' && storage.getSelectedStorageBackend?.() === 'basic_text')
      return { kind: 'weak' }
    if (!isThere) return { kind: 'none' }
    const safe = safeOf(storage)
    return (await safe.open(await safe.seal(trial))) === trial ? { kind: 'safe', safe } : { kind: 'none' }
  } catch {
    // Locked, broken or refused by the person: the till keeps its secrets in its own file and says so.
    return { kind: 'none' }
  }
}

const trial = 'a till keeps a secret here'

function safeOf(storage: SafeStorage): Safe {
  return {
    seal: async (text) =>
      await inTime(storage.encryptStringAsync?.(text) ?? Promise.resolve(storage.encryptString(text))),
    async open(sealed) {
      if (!storage.decryptStringAsync) return storage.decryptString(sealed)
      return (await inTime(storage.decryptStringAsync(sealed))).result
    },
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the safe does not answer')), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
