import type { OutlookCode } from '../../preload/contract/outlook.ts'

/** Words for whether a card can be taken now; `reader`, `provider` and `time` come written out. */
export type OutlookTexts = {
  says: Readonly<
    Record<OutlookCode, (values: { reader: string; provider: string; time: string | null }) => string>
  >
  heard: (ago: string) => string
  heardLongAgo: (ago: string) => string
  asking: string
  neverHeard: string
}

export const outlookEn: OutlookTexts = {
  says: {
    ready: ({ reader }) => `${reader} is ready for a card.`,
    'provider-answers': ({ reader, provider }) =>
      `${provider} answers. Look whether ${reader} is on: it does not tell.`,
    'not-known': ({ reader }) => `Whether ${reader} can take a card is not known yet.`,
    'reader-busy': ({ reader }) => `${reader} still has another payment. Choose another reader, or cash.`,
    'reader-offline': ({ reader }) =>
      `${reader} is offline: cards are hardly possible. Check its power and network, or take cash.`,
    'reader-updating': ({ reader }) => `${reader} is updating its software. Wait, or take cash.`,
    'provider-unreachable': ({ provider, time }) =>
      `Card payments by ${provider} are down${time ? ` since ${time}` : ''}. Cash works.`,
    'not-authorised': ({ provider, time }) =>
      `${provider} no longer accepts this till’s key${time ? ` (since ${time})` : ''}: no cards. Have the account checked under Settings; cash works.`,
  },
  heard: (ago) => `heard ${ago} ago`,
  heardLongAgo: (ago) => `heard ${ago} ago, may have changed`,
  asking: 'asking …',
  neverHeard: 'not asked yet',
}
