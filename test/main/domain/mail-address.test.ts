import { describe, expect, it } from 'vitest'
import { isOwnMachine, parseHostName, parseMailAddress } from '../../../main/domain/mail-address.ts'

describe('an address of e-mail', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    ['  Anna.B+till@Example.COM ', 'Anna.B+till@example.com'],
    ["o'brien@mail.example", "o'brien@mail.example"],
    ['anna@münchen.example', 'anna@xn--mnchen-3ya.example'],
    ['anna@пример.испытание', 'anna@xn--e1afmkfd.xn--80akhbyknj4f'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah'],
  ])('%j is %j', (typed, address) => {
    expect(parseMailAddress(typed)).toBe(address)
  })

  it.each([
    '',
    'anna',
    'anna@',
    '@example.com',
    'anna@example',
    'anna@@example.com',
    'anna@example.com, ben@example.com',
    'anna@example.com;ben@example.com',
    'anna@example.com ben@example.com',
    'anna,ben@example.com',
    'Anna <anna@example.com>',
    '"anna b"@example.com',
    'anna@example.com\r\nBcc: evil@example.com',
    'anna\r\nRCPT TO:<evil@example.com>@example.com',
    'anna\u0000@example.com',
    'anna@exam\nple.com',
    'anna@exam%0aple.com',
    'anna@exa_mple.com',
    'anna@-example.com',
    'anna@example..com',
    'anna@.example.com',
    'anna@127.0.0.1',
    'anna@2130706433.1',
    'anna@[127.0.0.1]',
    'anna@example.com:25',
    'anna@example.com/x',
    '.anna@example.com',
    'anna.@example.com',
    'an..na@example.com',
    'änna@example.com',
    `${'a'.repeat(65)}@example.com`,
    `anna@${'a'.repeat(64)}.com`,
    `anna@${'abcdefgh.'.repeat(30)}com`,
  ])('%j is none', (typed) => {
    expect(parseMailAddress(typed)).toBeUndefined()
  })

  it('of whatever letters, is one line of ASCII without a second address, or none', () => {
    const signs = [...'ab@.-_+,;:<>()[]"\\ \t\r\n\0%/ü例\u2028\u202e\u3002']
    let seed = 7
    const next = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed
    }
    for (let round = 0; round < 50_000; round += 1) {
      const typed = Array.from({ length: next() % 14 }, () => signs[next() % signs.length]).join('')
      const address = parseMailAddress(`${typed}${round % 2 ? '' : '@example.com'}`)
      if (address !== undefined) expect(address).toMatch(/^[^\s@,;:<>()[\]"\\]+@[a-z0-9.-]+$/)
    }
  })
})

describe('the name of a server', () => {
  it.each([
    ['smtp.example.com', 'smtp.example.com'],
    [' SMTP.Example.com ', 'smtp.example.com'],
    ['localhost', 'localhost'],
    ['192.168.1.10', '192.168.1.10'],
    ['::1', '::1'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
  ])('%j is %j', (typed, host) => {
    expect(parseHostName(typed)).toBe(host)
  })

  it.each([
    '',
    'smtp://example.com',
    'example.com:465',
    'exam ple.com',
    'a@b',
    'a/b',
    '[::1]',
    'a\r\nb',
    ':::',
  ])('%j is none', (typed) => expect(parseHostName(typed)).toBeUndefined())

  it('of this machine is known', () => {
    expect(['localhost', '::1', '127.0.0.1', '127.9.9.9'].every(isOwnMachine)).toBe(true)
    expect(['10.0.0.1', 'localhost.example', '127.example.com', '1127.0.0.1'].some(isOwnMachine)).toBe(false)
  })
})
