import { Readable } from 'node:stream'
import * as tls from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Letter, MailOutcome, MailServer } from '../mail-ports.ts'
import { notSent, type SmtpError } from './smtp-problems.ts'

/** How long each part may take, in milliseconds. */
export type MailTimes = { connect: number; greeting: number; silence: number }

export type MailWay = {
  times: MailTimes
  /** Certificates that are trusted beside those of the program and the system. */
  authorities: readonly string[]
}

/**
 * Sends one letter in a connection of its own. Until the last line of the letter has left, whatever happens is a letter that was not
 * taken; after it, only the server's answer says what became of it.
 */
export async function sendLetter(server: MailServer, letter: Letter, way: MailWay): Promise<MailOutcome> {
  const message = await composed(letter)
  const connection = new SMTPConnection(optionsOf(server, way))
  let isOut = false
  try {
    await step(connection, (done) => connection.connect(done))
    if (server.user !== '')
      await step(connection, (done) => connection.login({ user: server.user, pass: server.password }, done))
    const body = Readable.from([message])
    body.once('end', () => {
      isOut = true
    })
    const envelope = { from: letter.from.address, to: letter.to, size: message.length }
    await step(connection, (done) => connection.send(envelope, body, done))
    return { kind: 'sent' }
  } catch (error) {
    const told = error as SmtpError
    const isAnswered = typeof told.responseCode === 'number' && told.responseCode > 0
    if (isOut && !isAnswered)
      return { kind: 'doubtful', reason: told.code === 'ETIMEDOUT' ? 'time-out' : 'connection-lost' }
    return notSent(told)
  } finally {
    connection.quit()
    connection.close()
  }
}

/** The library calls back, or tells of an error beside it: whichever comes first. */
async function step(
  connection: SMTPConnection,
  begin: (done: (error?: unknown) => void) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.once('end', () => reject({ code: 'ECONNECTION' }))
    begin((error) => (error ? reject(error) : resolve()))
  })
}

function optionsOf(server: MailServer, { times, authorities }: MailWay) {
  const { host, port, security } = server
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: times.connect,
    dnsTimeout: times.connect,
    greetingTimeout: times.greeting,
    socketTimeout: times.silence,
    socketCloseTimeout: 0,
    // A till without a network asks itself all the same: a server on this machine is one.
    allowInternalNetworkInterfaces: true,
    logger: false,
    tls: { ...trusted(authorities) },
  }
}

/** A shop's own authority is known to its system; runtimes that cannot be asked for those trust the usual ones. */
function trusted(authorities: readonly string[]): { ca?: string[] } {
  const known: ((kind: 'default' | 'system') => string[]) | undefined = Reflect.get(tls, 'getCACertificates')
  if (known) return { ca: [...new Set([...known('default'), ...known('system'), ...authorities])] }
  return authorities.length === 0 ? {} : { ca: [...tls.rootCertificates, ...authorities] }
}

/** Addresses as objects and the envelope by hand: no part of the letter is read for addresses or files. */
async function composed(letter: Letter): Promise<Buffer> {
  const { from, to, subject, text, html, messageId, at, attachment } = letter
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    date: new Date(at),
    // Nobody should be told by a machine that the shop is on holiday.
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: attachment
      ? [
          {
            filename: attachment.fileName,
            content: Buffer.from(attachment.bytes),
            contentType: 'application/pdf',
          },
        ]
      : [],
  })
  return await composer.compile().build()
}
