import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { fail } from '../../preload/contract/result.ts'
import type { Log } from '../ports.ts'
import { boundedCalls, type Call } from './call-limits.ts'
import type { Follow } from './display-socket.ts'
import { displayOrigin, pageOrigin } from './window-protocol.ts'

/** The only place that listens to Electron's messages: one channel, and only from the main frame of our own page. */
export function openWindowDoor(till: {
  call: Call
  onNudge(listener: (topic: NudgeTopic) => void): () => void
  contents(): WebContents | null
  log: Log
}): void {
  const call = boundedCalls(till.call, () => performance.now())
  ipcMain.handle('till', (event, channel: unknown, request: unknown) => {
    if (isOurPage(event, till.contents(), pageOrigin)) return call(channel, request)
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

/**
 * The customer's window can say that it is there, and nothing else; it is told what to show as long as it is.
 * @returns the way to close this door
 */
export function openDisplayDoor(display: {
  contents(): WebContents | null
  follow: Follow
  onFollow(leave: () => void): void
  log: Log
}): () => void {
  const onReady = (event: IpcMainEvent) => {
    const contents = display.contents()
    if (contents === null || !isOurPage(event, contents, displayOrigin))
      return display.log.warn('display.stranger', { frame: event.senderFrame?.url.slice(0, 200) ?? 'gone' })
    display.onFollow(
      display.follow((message) => {
        if (!contents.isDestroyed()) contents.send('display:show', message)
      }),
    )
  }
  ipcMain.on('display:ready', onReady)
  return () => void ipcMain.off('display:ready', onReady)
}

function isOurPage(
  event: IpcMainEvent | IpcMainInvokeEvent,
  ours: WebContents | null,
  origin: string,
): boolean {
  const frame = event.senderFrame
  return (
    ours !== null &&
    event.sender === ours &&
    frame !== null &&
    frame === ours.mainFrame &&
    frame.url.startsWith(`${origin}/`)
  )
}
