import type { ServerResponse } from 'node:http'
import { type Language, languages } from '../../preload/contract/views.ts'
import type { SafeWords } from './safe-words.ts'

/* One page without a script, for what stands in place of the till: no database, no renderer, no file of the program beside it. */

/** Pressed twice it is one start: two tills on one database would be worse than none. */
export function oneAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
}

export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.map((two) => languages.find((one) => one === two)).find((one) => one !== undefined) ?? 'en'
}

export function startedView(words: SafeWords, address: string | null): string {
  const on = address === null ? '' : `<p><a class="button" href="${asText(address)}">${words.goOn}</a></p>`
  return `<h1>${words.started}</h1>${on}`
}

export function sendPage(
  response: ServerResponse,
  language: Language,
  body: string,
  goTo: string | null = null,
): void {
  const refresh = goTo === null ? '' : `<meta http-equiv="refresh" content="0;url=${asText(goTo)}">`
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'referrer-policy': 'no-referrer',
    })
    .end(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}<title>Suretill</title><style>${style}</style></head>
<body><main>${body}</main></body>
</html>`)
}

/** Whatever an error said, it is text here. */
export function asText(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? '')
}

const style = `
* { box-sizing: border-box; }
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#eef1ef, #141a17); color: light-dark(#17211d, #eef3f0); }
main { max-width: 720px; margin: 6vh auto; padding: 32px; border-radius: 16px; background: light-dark(#fff, #1f2723); }
h1 { margin: 0 0 16px; font-size: 30px; }
.failed { padding: 12px 16px; border-radius: 10px; background: light-dark(#fbe3e1, #5d1a15); }
dl { margin: 24px 0; }
dt { color: light-dark(#55635d, #a9b8b1); font-size: 15px; }
dd { margin: 0 0 14px; overflow-wrap: anywhere; white-space: pre-line; max-height: 30vh; overflow-y: auto; }
.ways { display: flex; flex-wrap: wrap; gap: 12px; }
form { margin: 0; }
button, .button { display: inline-flex; align-items: center; min-height: 56px; padding: 0 24px; border: 2px solid #0f6152; border-radius: 12px;
  background: light-dark(#fff, #1f2723); color: light-dark(#0f6152, #7fd6c2); font: inherit; font-weight: 650; text-decoration: none; cursor: pointer; }
button { background: #0f6152; color: #fff; }
:focus-visible { outline: 3px solid light-dark(#17211d, #fff); outline-offset: 2px; }
h2 { margin: 28px 0 8px; font-size: 21px; }
.field { display: block; margin: 12px 0; font-weight: 600; }
.field input { display: block; width: 100%; min-height: 48px; margin-top: 4px; padding: 0 12px; border: 1px solid light-dark(#8b9993, #6b7a73); border-radius: 10px;
  background: light-dark(#fff, #141a17); color: inherit; font: inherit; font-weight: 400; }
.choice { display: flex; gap: 12px; align-items: center; min-height: 56px; padding: 8px 12px; margin: 8px 0; border: 1px solid light-dark(#c6d0cb, #3a4640); border-radius: 10px; overflow-wrap: anywhere; }
.choice input { width: 20px; height: 20px; flex: none; accent-color: #0f6152; }
details { margin-top: 20px; }
summary { min-height: 44px; padding-top: 10px; font-weight: 650; cursor: pointer; }
button.second { background: light-dark(#fff, #1f2723); color: light-dark(#0f6152, #7fd6c2); }
.quiet { color: light-dark(#55635d, #a9b8b1); font-size: 15px; }`
