import type { Answer, ChannelName } from './channels.ts'

/*
 * What every page of the till asks first. The host writes the answers into the page that it hands out, so that the first picture
 * waits for no question. They were true when the page was handed out: the page asks once more as soon as it is connected.
 */

export const firstQuestions = [
  'till.state',
  'settings.get',
  'basket.get',
  'basket.parked',
  'catalogue.tiles',
  'late-charge.list',
  'second-refund.list',
  'payment.open',
] as const satisfies readonly ChannelName[]

export type FirstQuestion = (typeof firstQuestions)[number]

export type FirstPage = {
  /** The run of the till that answered; null where page and till live and die together. */
  run: string | null
  /** A question that could not be answered is missing: the page asks it itself, and tells what is wrong. */
  answers: { [Name in FirstQuestion]?: Answer<Name> }
}

/** The element of the page that carries it, as data and never as script. */
export const firstPageId = 'first-page'
