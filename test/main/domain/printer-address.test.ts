import { expect, test } from 'vitest'
import { parsePrinterAddress } from '../../../main/domain/printer-address.ts'

test.each([
  ['192.168.1.20:9100', '192.168.1.20', 9100],
  ['printer.local', 'printer.local', 9100],
  [' kitchen:515 ', 'kitchen', 515],
  ['[fe80::1%eth0]:9101', 'fe80::1%eth0', 9101],
  ['[::1]', '::1', 9100],
])('%s is a printer', (text, host, port) => {
  expect(parsePrinterAddress(text)).toEqual({ kind: 'network', host, port })
})

test.each([
  ['/dev/usb/lp0', { kind: 'usb', path: '/dev/usb/lp0' }],
  ['/dev/lp1', { kind: 'usb', path: '/dev/lp1' }],
  ['/dev/ttyUSB0@19200', { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19_200 }],
  ['/dev/ttyS1', { kind: 'serial', path: '/dev/ttyS1', baudRate: 9600 }],
  ['/dev/cu.usbserial-110@9600', { kind: 'serial', path: '/dev/cu.usbserial-110', baudRate: 9600 }],
  [
    '/dev/serial/by-id/usb-FTDI_FT232R-if00-port0@38400',
    { kind: 'serial', path: '/dev/serial/by-id/usb-FTDI_FT232R-if00-port0', baudRate: 38_400 },
  ],
  ['queue:Receipts', { kind: 'queue', name: 'Receipts' }],
])('%s is one that is not on the network', (text, address) => {
  expect(parsePrinterAddress(text)).toEqual(address)
})

test.each([
  '/dev/sda',
  '/dev/usb/lp0/../../sda',
  '/dev/ttyUSB0@12345',
  '/dev/tty/../sda',
  '/dev/serial/by-id/../../sda',
  'queue:',
  'queue:-o',
  'queue:a b',
  'queue:a/b',
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
