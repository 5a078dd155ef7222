import { decimalText } from '../../preload/contract/money.ts'
import type { VirtualReaderView } from '../../preload/contract/training-views.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import { bitmapUrl } from '../domain/bitmap-url.ts'
import { qrDots } from '../domain/qr-dots.ts'
import type { PaperLine as PrintedLine } from './escpos-style.ts'
import type { ReaderAmount, ReaderView } from './virtual-reader-view.ts'
import type { TerminalView } from './virtual-terminal-view.ts'

/* The devices of the desk in the words of the screen that draws them. */

/** The device counts some currencies with fewer decimals than the standard; the screen gets the standard's. */
function toMoney(amount: ReaderAmount) {
  const decimals = decimalText(0, amount.currency).split('.')[1]?.length ?? 0
  return { minor: amount.amountMinor * 10 ** (decimals - amount.digits), currency: amount.currency }
}

export function readerOnDesk(view: ReaderView): VirtualReaderView {
  const { screen } = view
  return {
    serial: view.serial,
    model: view.model,
    service: 'SumUp',
    powered: view.powered,
    network: view.network,
    paired: view.paired,
    polls: null,
    inTill: null,
    screen: screen.kind,
    pairingCode: screen.kind === 'pairing-code' ? screen.code : null,
    identity: null,
    isRefund: false,
    amount: 'amount' in screen ? toMoney(screen.amount) : null,
    tipOptions:
      screen.kind === 'choose-tip'
        ? screen.options.map((option) => ({ label: `${option.percent} %`, action: option.action }))
        : [],
    actions: view.actions,
  }
}

export function terminalOnDesk(view: TerminalView): VirtualReaderView {
  const { screen } = view
  return {
    serial: view.serial,
    model: `${view.manufacturer} ${view.model}`,
    service: 'CM.com',
    powered: view.powered,
    network: view.network,
    paired: null,
    polls: view.polls,
    inTill: null,
    screen: screen.kind,
    pairingCode: null,
    identity: screen.kind === 'identity' ? screen.qr : null,
    isRefund: screen.kind === 'present-card' && screen.isRefund,
    amount: 'amount' in screen ? toMoney(screen.amount) : null,
    tipOptions: [],
    actions: view.actions,
  }
}

/** What the screen can draw of a printed line; codes stand as a word for themselves. */
export function toPaperLine(line: PrintedLine): PaperLine[] {
  switch (line.kind) {
    case 'text':
      return [
        {
          text: line.text,
          bold: line.spans.some((span) => span.bold),
          large: line.spans.some((span) => span.height > 1),
          align: line.align,
        },
      ]
    case 'qr':
      return [qrLine(line.data, line.align)]
    case 'barcode':
      return [{ text: `[${line.data}]`, align: line.align }]
    case 'image': {
      const picture = { ...line, rows: Buffer.from(line.bits, 'base64') }
      return [
        {
          text: '',
          align: line.align,
          picture: { url: bitmapUrl(picture), columns: line.width / dotsPerColumn },
        },
      ]
    }
    case 'cut':
      return []
  }
}

/** Of the printer's usual letters (font A). */
const dotsPerColumn = 12

function qrLine(data: string, align: PaperLine['align']): PaperLine {
  const picture = qrDots(data)
  return {
    text: '',
    qr: data,
    ...(align ? { align } : {}),
    picture: { url: bitmapUrl(picture), columns: picture.width / dotsPerColumn },
  }
}
