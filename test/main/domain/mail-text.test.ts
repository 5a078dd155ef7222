import { expect, it } from 'vitest'
import { composeMail } from '../../../main/domain/mail-text.ts'

const lines = [
  { text: '', logo: 'a'.repeat(64) },
  { text: 'Corner Shop', align: 'centre' as const, bold: true },
  { text: 'Bread & <b>butter</b>     3.40' },
  { text: '', qr: '000123' },
]

const mail = {
  receiptNumber: '000123',
  shopName: 'Corner Shop',
  language: 'de' as const,
  secondLanguage: null,
  subject: '',
  text: '',
  columns: 21,
  lines,
}

it('a letter holds the till’s words and the receipt, in columns, where the shop has none of its own', () => {
  const { subject, text, html } = composeMail(mail)
  expect(subject).toBe('Ihr Beleg 000123 von Corner Shop')
  expect(text).toContain('Vielen Dank für Ihren Einkauf bei Corner Shop.')
  expect(text).toContain('\n     Corner Shop\nBread & <b>butter</b>     3.40\n')
  expect(html).toContain('Bread &amp; &lt;b&gt;butter&lt;/b&gt;     3.40')
  expect(html).toContain('<html lang="de">')
})

it('a letter in two languages says it in both', () => {
  const { text } = composeMail({ ...mail, secondLanguage: 'en' })
  expect(text.indexOf('Vielen Dank')).toBeLessThan(text.indexOf('Thank you'))
})

it('the shop’s own words take their places, and no line of the subject is a second one', () => {
  const { subject, text, html } = composeMail({
    ...mail,
    subject: 'Bon {receipt}\r\nBcc: evil@example.com',
    text: 'Tot ziens bij {shop}!\n<script>',
  })
  expect(subject).toBe('Bon 000123 Bcc: evil@example.com')
  expect(text).toMatch(/^Tot ziens bij Corner Shop!\n<script>\n\n/)
  expect(html).not.toContain('<script>')
})
