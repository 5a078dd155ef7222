import { parentPort, workerData } from 'node:worker_threads'
import type { Letter, MailOutcome, MailServer } from '../mail-ports.ts'
import type { ThreadAnswer } from './asked-thread.ts'
import { type MailWay, sendLetter } from './smtp-sending.ts'

/* The thread of main/platform/smtp-mailer.ts: a letter comes in, what became of it goes out. */

export type MailWish = { id: number; server: MailServer; letter: Letter }

const way = workerData as MailWay

parentPort?.on('message', ({ id, server, letter }: MailWish) => {
  void answer(id, server, letter).then((done) => parentPort?.postMessage(done))
})

async function answer(id: number, server: MailServer, letter: Letter): Promise<ThreadAnswer<MailOutcome>> {
  try {
    return { id, answer: await sendLetter(server, letter, way) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.name : 'error' }
  }
}
