import { describe, expect, it } from 'vitest'
import { parseServiceAddress } from '../../../main/domain/service-address.ts'

describe('the address of a card service', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com', false],
    [' https://api.example.com/pos/v1/ ', 'https://api.example.com/pos/v1', false],
    ['http://127.0.0.1:7871', 'http://127.0.0.1:7871', true],
    ['http://localhost:7871/', 'http://localhost:7871', true],
    ['http://[::1]:7871', 'http://[::1]:7871', true],
  ])('%j is one', (text, url, isLoopback) => {
    expect(parseServiceAddress(text)).toEqual({ url, isLoopback })
  })

  it.each([
    '',
    'api.example.com',
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://192.168.1.4:7871',
    'http://0.0.0.0:7871',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://user:secret@api.example.com',
    'https://@api.example.com',
    'https://api.example.com?x=1',
    'https://api.example.com#x',
    'https://api.exa mple.com',
    'javascript:alert(1)',
  ])('%j is none', (text) => {
    expect(parseServiceAddress(text)).toBeUndefined()
  })
})
