import { type ExecFileException, execFile } from 'node:child_process'
import { close, constants, open, read, write } from 'node:fs'
import { Duplex } from 'node:stream'

/*
 * A printer's device file (/dev/usb/lp0, a serial port) as a stream of both directions. It is opened so that neither a
 * write to a printer that takes nothing nor a read from one that says nothing ever waits inside the system: such a wait
 * cannot be called off, and would keep the till from stopping.
 */

/** How soon the device is asked again when it took or had nothing. */
const againMs = 20

class DeviceStream extends Duplex {
  readonly #descriptor: number
  readonly #received = Buffer.alloc(256)
  #timers = new Set<NodeJS.Timeout>()

  constructor(descriptor: number) {
    super()
    this.#descriptor = descriptor
  }

  override _read(): void {
    read(this.#descriptor, this.#received, 0, this.#received.length, null, (error, count) => {
      if (this.destroyed) return
      if (error && !isBusy(error)) this.destroy(error)
      else if (error || count === 0) this.#later(() => this._read())
      else this.push(Uint8Array.from(this.#received.subarray(0, count)))
    })
  }

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    write(this.#descriptor, bytes, 0, bytes.length, null, (error, count) => {
      if (this.destroyed) return
      if (error && !isBusy(error)) done(error)
      else if (!error && count === bytes.length) done()
      else this.#later(() => this._write(error ? bytes : bytes.subarray(count), _encoding, done))
    })
  }

  /** A device says no goodbye: it has got everything when the last byte is written. */
  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const timer of this.#timers) clearTimeout(timer)
    close(this.#descriptor, () => done(error))
  }

  #later(work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      if (!this.destroyed) work()
    }, againMs)
    this.#timers.add(timer)
  }
}

function isBusy(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EAGAIN'
}

export type OpenedDevice =
  | { kind: 'open'; stream: Duplex }
  | { kind: 'closed'; reason: 'unreachable' | 'not-allowed' | 'busy' }

/** A printer's USB port is opened by one program at a time: the system says so itself. */
const closedBecause: Record<string, 'not-allowed' | 'busy'> = { EACCES: 'not-allowed', EBUSY: 'busy' }

export function openDevice(path: string): Promise<OpenedDevice> {
  const flags = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY
  return new Promise((resolve) => {
    open(path, flags, (error, descriptor) => {
      if (!error) resolve({ kind: 'open', stream: new DeviceStream(descriptor) })
      else resolve({ kind: 'closed', reason: closedBecause[error.code ?? ''] ?? 'unreachable' })
    })
  })
}

/**
 * Sets the speed of a serial port and takes out what terminals do to text. `ixon` lets the printer say "wait": its status
 * bytes never look like that sign. False when there is no such port or it takes no settings.
 */
export function setUpSerialPort(path: string, baudRate: number): Promise<boolean> {
  const file = process.platform === 'darwin' ? '-f' : '-F'
  const settings = [String(baudRate), 'raw', '-echo', 'cs8', '-cstopb', '-parenb', 'clocal', 'ixon', '-ixoff']
  return new Promise((resolve) => {
    execFile('stty', [file, path, ...settings], { timeout: 3_000 }, (error: ExecFileException | null) =>
      resolve(error === null),
    )
  })
}
