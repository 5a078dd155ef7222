import { expect, test } from 'vitest'
import { parsePrinterAddress } from '../../../main/domain/printer-address.ts'

test.each([
  ['192.168.1.20:9100', '192.168.1.20', 9100],
  ['printer.local', 'printer.local', 9100],
  [' kitchen:515 ', 'kitchen', 515],
  ['[fe80::1%eth0]:9101', 'fe80::1%eth0', 9101],
  ['[::1]', '::1', 9100],
])('%s is a printer', (text, host, port) => {
  expect(parsePrinterAddress(text)).toEqual({ host, port })
})

test.each([
  '',
  ':9100',
  'printer:',
  'printer:0',
  'printer:65536',
  'printer:port',
  'http://printer',
  'a b',
  'printer:9100/x',
  '-printer',
  'printer;ls',
  '[::1',
  'ü.local',
])('%j is none', (text) => {
  expect(parsePrinterAddress(text)).toBeUndefined()
})
