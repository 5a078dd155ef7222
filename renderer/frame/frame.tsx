import { Suspense, useEffect, useLayoutEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import { Banner } from '../design/status.tsx'
import { fetchedPart } from '../page-part.ts'
import { SaleScreen } from '../sale/sale-screen.tsx'
import { type ScreenName, screens } from '../state/session-store.ts'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './frame.module.css'
import { LateCharges } from './late-charges.tsx'
import { MachineWarnings } from './machine-warnings.tsx'
import { ModeBanner } from './mode-banner.tsx'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { useActivity } from './use-activity.ts'
import { useScanner } from './use-scanner.ts'

const Sales = fetchedPart(async () => (await import('../sales/sales-screen.tsx')).SalesScreen)
const Day = fetchedPart(async () => (await import('../day/day-screen.tsx')).DayScreen)
const Reports = fetchedPart(async () => (await import('../reports/reports-screen.tsx')).ReportsScreen)
const Catalogue = fetchedPart(async () => (await import('../catalogue/catalogue-screen.tsx')).CatalogueScreen)
const Readers = fetchedPart(async () => (await import('../readers/readers-screen.tsx')).ReadersScreen)
const Settings = fetchedPart(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen)
const Queue = fetchedPart(async () => (await import('../queue/queue-screen.tsx')).QueueScreen)
const Desk = fetchedPart(async () => (await import('../training/desk.tsx')).Desk)
const Drawer = fetchedPart(async () => (await import('./drawer-dialog.tsx')).DrawerDialog)
const Approval = fetchedPart(async () => (await import('../people/approval-dialog.tsx')).ApprovalDialog)
const Keys = fetchedPart(async () => (await import('./keys-dialog.tsx')).KeysDialog)

/** What stands around every screen: where one is, whether it is training, and whether the till can be reached. */
export function Frame() {
  const texts = useTexts()
  const screen = useSession((state) => state.screen)
  const connected = useSession((state) => state.connected)
  const isTraining = useSession((state) => state.till?.mode === 'training')
  const keysShown = useSession((state) => state.keysShown)
  const drawerAsked = useSession((state) => state.drawerAsked)
  const hasDesk = useDeskShown()
  const asked = useStore(useServices().people, (state) => state.asked)
  useScanner()
  useFrameKeys()
  useActivity()
  return (
    <div className={styles.frame}>
      <div className={styles.bands}>
        <ModeBanner />
        <DiskBand />
        <MachineWarnings />
      </div>
      <Navigation hasDesk={isTraining} isDeskShown={hasDesk} />
      <div className={styles.content} inert={!connected}>
        <ErrorBoundary texts={texts} key={screen}>
          <Suspense fallback={null}>
            <Screen name={screen} />
          </Suspense>
        </ErrorBoundary>
      </div>
      {isTraining && hasDesk && (
        <Suspense fallback={<aside className={styles.desk} />}>
          <Desk />
        </Suspense>
      )}
      {!connected && (
        <div className={styles.offline}>
          <Banner tone="danger" testId="offline">
            {texts.frame.disconnectedBanner}
          </Banner>
        </div>
      )}
      <LateCharges />
      <Notices />
      {drawerAsked && (
        <Suspense fallback={null}>
          <Drawer />
        </Suspense>
      )}
      {asked && (
        <Suspense fallback={null}>
          <Approval asked={asked} />
        </Suspense>
      )}
      {keysShown && (
        <Suspense fallback={null}>
          <Keys />
        </Suspense>
      )}
    </div>
  )
}

/** A disk fills up over days: said early, and on every screen. */
function DiskBand() {
  const texts = useTexts()
  const room = useSession((state) => state.till?.diskRoom)
  const isWorse = useSession((state) => state.till?.warnings.some(({ code }) => code === 'reserve-in-use'))
  if (isWorse || (room !== 'low' && room !== 'none')) return null
  return (
    <div className={styles.disk} role="status" data-testid="disk-band">
      {room === 'low' ? texts.frame.diskLow : texts.frame.diskFull}
    </div>
  )
}

function Screen({ name }: { name: ScreenName }) {
  switch (name) {
    case 'sale':
      return <SaleScreen />
    case 'sales':
      return <Sales />
    case 'day':
      return <Day />
    case 'reports':
      return <Reports />
    case 'catalogue':
      return <Catalogue />
    case 'readers':
      return <Readers />
    case 'settings':
      return <Settings />
    case 'queue':
      return <Queue />
  }
}

/** The desk comes by itself while its reader is needed, unless somebody put it away. */
function useDeskShown(): boolean {
  const { payment, session } = useServices()
  const desk = useSession((state) => state.desk)
  const isWanted = useSession((state) => state.deskWanted)
  const isReaderNeeded = useStore(
    payment,
    (state) => state.phase === 'following' && state.payment?.isFinal !== true,
  )
  // Put away for one payment is not put away for good.
  useEffect(() => {
    if (!isReaderNeeded && session.getState().desk === 'closed') session.setState({ desk: 'auto' })
  }, [isReaderNeeded, session])
  return desk === 'open' || (desk === 'auto' && (isWanted || isReaderNeeded))
}

function useFrameKeys(): void {
  const { session, ask } = useServices()
  // With the frame that shows it, not after it: the first key counts.
  useLayoutEffect(() => {
    const showKeys = (event: KeyboardEvent) => {
      event.preventDefault()
      session.setState({ keysShown: true })
    }
    const inField = (event: KeyboardEvent) =>
      event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    const help = (event: KeyboardEvent) => {
      if (!inField(event)) showKeys(event)
    }
    const bindings: Record<string, (event: KeyboardEvent) => void> = {
      F1: showKeys,
      'Shift+?': help,
      '?': help,
    }
    bindings['Alt+KeyO'] = (event) => {
      if (session.getState().settings?.cashDrawer === 'none') return
      event.preventDefault()
      session.setState({ drawerAsked: true })
    }
    bindings['Alt+KeyL'] = (event) => {
      event.preventDefault()
      if (session.getState().till?.counter) void ask('people.lock').then(session.refreshState)
    }
    for (const [index, name] of screens.entries()) {
      bindings[`Alt+${index + 1}`] = (event) => {
        event.preventDefault()
        session.go(name)
      }
    }
    return tinykeys(window, bindings, {
      ignore: () => document.querySelector('dialog[open]') !== null,
      capture: true,
    })
  }, [session, ask])
}
