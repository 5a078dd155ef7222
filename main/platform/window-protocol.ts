import { protocol, type Session } from 'electron'
import { type PageFiles, pageHeaders } from './page-files.ts'

/*
 * The window's page comes from a scheme of our own and not from files: a file page could read every file of the user,
 * and has no origin that a message could be checked against.
 */

export const pageOrigin = 'till://app'
/** The customer's window: an origin of its own, with its own files and nothing of the other. */
export const displayOrigin = 'till://display'

/** Before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'till', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** The session reads the renderer's files and nothing else: every other request ends here, whatever the page tries. */
export function servePage(session: Session, files: PageFiles, forDisplay: PageFiles): void {
  const filesOf: Readonly<Record<string, PageFiles>> = { app: files, display: forDisplay }
  session.protocol.handle('till', async (request) => {
    const url = new URL(request.url)
    const file = request.method === 'GET' ? await filesOf[url.host]?.read(url.pathname) : null
    if (!file)
      return new Response('There is no such page.\n', { status: 404, headers: pageHeaders("'none'") })
    return new Response(file.bytes, {
      headers: { ...pageHeaders(url.host === 'app' ? "'self'" : "'none'"), 'content-type': file.type },
    })
  })
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOurs(details.url) }))
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // A CSV export or a PDF is handed over by the page itself, and the window asks where to; nothing else is ever downloaded.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageOrigin}/`)) event.preventDefault()
  })
}

/** `blob:` and `data:` stay inside the page; the developer tools exist in development only. */
function isOurs(url: string): boolean {
  return (
    url.startsWith(`${pageOrigin}/`) ||
    url.startsWith(`${displayOrigin}/`) ||
    url.startsWith(`blob:${pageOrigin}/`) ||
    url.startsWith('data:') ||
    url.startsWith('devtools:')
  )
}
