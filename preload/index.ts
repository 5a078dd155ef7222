import { contextBridge, ipcRenderer } from 'electron'
import type { NudgeTopic, TillApi } from './contract/channels.ts'

/*
 * All that the window's page gets of the outside. Names and requests go through as they are: main parses them, because a
 * page that was taken over would not.
 */
const till: TillApi = {
  call: (name, ...request) => ipcRenderer.invoke('till', name, request[0]),
  onNudge(listener) {
    const pass = (_event: unknown, topic: NudgeTopic) => listener(topic)
    ipcRenderer.on('till:nudge', pass)
    return () => void ipcRenderer.off('till:nudge', pass)
  },
  // Main and the window live and die together.
  onConnection: () => () => undefined,
}

contextBridge.exposeInMainWorld('till', till)
