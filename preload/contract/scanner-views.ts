import type { Money } from './money.ts'

/* Scanners, and the labels that scales print. */

/** How the labels of a scale are to be read: see main/domain/scale-code.ts for the pattern. */
export type ScaleRule = {
  pattern: string
  /** A price in the shop's currency, a weight in kilograms, or a number of pieces. */
  holds: 'price' | 'weight' | 'pieces'
  /** How many of the value's digits stand behind the point. */
  decimals: number
}

/** What a label of the scale says, in numbers that people know. */
export type ScaleReading =
  | { kind: 'rule-wrong'; rule: number }
  /** A price, or how much in thousandths (kilograms, pieces). Without a product there is none under that article. */
  | {
      kind: 'label'
      article: string
      product: string | null
      holds: ScaleRule['holds']
      price: Money | null
      quantityMilli: number | null
    }

/** The scanner on a serial port. */
export type ScannerState =
  | { kind: 'none' }
  | { kind: 'open'; port: string }
  | { kind: 'closed'; port: string; reason: 'unreachable' | 'not-allowed' }

/** What the shop says of its scanner and its scale. */
export type ScannerSettings = {
  scaleRules: ScaleRule[]
  /** What the scanner puts before and after each code, beside the Enter; taken away. */
  scannerPrefix: string
  scannerSuffix: string
  /** Most scanners press Enter or Tab after a code. A scanner that does not is told by the silence after it. */
  scannerEnds: 'enter' | 'silence'
  /** "/dev/ttyACM0@9600" of a scanner on a serial port; empty: there is none. */
  scannerPort: string
}
