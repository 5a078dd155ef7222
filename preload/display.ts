import { contextBridge, ipcRenderer } from 'electron'
import type { DisplayApi, DisplayMessage } from './contract/display.ts'

/* All that the customer's window gets of the outside: what to show. It can say one thing, that it is there. */
const display: DisplayApi = {
  follow(listener) {
    ipcRenderer.on('display:show', (_event: unknown, message: DisplayMessage) => listener(message))
    ipcRenderer.send('display:ready')
  },
}

contextBridge.exposeInMainWorld('display', display)
