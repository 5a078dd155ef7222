import type { FaultRows } from './row.ts'

const card = 'main/payments/card-payment.test.ts'
const bySumUp = 'main/payments/card-payment-by-sumup.test.ts'
const byCm = 'main/payments/card-payment-by-cm.test.ts'
const refunds = 'main/refunds/refunds.test.ts'
const sumUpRefunds = 'main/providers/sumup-refunds.test.ts'
const conformance = 'main/providers/provider-conformance.ts'
const status = 'e2e/status-view.spec.ts'

/** Cancel, reversal, refund. */
export const reversalRows: FaultRows<'R'> = {
  R1: {
    fault: 'the card is approved in the second in which the cancel is pressed',
    tests: {
      'main/refunds/late-charges.test.ts': [
        'is offered to keep or to reverse, with the wish in its timeline',
        'leaves the basket as it was when it is reversed',
        'is a choice also where the wish came too late',
        'R1: an approval that came before the cancel took effect',
      ],
      'e2e/late.spec.ts': [
        'R1: an approval that came before the cancel took effect is reversed now, and the sale goes on',
      ],
      [bySumUp]: ['that a cancel came too late for is approved'],
      [card]: ['that loses the race ends approved, with the wish on record'],
    },
  },
  R2: {
    fault: 'the stop is taken, and nobody confirms it',
    tests: {
      'main/payments/card-faults.test.ts': [
        'R2: stays taken after a stop that nobody confirms, until the provider says how it ended',
      ],
      [card]: ['is a wish: passed on once, and the verdict still comes from the provider'],
      [bySumUp]: ['is cancelled by the till only once the provider says so'],
      [conformance]: ['passes a cancel on, and the verdict comes by asking'],
      [status]: ['a cancel is shown as a wish with its time, and the verdict is the reader’s'],
    },
  },
  R3: {
    fault: 'the stop is refused, because the card is in the reader',
    tests: {
      [byCm]: [
        'K71: whose cancel comes too late says so, and is approved',
        'whose cancel had no answer is looked at, and asked for again',
      ],
      [card]: [
        'that was refused is not sent again by the next start: the wish is over',
        'is repeated a few times when the request had no answer, then said to have failed',
      ],
      'main/payments/situation-view.test.ts': ['says that a wish could not be passed on'],
    },
  },
  R4: {
    fault: 'a stop could reach the next payment on that reader',
    tests: {
      'main/payments/card-faults.test.ts': [
        'R4: is not stopped by the wish of a payment that has ended, when the next customer is at it',
      ],
      [card]: ['is not sent for a payment that ended meanwhile: it would hit the next customer'],
    },
  },
  R5: {
    fault: 'cancel is pressed ten times',
    tests: {
      'main/payments/card-faults.test.ts': ['R5: pressed ten times is one wish and one request'],
      [card]: ['may be tried again when it did not get through'],
      'main/payments/situation-view.test.ts': [
        'shows a cancel as a wish, with its time, and says when it may be wished again',
      ],
    },
  },
  R6: {
    fault: 'the answer to a refund is lost',
    tests: {
      'main/refunds/second-refunds.test.ts': [
        'is a question with both names and amounts, once, in the journal, the timeline and the view',
        'is looked for again as long as late approvals are, also when the first days say nothing',
        'is gone from what is left: for the next refund, and for one that was asked for before',
      ],
      'main/domain/refund-machine.test.ts': ['is looked after: %s'],
      'main/refunds/refunds-by-provider.test.ts': [
        'that the network hands over twice is told with both events, and the second is gone from what is left',
        'that the network hands over twice is called off at the terminal once the first is done',
        'that the card got twice is told with both transactions, and the next one knows what is left',
        'whose answer was lost is found by its event, and sent once',
        'whose answer was lost is found by our reference, and sent once',
        'that never arrived comes to nothing, and may be asked for again',
      ],
      'main/refunds/refund-faults.test.ts': [
        'R6: whose request or answer went wrong (%s) gives back once, or says that nothing went back',
      ],
      [refunds]: [
        'asks after a lost answer and never sends again',
        'looks for an earlier try before it sends again',
        'is without a trace only after the provider’s silence proves it, and frees its reserve',
      ],
      'main/refunds/recovery.test.ts': [
        'at any step of a refund that is %s at first gives back at most once, and says what is true',
      ],
      [conformance]: [
        'finds a refund whose answer was lost, and never needs to send it again',
        'names what went back a second time when the network hands a refund over twice',
      ],
      [sumUpRefunds]: ['that happened ($kind) is found by its event and never sent again'],
    },
  },
  R7: {
    fault: 'two people give the same money back',
    tests: {
      'main/refunds/refunds-by-provider.test.ts': ['counts what somebody gave back in the portal before'],
      [refunds]: [
        'is the same refund when the button is pressed twice, and another one finds nothing left',
        'counts what was given back in the provider’s own portal',
        'is on disk with its reserve before anything leaves, is sent once and ends in a fact',
      ],
    },
    later: 'Who gave it back is said once people sign in.',
  },
  R8: {
    fault: 'refunds in parts come to more than was paid',
    tests: {
      'main/refunds/refund-faults.test.ts': [
        'R8: in parts never comes to more than was charged, also past another till’s',
      ],
      [refunds]: [
        'goes in parts up to what was charged, and no cent further',
        'cannot exceed the charge past any code: the database refuses it',
      ],
      [conformance]: ['gives back no more than was charged'],
    },
  },
  R9: {
    fault: 'money is to go back of a payment whose outcome is open',
    tests: {
      [refunds]: ['is refused for a payment that nobody knows, that is cash, or whose outcome is open'],
      [conformance]: ['refuses to give back what was not paid'],
    },
  },
  R10: {
    fault: 'the status word stays "successful" after everything went back',
    tests: {
      'main/refunds/refund-faults.test.ts': [
        'R10: is known by its event, while the payment’s own word stays "successful"',
      ],
      'main/providers/sumup-transactions.test.ts': [
        'count each refund once, though it stands there twice, and a failed one not at all',
      ],
      [sumUpRefunds]: ['is told from an earlier one of the same amount by the events that were known before'],
    },
  },
  R11: {
    fault: 'the refund is declined',
    tests: {
      [sumUpRefunds]: ['is refused by the processor and for want of the right, in its own words'],
      [refunds]: ['waits for the card, and ends in what the bank says'],
      'main/refunds/returns-to-cards.test.ts': [
        'R11: is owed when the card takes nothing, and is paid out of the drawer once',
      ],
    },
  },
  R12: {
    fault: 'the receipt is another till’s',
    later: 'A second till: a receipt that this one does not know is refused as an unknown code.',
  },
  R13: {
    fault: 'a receipt of a closed day is voided',
    tests: {
      'main/sales/returns.test.ts': [
        'R13: from a closed day into the open one; the closed one stays as it is',
      ],
    },
  },
  R14: {
    fault: 'money is still on its way back when the day is closed',
    tests: {
      'main/refunds/late-charges.test.ts': [
        'R14: names what is still on its way back when it is closed, and what went back on the day it did',
        'counts a refund in exactly one Z',
      ],
      'e2e/late.spec.ts': ['a reversal that has to wait is owed in words, with a slip to take home'],
    },
  },
}
