import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { MailSecurity } from '../../preload/contract/mail-views.ts'
import { goodCertificate, serverKey } from './mail-certificates.ts'

/*
 * A real mail server on loopback, of another make than the till's client in everything that it reads: what it took is parsed by a
 * third library. It can be told to misbehave.
 */

export type TakenLetter = { from: string; to: string[]; raw: string; mail: Email; isEncrypted: boolean }

/** What goes wrong; a number is how often, after which it works again. */
export type MailHabit =
  | { kind: 'well' }
  | {
      kind: 'refuse'
      at: 'login' | 'sender' | 'recipient' | 'letter'
      code: number
      words: string
      times?: number
    }
  /** The whole letter is read, and then the line is dead, or silent. */
  | { kind: 'cut' | 'stall'; times?: number }
  /** Read and kept, and the answer is lost on the way. */
  | { kind: 'lose-answer'; times?: number }

export type MailServerChoice = {
  security?: MailSecurity
  certificate?: string
  login?: { user: string; password: string }
  size?: number
}

export async function openMailServer(choice: MailServerChoice = {}) {
  const { security = 'starttls', certificate = goodCertificate, login, size } = choice
  const letters: TakenLetter[] = []
  const logins: string[] = []
  const sockets = new Set<Socket>()
  let habit: MailHabit = { kind: 'well' }
  let connections = 0

  const isDue = (kind: MailHabit['kind']): boolean => {
    if (habit.kind !== kind) return false
    if ('times' in habit && habit.times !== undefined) {
      const { times } = habit
      habit = times > 1 ? { ...habit, times: times - 1 } : { kind: 'well' }
    }
    return true
  }
  const refusal = (at: string): Error | null => {
    if (habit.kind !== 'refuse' || habit.at !== at) return null
    const { code, words } = habit
    isDue('refuse')
    return Object.assign(new Error(words), { responseCode: code })
  }

  const server = new SMTPServer({
    secure: security === 'tls',
    key: serverKey,
    cert: certificate,
    disabledCommands: [...(security === 'starttls' ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    ...(size === undefined ? {} : { size }),
    onConnect(_session, done) {
      connections += 1
      done()
    },
    onAuth(auth, _session, done) {
      logins.push(`${auth.username}:${auth.password}`)
      const refused = refusal('login')
      if (refused) return done(refused)
      const isRight = auth.username === login?.user && auth.password === login?.password
      done(isRight ? null : Object.assign(new Error('no'), { responseCode: 535 }), { user: auth.username })
    },
    onMailFrom: (_address, _session, done) => done(refusal('sender')),
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString('latin1')
        const refused = refusal('letter')
        if (refused) return done(refused)
        if (isDue('stall')) return
        if (isDue('cut')) return dropAll()
        const { mailFrom, rcptTo } = session.envelope
        void PostalMime.parse(Buffer.concat(pieces)).then((mail) => {
          letters.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw,
            mail,
            isEncrypted: session.secure,
          })
          if (isDue('lose-answer')) return dropAll()
          done()
        })
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    logins,
    connections: () => connections,
    async close() {
      dropAll()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
    set habit(next: MailHabit) {
      habit = next
    },
  }
}
