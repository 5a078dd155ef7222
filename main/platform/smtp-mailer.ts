import type { Mailer, MailOutcome } from '../mail-ports.ts'
import { askedThread } from './asked-thread.ts'
import { besideSources, type PainterFiles } from './line-painter.ts'
import type { MailWish } from './mail-thread.ts'
import type { MailTimes, MailWay } from './smtp-sending.ts'

const usualTimes: MailTimes = { connect: 10_000, greeting: 15_000, silence: 30_000 }

/** For a server that says a little again and again. */
const longestMs = 120_000

/** Sends in a thread of its own, which begins with the first letter: a till that sends none never loads what it takes. */
export function smtpMailer(
  files: PainterFiles = besideSources,
  { times = usualTimes, authorities = [] }: Partial<MailWay> = {},
): Mailer {
  const way: MailWay = { times, authorities }
  const ask = askedThread<Omit<MailWish, 'id'>, MailOutcome>({
    file: files.mailThread,
    data: way,
    longestMs,
    work: 'sending a letter',
  })
  return async (server, letter, signal) => {
    const sending = ask({ server, letter }).catch(
      // The thread was ended, or ended by itself, with a letter in its hands.
      (): MailOutcome => ({ kind: 'doubtful', reason: 'time-out' }),
    )
    return signal ? await Promise.race([sending, stopped(signal)]) : await sending
  }
}

function stopped(signal: AbortSignal): Promise<MailOutcome> {
  const outcome: MailOutcome = { kind: 'doubtful', reason: 'interrupted' }
  if (signal.aborted) return Promise.resolve(outcome)
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(outcome), { once: true })
  })
}
