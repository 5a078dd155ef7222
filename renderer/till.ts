import type { TillApi } from '../preload/contract/channels.ts'
import { connectTill } from './socket.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload; a browser has none. */
    till?: TillApi
  }
}

/** The one way from a screen to the till. Nothing else in the renderer knows which host it runs in. */
export function findTill(run: string | null): TillApi {
  return window.till ?? connectTill(run)
}
