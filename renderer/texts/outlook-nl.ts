import type { OutlookTexts } from './outlook-en.ts'

export const outlookNl: OutlookTexts = {
  says: {
    ready: ({ reader }) => `${reader} is klaar voor een kaart.`,
    'provider-answers': ({ reader, provider }) =>
      `${provider} antwoordt. Kijk of ${reader} aan staat: hij meldt het niet.`,
    'not-known': ({ reader }) => `Of ${reader} een kaart kan aannemen, is nog niet bekend.`,
    'reader-busy': ({ reader }) =>
      `${reader} heeft nog een andere betaling. Neem een andere lezer of contant geld.`,
    'reader-offline': ({ reader }) =>
      `${reader} is offline: kaarten gaan waarschijnlijk niet. Controleer stroom en netwerk, of reken contant af.`,
    'reader-updating': ({ reader }) => `${reader} werkt zijn software bij. Wacht, of reken contant af.`,
    'provider-unreachable': ({ provider, time }) =>
      `Kaartbetalingen via ${provider} werken niet${time ? ` sinds ${time}` : ''}. Contant kan.`,
    'not-authorised': ({ provider, time }) =>
      `${provider} accepteert de sleutel van deze kassa niet meer${time ? ` (sinds ${time})` : ''}: geen kaarten. Laat het account bij Instellingen controleren; contant kan.`,
  },
  heard: (ago) => `${ago} geleden gehoord`,
  heardLongAgo: (ago) => `${ago} geleden gehoord, misschien veranderd`,
  asking: 'wordt gevraagd …',
  neverHeard: 'nog niet gevraagd',
}
