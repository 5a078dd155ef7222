import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Letter, MailServer } from '../../../main/mail-ports.ts'
import { besideSources } from '../../../main/platform/line-painter.ts'
import { smtpMailer } from '../../../main/platform/smtp-mailer.ts'
import { authority, expired, otherName } from '../../support/mail-certificates.ts'
import { mailServer } from '../../support/mail-server.ts'
import type { MailServerChoice } from '../../support/open-mail-server.ts'

const quick = { connect: 2_000, greeting: 400, silence: 400 }
const send = smtpMailer(besideSources, { times: quick, authorities: [authority] })
const strict = smtpMailer(besideSources, { times: quick })

const login = { user: 'till@shop.example', password: 'S3cret wörd' }

const letter: Letter = {
  from: { name: 'Café Ünique, "Corner"', address: 'till@shop.example' },
  to: 'anna@xn--mnchen-3ya.example',
  subject: 'Ihr Beleg 000123 – Crème €',
  text: 'Danke!\n.\n.. zwei Punkte\nŁosoś 3,40 €\n',
  html: '<p>Danke!</p>',
  messageId: 'receipt-0123@shop.example',
  at: Date.UTC(2026, 10, 28, 4, 0, 0),
  attachment: {
    fileName: 'beleg-000123.pdf',
    bytes: Uint8Array.from({ length: 70_000 }, (_, at) => at % 256),
  },
}

/** The server shows the names of domains as they are read. */
const shownTo = 'anna@münchen.example'

const on = ({ port }: { port: number }, change: Partial<MailServer> = {}): MailServer => ({
  host: 'localhost',
  port,
  security: 'starttls',
  user: '',
  password: '',
  ...change,
})

const isPythonThere = spawnSync('python3', ['--version']).error === undefined

const readByPython = `
import email, email.policy, hashlib, json, sys
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
f = list(m.iter_attachments())[0]
print(json.dumps({
  'subject': m['subject'],
  'from': [[a.display_name, a.addr_spec] for a in m['from'].addresses],
  'to': [a.addr_spec for a in m['to'].addresses],
  'id': m['message-id'].strip(),
  'text': m.get_body(('plain',)).get_content().replace('\\r\\n', '\\n'),
  'html': m.get_body(('html',)).get_content().replace('\\r\\n', '\\n'),
  'file': f.get_filename(),
  'hash': hashlib.sha256(f.get_payload(decode=True)).hexdigest(),
  'defects': sum(len(p.defects) for p in m.walk()),
}))
`

async function socketServer(answer: (server: Server) => void): Promise<{ port: number }> {
  const server = createServer()
  answer(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { port: (server.address() as { port: number }).port }
}

describe('a letter', () => {
  it.each([
    ['tls', true],
    ['starttls', true],
    ['none', false],
  ] as const)('goes out by %s and arrives as it was written', async (security, isEncrypted) => {
    const server = await mailServer({ security, login })
    expect(await send(on(server, { security, ...login }), letter)).toEqual({ kind: 'sent' })
    expect(server.letters).toHaveLength(1)
    const [{ mail, ...taken }] = server.letters as [(typeof server.letters)[0]]
    expect(taken).toMatchObject({ from: 'till@shop.example', to: [shownTo], isEncrypted })
    expect(taken.raw).toContain(`\r\nTo: ${letter.to}\r\n`)
    expect(mail.from).toMatchObject(letter.from)
    expect(mail.to).toMatchObject([{ address: letter.to }])
    expect(mail.subject).toBe(letter.subject)
    expect(mail.text?.trimEnd()).toBe(letter.text.trimEnd())
    expect(mail.html?.trim()).toBe(letter.html)
    expect(mail.messageId).toBe('<receipt-0123@shop.example>')
    expect(mail.date).toBe('2026-11-28T04:00:00.000Z')
    const [file] = mail.attachments
    expect(file).toMatchObject({ filename: 'beleg-000123.pdf', mimeType: 'application/pdf' })
    expect(Buffer.from(file?.content as ArrayBuffer)).toEqual(Buffer.from(letter.attachment?.bytes ?? []))
    expect(taken.raw).not.toMatch(/nodemailer/i)
  })

  it.skipIf(!isPythonThere)('reads the same to a program of quite another make', async () => {
    const server = await mailServer()
    await send(on(server), letter)
    const read = spawnSync('python3', ['-c', readByPython], {
      input: Buffer.from(server.letters[0]?.raw ?? '', 'latin1'),
    })
    expect(read.stderr.toString()).toBe('')
    expect(JSON.parse(read.stdout.toString())).toEqual({
      subject: letter.subject,
      from: [[letter.from.name, letter.from.address]],
      to: [letter.to],
      id: '<receipt-0123@shop.example>',
      text: letter.text,
      html: letter.html,
      file: 'beleg-000123.pdf',
      hash: hash('sha256', letter.attachment?.bytes ?? ''),
      defects: 0,
    })
  })

  it('has no second header or address, whatever its words hold', async () => {
    const server = await mailServer()
    const planted = 'x\r\nBcc: evil@example.com\r\n\r\nbody'
    await send(on(server), {
      ...letter,
      subject: planted,
      from: { name: planted, address: 'till@shop.example' },
      attachment: { fileName: planted, bytes: new Uint8Array([1]) },
    })
    const [taken] = server.letters
    expect(taken?.to).toEqual([shownTo])
    expect(taken?.mail.bcc ?? []).toEqual([])
    expect(taken?.mail.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(taken?.mail.text?.trimEnd()).toBe(letter.text.trimEnd())
  })
})

describe('a server that', () => {
  it.each([
    ['is for another name', { certificate: otherName }, 'certificate-other-name', send],
    ['has a certificate that ran out', { certificate: expired }, 'certificate-expired', send],
    ['has a certificate of a stranger', {}, 'certificate-not-trusted', strict],
  ] as [string, MailServerChoice, string, typeof send][])(
    '%s gets no password and no letter',
    async (_words, choice, reason, mailer) => {
      for (const security of ['tls', 'starttls'] as const) {
        const server = await mailServer({ ...choice, security, login })
        expect(await mailer(on(server, { security, ...login }), letter)).toMatchObject({
          kind: 'not-sent',
          isFinal: false,
          reason,
        })
        expect(server.logins).toEqual([])
        expect(server.letters).toEqual([])
      }
    },
  )

  it('offers no encryption gets no password and no letter', async () => {
    const server = await mailServer({ security: 'none', login })
    const outcome = await send(on(server, login), letter)
    expect(outcome).toMatchObject({ kind: 'not-sent', isFinal: false, reason: 'no-encryption' })
    expect(server.logins).toEqual([])
  })

  it.each([
    ['login', 535, 'login-refused', false],
    ['login', 454, 'not-now', false],
    ['sender', 553, 'sender-refused', true],
    ['sender', 530, 'login-needed', false],
    ['sender', 451, 'not-now', false],
    ['recipient', 550, 'recipient-refused', true],
    ['recipient', 450, 'not-now', false],
    ['letter', 552, 'too-large', true],
    ['letter', 554, 'message-refused', true],
    ['letter', 452, 'not-now', false],
    ['letter', 421, 'not-now', false],
  ] as const)('refuses the %s with %i is told as %s', async (at, code, reason, isFinal) => {
    const server = await mailServer({ login })
    server.habit = { kind: 'refuse', at, code, words: `5.7.8 no ${login.password} for ${letter.to}` }
    const outcome = await send(on(server, login), letter)
    expect(outcome).toMatchObject({ kind: 'not-sent', reason, isFinal })
    expect(outcome).toHaveProperty('reply', expect.stringMatching(/^\d{3}( \d\.\d\.\d)?$/))
    expect(server.letters).toEqual([])
  })

  it('says beforehand how much it takes gets no larger letter', async () => {
    const server = await mailServer({ size: 10_000 })
    expect(await send(on(server), letter)).toMatchObject({
      kind: 'not-sent',
      isFinal: true,
      reason: 'too-large',
    })
  })

  it('breaks off or falls silent after the letter leaves a doubt, and no other', async () => {
    const server = await mailServer()
    server.habit = { kind: 'cut', times: 1 }
    expect(await send(on(server), letter)).toEqual({ kind: 'doubtful', reason: 'connection-lost' })
    server.habit = { kind: 'lose-answer', times: 1 }
    expect(await send(on(server), letter)).toEqual({ kind: 'doubtful', reason: 'connection-lost' })
    server.habit = { kind: 'stall', times: 1 }
    expect(await send(on(server), letter)).toEqual({ kind: 'doubtful', reason: 'time-out' })
    expect(await send(on(server), letter)).toEqual({ kind: 'sent' })
  })

  it('is not there, or is no mail server, is told by how', async () => {
    const gone = await socketServer(() => undefined)
    const silent = await socketServer((server) => server.on('connection', () => undefined))
    const web = await socketServer((server) =>
      server.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    )
    const busy = await socketServer((server) =>
      server.on('connection', (socket) => socket.end('421 4.3.2 come back later\r\n')),
    )
    const early = await socketServer((server) => server.on('connection', (socket) => socket.destroy()))
    const plain = await mailServer({ security: 'none' })
    const reasonOf = async (where: { port: number }, change: Partial<MailServer> = {}) => {
      const outcome = await send(on(where, { host: '127.0.0.1', ...change }), letter)
      return outcome.kind === 'not-sent' ? outcome.reason : outcome.kind
    }
    expect(await reasonOf({ port: 1 })).toBe('connection-refused')
    expect(await reasonOf(gone, { host: 'no-such-server.invalid' })).toBe('name-not-found')
    expect(await reasonOf(silent)).toBe('time-out')
    expect(await reasonOf(web)).toBe('no-mail-server')
    expect(await reasonOf(busy)).toBe('not-now')
    expect(await reasonOf(early)).toBe('connection-lost')
    expect(await reasonOf(plain, { security: 'tls' })).toBe('encryption-failed')
  })

  it('holds nobody up who has to stop', async () => {
    const server = await mailServer()
    server.habit = { kind: 'stall' }
    const stopping = new AbortController()
    const sending = send(on(server), letter, stopping.signal)
    stopping.abort()
    expect(await sending).toEqual({ kind: 'doubtful', reason: 'interrupted' })
  })
})
