import type { BackupPreview, FoundBackup } from '../../preload/contract/backup-views.ts'
import type { Language } from '../../preload/contract/views.ts'
import type { RecoveryWords } from './recovery-words.ts'
import { asText } from './safe-page.ts'

/* The pages of main/platform/recovery-screen.ts. */

export type Standing = {
  folder: string
  damage: string | null
  wish: string
  token: string
  failure: string | null
  found: FoundBackup[]
}

const mostShown = 8

export function chooseView(words: RecoveryWords, standing: Standing): string {
  const { damage, folder, failure, token } = standing
  const failed = failure === null ? '' : `<p class="failed" role="alert">${asText(failure)}</p>`
  const head =
    damage === null
      ? `<h1>${words.wishedTitle}</h1>${failed}`
      : `<h1>${words.damagedTitle}</h1>${failed}<p>${words.damagedText}</p>
    <dl>
      <dt>${words.found}</dt><dd>${asText(damage)}</dd>
      <dt>${words.data}</dt><dd><code>${asText(folder)}</code><br>${words.aside}</dd>
    </dl>`
  return `${head}
    <h2>${words.backups}</h2>
    ${lookForm(words, standing)}
    ${damage === null ? '' : otherWays(words, token)}`
}

function lookForm(words: RecoveryWords, { found, wish, token }: Standing): string {
  const choices = found.slice(0, mostShown).map(
    ({ path, fileName, madeAt, isEncrypted }, place) => `
      <label class="choice"><input type="radio" name="path" value="${asText(path)}"${place === 0 && wish === '' ? ' checked' : ''}>
        <span><strong>${momentText(madeAt)}</strong><br>${asText(fileName)}${isEncrypted ? ` · ${words.sealed}` : ''}</span></label>`,
  )
  return `<form method="post" action="/look?token=${token}">
      ${choices.length > 0 ? choices.join('') : `<p class="quiet">${words.none}</p>`}
      <label class="field">${words.otherPath}<input name="other" value="${asText(wish)}" autocomplete="off" spellcheck="false"></label>
      <label class="field">${words.passphrase}<input name="passphrase" type="password" autocomplete="off"></label>
      <button>${words.look}</button>
    </form>`
}

function otherWays(words: RecoveryWords, token: string): string {
  return `
    <details><summary>${words.empty}</summary>
      <p>${words.emptyText}</p>
      <form method="post" action="/empty?token=${token}">
        <label class="field">${words.reason}<input name="reason" maxlength="200" autocomplete="off"></label>
        <button class="second">${words.emptyButton}</button>
      </form></details>
    <details><summary>${words.goOn}</summary>
      <p>${words.goOnText}</p>
      <form method="post" action="/go-on?token=${token}"><button class="second">${words.goOn}</button></form></details>`
}

export function factsView(
  words: RecoveryWords,
  { preview, token, language }: { preview: BackupPreview; token: string; language: Language },
): string {
  const { shopName, madeAt, timeZone, lastZ, lastReceipt } = preview
  const made = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const z = lastZ
    ? `${asText(words.lastZText(lastZ.number, lastZ.date))}</dd><dt>${words.seal}</dt><dd><code>${asText(lastZ.journalHead)}</code>`
    : words.noZ
  return `<h1>${words.facts}</h1>
    <dl>
      <dt>${words.shop}</dt><dd>${asText(shopName)}</dd>
      <dt>${words.made}</dt><dd>${made.format(madeAt)}</dd>
      <dt>${words.lastReceipt}</dt><dd>${asText(lastReceipt ?? words.noZ)}</dd>
      <dt>${words.lastZ}</dt><dd>${z}</dd>
    </dl>
    ${lastZ ? `<p>${words.compare}</p>` : ''}
    <ul>${words.notes.map((note) => `<li>${note}</li>`).join('')}</ul>
    <div class="ways">
      <form method="post" action="/restore?token=${token}"><button autofocus>${words.restore}</button></form>
      <a class="button" href="/?token=${token}">${words.back}</a>
    </div>`
}

/** A moment of this computer, as it counts them: no settings can be asked. */
function momentText(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}
