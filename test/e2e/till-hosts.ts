import type { ElectronApplication, Page } from '@playwright/test'

export type HostName = 'browser' | 'electron'

export type View = { width: number; height: number; colorScheme: 'light' | 'dark' }

export type LaunchOptions = {
  folder: string
  /** 0 is any free one; only the browser host has ports. */
  port: number
  view: View
  /** Beside the usual environment variables. */
  environment: Readonly<Record<string, string>>
  onLine(line: string): void
  /** Called before the page loads anything (as early as the host allows). */
  onPage(page: Page): void
}

/** A till in a process of its own, and its page. */
export type LaunchedHost = {
  page: Page
  port: number
  address: string
  electron: ElectronApplication | null
  /** Stops what is behind the page and starts it again; the page stays open. */
  interrupt(): Promise<void>
  /** As Ctrl-C or closing the window would. */
  stop(): Promise<void>
  /** As a power cut would, as far as a process can tell. */
  kill(): Promise<void>
}
