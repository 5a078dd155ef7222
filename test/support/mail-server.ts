import { onTestFinished } from 'vitest'
import { type MailServerChoice, openMailServer } from './open-mail-server.ts'

/** The mail server for as long as one test. */
export async function mailServer(choice: MailServerChoice = {}) {
  const server = await openMailServer(choice)
  onTestFinished(() => server.close())
  return server
}
