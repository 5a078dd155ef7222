import { describe, expect, test, vi } from 'vitest'
import { openDevice } from '../../../main/platform/device-stream.ts'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { type PseudoPort, pseudoPort } from '../../support/pseudo-port.ts'

const quick = { statusMs: 200, stallMs: 500, finishMs: 500, finishMsPerByte: 0 }
/** Every byte there is: a port in the wrong mode would change line ends, eat bytes, or take some for commands. */
const everyByte = Uint8Array.from({ length: 2048 }, (_, index) => index & 0xff)

/** Answers real-time questions ("all is well") and the one that is answered in its turn. */
function answering(port: PseudoPort, state: { paper: number } = { paper: 0x12 }): void {
  port.onData((bytes) => {
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] === 0x10 && bytes[at + 1] === 0x04)
        port.send(Uint8Array.of(bytes[at + 2] === 4 ? state.paper : 0x12))
      if (bytes[at] === 0x1d && bytes[at + 1] === 0x72) port.send(Uint8Array.of(0))
    }
  })
}

describe('a printer on a serial port', () => {
  test('gets every byte as it is, and is believed when it answers nothing', async () => {
    const port = await pseudoPort()
    const outcome = await shopPrinter(quick).print(`${port.path}@19200`, everyByte)
    expect(outcome).toEqual({ kind: 'printed', confirmed: false })
    // What left the till is on its way through the other end of the port.
    await vi.waitUntil(() => port.received().includes(Buffer.from(everyByte)), { timeout: 10_000 })
  })

  test('is asked before and after, and confirms', async () => {
    const port = await pseudoPort()
    answering(port)
    expect(await shopPrinter(quick).print(port.path, Buffer.from('Tea 2.80\n'))).toEqual({
      kind: 'printed',
      confirmed: true,
    })
    await vi.waitUntil(() => port.received().includes('Tea 2.80\n'), { timeout: 10_000 })
  })

  test('that has no paper gets nothing', async () => {
    const port = await pseudoPort()
    answering(port, { paper: 0x72 })
    expect(await shopPrinter(quick).print(port.path, Buffer.from('Tea 2.80\n'))).toEqual({
      kind: 'not-printed',
      reason: 'no-paper',
    })
    expect(port.received().toString('latin1')).not.toContain('Tea')
  })

  test('that is pulled out in the middle is doubtful', async () => {
    const port = await pseudoPort()
    answering(port)
    const whole = shopPrinter({ ...quick, finishMs: 5_000 }).print(port.path, Buffer.alloc(200_000, 'x'))
    port.onData((bytes) => {
      if (bytes.includes('xxx')) port.unplug()
      else if (bytes.includes(0x10)) port.send(Uint8Array.of(0x12))
    })
    expect(await whole).toMatchObject({ kind: 'doubtful' })
  })

  test('gets one paper after the other', async () => {
    const port = await pseudoPort()
    const printer = shopPrinter(quick)
    const papers = ['a', 'b', 'c'].map((letter) => Buffer.alloc(3_000, letter))
    await Promise.all(papers.map((bytes) => printer.print(port.path, bytes)))
    const letters = () =>
      port
        .received()
        .toString('latin1')
        .replace(/[^abc]/g, '')
    await vi.waitUntil(() => letters().length === 9_000, { timeout: 10_000 })
    expect(/^a+b+c+$/.test(letters())).toBe(true)
  })

  test('that is not there is unreachable, and so is one that is no port', async () => {
    const gone = await shopPrinter(quick).print('/dev/ttyUSB99', Buffer.from('x'))
    expect(gone).toEqual({ kind: 'not-printed', reason: 'unreachable' })
    const usb = await shopPrinter(quick).print('/dev/usb/lp9', Buffer.from('x'))
    expect(usb).toEqual({ kind: 'not-printed', reason: 'unreachable' })
  })
})

describe('a device that takes nothing', () => {
  test('can be left at any time', async () => {
    const port = await pseudoPort()
    const opened = await openDevice(port.path)
    if (opened.kind !== 'open') throw new Error('the port did not open')
    const ended = new Promise((resolve) => opened.stream.once('close', resolve))
    opened.stream.on('error', () => undefined)
    opened.stream.write(Buffer.alloc(1_000_000, 'x'))
    opened.stream.destroy()
    await ended
  })
})
