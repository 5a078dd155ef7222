import type { FaultRows } from './row.ts'

const card = 'main/payments/card-payment.test.ts'
const outlook = 'main/payments/card-outlook.test.ts'
const bySumUp = 'main/payments/card-payment-by-sumup.test.ts'
const byCm = 'main/payments/card-payment-by-cm.test.ts'
const recovery = 'main/payments/recovery.test.ts'
const machine = 'main/domain/payment-machine.test.ts'
const polling = 'main/domain/polling.test.ts'
const conformance = 'main/providers/provider-conformance.ts'
const sumUp = 'main/providers/sumup-provider.test.ts'
const screen = 'e2e/card.spec.ts'
const status = 'e2e/status-view.spec.ts'

/** Card payments whose outcome is not certain. */
export const paymentRows: FaultRows<'P'> = {
  P1: {
    fault: 'the request for money never arrives',
    tests: {
      [conformance]: [
        'calls a submit unknown after %s, and finds nothing',
        'knows when nothing was sent at all',
      ],
      [card]: [
        'that lost its answer is asked about and never sent again',
        'takes silence for "no trace" only after the provider’s window, with an idle reader',
      ],
      [byCm]: [
        'whose request was lost stays unknown until a quarter of an hour of silence, and a new attempt has a new reference',
      ],
    },
  },
  P2: {
    fault: 'the answer is lost after the service took the payment',
    tests: {
      'e2e/lost-answer.spec.ts': [
        'an answer is lost, the till is killed, the approval comes late: the timeline tells all of it',
      ],
      [bySumUp]: ['whose answer was lost is found by our reference, and was sent once'],
      [byCm]: ['whose answer came as %s is found by our reference, and was sent once'],
      [recovery]: ['asks for what may have been sent, and does not send it again'],
    },
  },
  P3: {
    fault: 'a server error comes after the payment was taken',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P3: keeps the code of a server error with its time, and is never called declined for it',
      ],
      [conformance]: ['calls a submit unknown after %s, and finds the payment by our reference'],
    },
  },
  P4: {
    fault: 'the program is killed while the reader waits for the card',
    tests: {
      [recovery]: ['asks at once for what was pending', 'changes nothing when it happens twice'],
      [byCm]: ['is followed through a kill of the till, whoever pays meanwhile'],
      'main/composition.test.ts': [
        'finds the basket again after a restart, and a payment that was in mid-air ends in a fact',
      ],
      [screen]: ['a till that is killed while the customer holds the card ends in a fact, once'],
      'killtill/killtill.test.ts': [
        'a till that is killed in the middle of payments and refunds loses nothing, moves no money twice, and ends them all',
      ],
    },
  },
  P5: {
    fault: 'the power goes between the approval and its record',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P5: is completed after a power cut with the time at which the bank approved it',
      ],
      [recovery]: ['at any step of a payment that is %s costs nobody anything'],
      'powercut/powercut.test.ts': [
        'a till in the middle of a %s has all that it had shown, and nothing by halves',
      ],
      [screen]: ['a till that is killed while the bank decides learns the verdict after its start'],
    },
  },
  P6: {
    fault: 'the look-up does not know the payment yet',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P6: is not "never happened" because the look-up is slow to know it',
      ],
      [polling]: [
        'proves nothing before the provider’s window, or when asked too seldom',
        'needs an idle reader as a witness, or much more time',
      ],
      [card]: ['never takes silence for anything while the reader shows a payment'],
      [recovery]: ['asks again for an attempt without a trace, for a week'],
    },
  },
  P7: {
    fault: 'a late answer tells an older state than the one that is known',
    tests: {
      'main/payments/card-faults.test.ts': ['P7: that is older than its approval changes nothing'],
      [machine]: [
        'never leaves a final status but for an approval',
        'is the whole table: every status against every event',
      ],
    },
  },
  P8: {
    fault: 'the same news arrives twice',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P8: that two questions bring at once is one approval, one sale and one entry of the journal',
      ],
      [machine]: ['gives the same result when an event comes twice'],
    },
  },
  P9: {
    fault: 'news of an earlier attempt arrives during a new one',
    tests: {
      'main/refunds/late-charges.test.ts': [
        'makes no sale by itself, holds its basket, and is listed with what can be done',
      ],
      'main/payments/card-faults.test.ts': [
        'P9: that is about an earlier attempt reaches that one, while a new one waits for its card',
      ],
      [sumUp]: ['does not take another payment’s answer for this one'],
      [card]: ['that turns out approved minutes later is approved, with an alert, and the sale is paid'],
    },
  },
  P10: {
    fault: 'a message about a payment is forged or names nothing that is known',
    tests: { 'main/providers/sumup-checkout.test.ts': ['says no more than it must'] },
    later: 'The till asks and listens to no messages of a card service, so there is no door to forge one at.',
  },
  P11: {
    fault: 'the card is declined',
    tests: {
      [bySumUp]: ['ends by a %s, and the next attempt is a new one'],
      [card]: ['counts at once when the reader is idle'],
      [screen]: ['a declined card charges nothing, and the next card pays the same sale'],
    },
  },
  P12: {
    fault: 'a declined tap is approved by its PIN',
    tests: {
      [bySumUp]: ['that was declined for now and then approved is one payment'],
      [card]: [
        'is "for now" while the reader is at it, and becomes an approval when the PIN is typed',
        'counts after half a minute where the reader cannot tell',
      ],
      'main/payments/situation-view.test.ts': ['says from when on a decline counts'],
    },
  },
  P13: {
    fault: 'two approved charges stand under one reference',
    tests: {
      'main/providers/cm-provider.test.ts': [
        'tells two charges under one reference apart: the payment, and one beside it',
        'books nothing when the second of two charges is in another currency',
      ],
      [conformance]: [
        'finds in its lists a second charge under a reference, and no charge that is in the books',
      ],
      [byCm]: [
        'makes the copy of a request that was paid as well a question, also after the first was cleared',
        'calls off the copy of a request that arrived twice, so that nobody can pay it again',
      ],
      [sumUp]: ['books nothing when both names lead to different transactions'],
      'main/refunds/charged-twice.test.ts': [
        'is paid by one charge, and names both of them at once',
        'is still one payment and one open question after another start and another answer',
        'gives back the one that is too many, by its own id, and once',
        'by SumUp: is found by the list, named with both ids, and told once',
        'by SumUp: is found where our reference is the only name, and where the checkout was charged twice',
        'is looked for through 72 hours, whatever the till was doing, and no longer',
        'that no till can book is named at its payment, and an approval without an id is not taken for two',
        'is found beside a late approval, though both changed long before the look that found that one',
        'is called off while it waits for a card',
        'is not taken for somebody else’s where the list was read while its payment was still open',
        'goes into no sale, also where that has room for it',
        'is kept with a reason only, which the journal has',
        'stands on the X report until it is decided, beside the sales and never in them',
      ],
    },
    later: 'The second charge is given back by a person’s choice, never by itself.',
  },
  P14: {
    fault: 'another amount is approved than was asked for',
    tests: {
      'main/payments/part-approval.test.ts': [
        'covers what was paid and no more, and says how much is still to pay',
        'and the rest in cash are one sale, with both tenders as they were, in the day as well',
        'keeps a tip out of what it covers',
        'can be followed by another card for the rest, which is charged no more than that',
        'by SumUp, over real HTTP: is booked with what the card gave, once',
      ],
      [byCm]: [
        'that the card was good for in part is a tender of that part, and the rest is paid by another',
      ],
      [bySumUp]: [
        'for more than asked is not booked, and said',
        'leaves another amount than what was asked for to a person as well',
      ],
      'main/payments/decisions.test.ts': [
        'about which the service contradicts itself is decided after ten minutes, and the same answer is no news',
      ],
      'e2e/decide.spec.ts': [
        'a payment that nobody can tell about is decided by a person, and says so on every screen',
      ],
      [conformance]: [
        'tells a card that was good for a part only by what it gave, and never with one look',
        'does not call it approved when the provider %s',
        'tells the tip apart from the amount',
      ],
      [card]: [
        'looks again at an approval without its transaction, and tells when another amount was charged',
      ],
      'e2e/card.spec.ts': [
        'P14: a card that is good for a part leaves the rest due, in words, and another tender pays it',
      ],
    },
  },
  P15: {
    fault: 'the approval is in another currency, or another merchant’s',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P15: that names another merchant is no approval of ours, and is said',
      ],
      [conformance]: ['does not call it approved when the provider %s'],
      [card]: ['shows what was found instead of what was asked, books nothing and raises an alert'],
      [machine]: ['keeps a mismatch on show, whatever silence follows, and alerts once'],
    },
  },
  P16: {
    fault: 'the card is charged after all, when cash was already taken',
    tests: {
      'main/refunds/late-charges.test.ts': [
        'cannot be booked twice over: cash has paid the sale, and the charge is a surplus',
        'is listed again when its reversal came to nothing',
        'makes no sale by itself, holds its basket, and is listed with what can be done',
        'cannot be booked twice over: cash has paid the sale, and the charge is a surplus',
        'names what nobody has decided, on X and Z, and blocks nothing',
      ],
      'e2e/late.spec.ts': [
        'a card that was charged after cash was taken is named on every screen and given back',
        'a card that was charged after cash was taken is named on every screen and given back',
        'a card that was charged after all is booked into the sale that it was for',
        'a late charge stands in the queue until somebody decides, put aside or not',
        'a late charge that no sale needs is kept from the queue, with a reason',
      ],
      [card]: ['completes a sale that cash had covered meanwhile only once, and says that both were taken'],
      'main/sales/record-sale.test.ts': ['says aloud when more was approved than the sale costs'],
      'main/payments/watch-payments.test.ts': [
        'finds an approval that comes after %i hours, and asks for it by its name',
      ],
      'main/domain/payment-advice.test.ts': ['tells a late approval from one in time'],
    },
  },
  P17: {
    fault: 'the reader is offline when it is asked',
    tests: {
      [bySumUp]: ['fails at once, with nothing charged, when the reader is offline'],
      [conformance]: [
        'refuses when the reader is offline',
        'waits for a reader that is not there, and takes the payment when it is back',
      ],
      [byCm]: ['that waits for a terminal that is off is taken back by a cancel, and cannot surface later'],
      [screen]: ['an unplugged reader is said in words, and works again when it is plugged in'],
      [outlook]: [
        'says that a reader is offline before anybody pays (P17), and that it is back',
        'says that a reader is offline before anybody pays (P17), and that it is back',
      ],
      'e2e/outlook.spec.ts': [
        'the payment screen says that the reader is offline before anybody takes out a card, and blocks nothing',
        'F9 and the card button say that the reader is offline before anything is sent, and F9 again tries',
      ],
    },
  },
  P18: {
    fault: 'the reader loses its network in the middle',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P18: is not declined because the reader was unplugged while the bank decided',
      ],
      [bySumUp]: ['waits for a reader that lost its network in the middle'],
    },
  },
  P19: {
    fault: 'the reader still has an earlier payment of this till',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P19: that has somebody else’s payment refuses ours, which ends without a charge',
        'P19: that still has a payment takes no other: the till names it and sends nothing',
      ],
      [card]: ['lets a sale and a reader have one open attempt each, and names the one in the way'],
      [conformance]: [
        'refuses with a reason when the reader is busy or unknown, and the first payment goes on',
      ],
      [byCm]: ['K69, K72: is never pushed aside by another of this till, also not after a restart'],
    },
  },
  P20: {
    fault: 'two tills use one reader',
    tests: {
      [byCm]: ['K70: pushes no payment of another till aside, and says that the terminal is busy'],
      'main/providers/cm-provider.test.ts': ['pushes no waiting payment of another till aside'],
    },
    later: 'Which till holds the reader, and since when, comes with the second till.',
  },
  P21: {
    fault: 'the service answers correctly, but the cardholder takes minutes',
    tests: {
      'e2e/lost-answer.spec.ts': [
        'while nobody answers the screen says so, counts the questions, and advises no second charge',
      ],
      [card]: [
        'does not end while the outcome is open, and does not hurry either',
        'writes a thin history: hours of the same answer are no events',
      ],
      [status]: [
        'the screen says what the reader shows, what to do and what comes next',
        'the seconds run on every second, and nothing on the screen moves for it',
      ],
    },
  },
  P22: {
    fault: 'the card service is away for an hour',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P22: that is away for an hour is asked calmly, cash goes on, and the payment ends in a fact',
      ],
      [bySumUp]: ['survives a cloud that is away for minutes'],
      'main/payments/decisions.test.ts': [
        'takes an hour where nothing answers, and stopping it first where the service leaves it open',
        'is asked about for three days more, and at every start; then it stays a person’s word',
      ],
      [card]: [
        'calls a payment unknown when three questions in a row had no answer, and pending when one has',
      ],
      'main/payments/watch-payments.test.ts': ['does not hammer a provider that cannot be reached'],
      [outlook]: [
        'says since when a provider is down (P22), from any answer, and forgets it with the next good one',
        'says since when a provider is down (P22), from any answer, and forgets it with the next good one',
      ],
      'main/composition.test.ts': [
        'says that the card service is down before a card is asked for, and sells for cash on',
        'says that the card service is down before a card is asked for, and sells for cash on',
      ],
      'main/queue/outage.test.ts': [
        'are asked about calmly by a till that was awake, and spread over the minute',
        'are asked about one after the other by a till that slept through it',
        'are asked about one after the other by a till that was started again',
      ],
    },
  },
  P23: {
    fault: 'the key is wrong or was revoked',
    tests: {
      'main/live-mode.test.ts': [
        'whose key was revoked meanwhile is said to be refused after the next start',
      ],
      'main/payments/card-faults.test.ts': [
        'P23: that no longer takes the key in the middle leaves the outcome open, and hears no storm',
        'P23: that no longer takes the key is asked once; cash works, and the key is in no word of it',
      ],
      [sumUp]: ['says when the key is no longer valid, without the key'],
      [byCm]: [
        'K73: says that the key is not right, and nothing was charged',
        'is told as refused, leaves the payment to a person, and is heard when it comes back after all',
      ],
      [bySumUp]: ['is told as refused, and leaves the payment to a person'],
      'main/payments/decisions.test.ts': [
        'is nobody’s to decide while waiting may bring the fact',
        'that was charged is booked, marked everywhere, kept in the journal, and the day closes',
        'opens its sale again, loudly, when the service says after all that nothing was charged',
      ],
      [outlook]: [
        'tells a refused key from a dead line (P23), and sends no storm of questions',
        'tells a refused key from a dead line (P23), and sends no storm of questions',
      ],
    },
  },
  P24: {
    fault: 'the service wants fewer requests',
    tests: {
      'main/payments/card-faults.test.ts': [
        'P24: that wants fewer requests gets the payment not a second time',
      ],
      [card]: ['waits as long as the provider says'],
      [conformance]: ['passes on how long to wait when it asks too often'],
      [polling]: ['doubles the gap with every question that has no answer, up to 15 s, give or take a fifth'],
      'main/providers/sumup-mapping.test.ts': ['waits at least a second after "too many requests"'],
    },
  },
  P25: {
    fault: 'what was approved is taken back later',
    tests: {
      'main/queue/queue-list.test.ts': [
        'of an approval that was taken back is a note, with its reason in the journal and in the history',
      ],
      [byCm]: ['that is taken back before it is settled is told by name, and opens its sale again (%s)'],
      'main/providers/sumup-watch.test.ts': [
        'P25: as %s is told as gone, with what stands there',
        'is no such thing where the shop gave the money back, or where the transaction contradicts the list',
        'is told as a part where the bank fetched less than was charged',
        'is found by the id of its request where it was booked on the word of the checkout alone',
      ],
      'main/providers/sumup-provider.test.ts': [
        'ends when its approval was taken back before the till heard of it, though the checkout says paid for good',
      ],
      'main/payments/taken-back.test.ts': [
        'P25: that was final is found by the watch, opens its sale once, and a part of it opens nothing',
        'opens the sale again by an entry, and changes neither the sale nor its receipt',
        'takes cash for what is missing, with change, closes the matter, and counts on the day it is paid',
        'takes a card with all the certainty of payments: one attempt, declined leaves it open, approved closes it',
        'closes the rest with a reason that stands in the journal, in the history and in one report',
        'pays for nothing: the basket asks for it again, and no finished sale is opened',
      ],
      'main/two-services.test.ts': [
        'opens a sale again whose approval was taken back, and keeps it on its list over a restart until it is written off',
      ],
      'e2e/reopened.spec.ts': [
        'a sale whose approval was taken back is open again, and is paid in cash',
        'it is paid by card, after a decline, while the basket of the next customer stays as it is',
        'it is written off with a reason, from the keyboard',
      ],
      'main/providers/cm-provider.test.ts': [
        'calls an authorisation that was taken back no payment; result kept: %s',
      ],
    },
    later:
      'A charge-back is found by the watch over card payments of the last three days: a shop that took none since learns of it with its next one.',
  },
}
