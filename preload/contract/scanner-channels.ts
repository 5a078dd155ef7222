import * as v from 'valibot'
import { channel, nothing } from './channel.ts'
import type { ScaleReading, ScannerState } from './scanner-views.ts'
import { scaleRules, text } from './settings-schema.ts'

/* The scanner on a serial port, and the labels of scales. */

export const scannerChannels = {
  /** What the scanner on the serial port has read since the last time; whoever asks first has it. */
  'scanner.take': channel<{ codes: string[] }>()(nothing),
  'scanner.state': channel<ScannerState>()(nothing),
  /** How a code would be read by rules that are not saved yet; null: as no label. */
  'scanner.try': channel<ScaleReading | null>()(v.object({ code: text(128), rules: scaleRules })),
}
