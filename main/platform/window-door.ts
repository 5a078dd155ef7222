import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { fail } from '../../preload/contract/result.ts'
import type { Log } from '../ports.ts'
import { boundedCalls, type Call } from './call-limits.ts'
import { pageOrigin } from './window-protocol.ts'

/** The only place that listens to Electron's messages: one channel, and only from the main frame of our own page. */
export function openWindowDoor(till: {
  call: Call
  onNudge(listener: (topic: NudgeTopic) => void): () => void
  contents(): WebContents | null
  log: Log
}): void {
  const call = boundedCalls(till.call, () => performance.now())
  ipcMain.handle('till', (event, channel: unknown, request: unknown) => {
    if (isOurPage(event, till.contents())) return call(channel, request)
    till.log.warn('window.stranger', { frame: event.senderFrame?.url.slice(0, 200) ?? 'gone' })
    return fail('not-allowed')
  })
  till.onNudge((topic) => {
    const contents = till.contents()
    if (!contents || contents.isDestroyed()) return
    // What the page shows is of the other mode; it could sell there what was meant for here.
    if (topic === 'mode') contents.reload()
    else contents.send('till:nudge', topic)
  })
}

function isOurPage(event: IpcMainInvokeEvent, ours: WebContents | null): boolean {
  const frame = event.senderFrame
  return (
    ours !== null &&
    event.sender === ours &&
    frame !== null &&
    frame === ours.mainFrame &&
    frame.url.startsWith(`${pageOrigin}/`)
  )
}
