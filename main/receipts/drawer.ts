import type { Parsed } from '../../preload/contract/channels.ts'
import type { DrawerOpening } from '../../preload/contract/printer-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { drawerPulse } from '../domain/printer-dialect.ts'
import type { PrintOutcome } from '../ports.ts'
import type { DrawerLine, DrawerOpener } from '../printer-ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { ModelEncoders } from './paper-encoders.ts'
import type { PrintContext } from './print-context.ts'

/*
 * The cash drawer hangs on the printer. Each opening is an entry of the journal, made before the pulse is sent: an entry without an
 * opened drawer can be explained, an open drawer without an entry cannot. A pulse is never repeated by itself: a drawer
 * that opens minutes later opens in front of nobody.
 */

export type DrawerContext = Pick<
  PrintContext,
  'database' | 'clock' | 'log' | 'settings' | 'printerAddress' | 'nudge' | 'stopping'
> & { printer: DrawerLine; encoders: Pick<ModelEncoders, 'profileOf'> }

export type Drawer = DrawerOpener & {
  /** Why it did not open with the last cash. */
  problem(): string | null
}

export function cashDrawer(context: DrawerContext): Drawer {
  let problem: string | null = null
  return {
    problem: () => problem,
    note(subject, at, cause = 'cash') {
      const { cashDrawer, drawerOpens } = context.settings()
      if (cashDrawer === 'none' || drawerOpens !== 'with-cash') return false
      appendJournal(context.database, at, 'drawer-opened', subject, { cause })
      return true
    },
    open() {
      void pulse(context).then((opening) => {
        problem = opening.sent ? null : opening.reason
        if (problem !== null) context.nudge('drawer')
      })
    },
  }
}

/** drawer.open: without a sale. The reason stands in the journal, whether or not the drawer could be opened. */
export async function openDrawer(
  context: DrawerContext,
  { reason }: Parsed<'drawer.open'>,
): Promise<Result<DrawerOpening>> {
  if (context.settings().cashDrawer === 'none') return fail('no-drawer')
  const { database, clock } = context
  database.inTransaction(() => {
    appendJournal(database, clock.now(), 'drawer-opened', 'drawer', { cause: 'no-sale', reason })
  })
  return ok(await pulse(context))
}

async function pulse(context: DrawerContext): Promise<DrawerOpening> {
  const settings = context.settings()
  const address = context.printerAddress()
  if (address === '') return { sent: false, reason: 'no-printer' }
  const profile = context.encoders.profileOf(settings)
  const bytes = drawerPulse(profile, settings.cashDrawer === 'pin-5' ? 5 : 2)
  try {
    const outcome = await context.printer.pulse(address, bytes, profile.status, context.stopping)
    context.log.info('drawer', { outcome: outcome.kind, ...reasonOf(outcome) })
    return outcome.kind === 'printed' ? { sent: true } : { sent: false, reason: outcome.reason }
  } catch (error) {
    context.log.warn('drawer', { error: String(error) })
    return { sent: false, reason: 'unreachable' }
  }
}

const reasonOf = (outcome: PrintOutcome) => ('reason' in outcome ? { reason: outcome.reason } : {})
