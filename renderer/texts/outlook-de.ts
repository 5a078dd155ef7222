import type { OutlookTexts } from './outlook-en.ts'

export const outlookDe: OutlookTexts = {
  says: {
    ready: ({ reader }) => `${reader} ist bereit für eine Karte.`,
    'provider-answers': ({ reader, provider }) =>
      `${provider} antwortet. Sehen Sie nach, ob ${reader} an ist: Er meldet es nicht.`,
    'not-known': ({ reader }) => `Ob ${reader} eine Karte nehmen kann, ist noch nicht bekannt.`,
    'reader-busy': ({ reader }) =>
      `${reader} hat noch eine andere Zahlung. Nehmen Sie einen anderen Leser oder Bargeld.`,
    'reader-offline': ({ reader }) =>
      `${reader} ist offline: Karten gehen kaum. Prüfen Sie Strom und Netz, oder kassieren Sie bar.`,
    'reader-updating': ({ reader }) =>
      `${reader} aktualisiert seine Software. Warten Sie, oder kassieren Sie bar.`,
    'provider-unreachable': ({ provider, time }) =>
      `Kartenzahlungen über ${provider} sind ${time ? `seit ${time} ` : ''}gestört. Bargeld geht.`,
    'not-authorised': ({ provider, time }) =>
      `${provider} nimmt den Schlüssel dieser Kasse nicht mehr an${time ? ` (seit ${time})` : ''}: keine Karten. Lassen Sie das Konto in den Einstellungen prüfen; Bargeld geht.`,
  },
  heard: (ago) => `gehört vor ${ago}`,
  heardLongAgo: (ago) => `gehört vor ${ago}, vielleicht überholt`,
  asking: 'wird gefragt …',
  neverHeard: 'noch nicht gefragt',
}
