import type { FaultRows } from './row.ts'

const basket = 'main/domain/basket.test.ts'
const selling = 'main/sales/basket.test.ts'
const sales = 'main/sales/record-sale.test.ts'
const amounts = 'preload/contract/money.test.ts'
const cash = 'main/domain/cash.test.ts'
const rounding = 'main/payments/cash-rounding.test.ts'
const mapping = 'main/providers/sumup-mapping.test.ts'

/** Amounts. */
export const moneyRows: FaultRows<'M'> = {
  M1: {
    fault: '0.1 + 0.2 is not 0.3 in floats',
    tests: {
      [amounts]: ['is exact where a float is not'],
      [mapping]: ['comes back exactly, for every cent up to a hundred and some large amounts'],
    },
  },
  M2: {
    fault: 'a currency has no decimals, or three',
    tests: {
      [mapping]: ['%i %s goes out as %i with %i decimals', '%i %s cannot be expressed'],
      'main/providers/sumup-provider.test.ts': [
        'counts forints as SumUp does, and refuses half of one before it is sent',
      ],
      'main/composition.test.ts': ['opens in every currency, and says plainly where no card can be taken'],
      'main/catalogue/sample-catalogue.test.ts': [
        'costs what it should in currencies that differ by a hundred',
      ],
    },
  },
  M3: {
    fault: 'one end point counts in cents, another in euros',
    tests: {
      'main/providers/amounts-on-their-way.test.ts': [
        'M3: what is charged in EUR is what was asked, at CM.com',
        'M3: what is charged in %s is what was asked, at SumUp',
      ],
      'main/providers/cm-provider.test.ts': ['K76: writes 98.75 as the number 98.75'],
      'main/providers/sumup-refunds.test.ts': ['names %s in decimal units'],
      [mapping]: ['forgives what floats do, and nothing else'],
    },
  },
  M4: {
    fault: 'there are no coins for the amount',
    tests: {
      [cash]: [
        'in %s for %d is %d',
        'in euros follows the country where one says so',
        'always takes exact coins, and then rounds nothing',
      ],
      [rounding]: [
        'is rounded on the receipt and in the day, and the sale’s own total stays',
        'never touches a card',
      ],
    },
  },
  M5: {
    fault: 'a part is paid by card, the rest in cash',
    tests: {
      [rounding]: ['rounds a named part only where it needs change, and the rest by itself'],
      'main/payments/cash-payment.test.ts': [
        'takes any number of tenders: part cash, a declined card, another card, the rest in cash',
      ],
    },
  },
  M6: {
    fault: 'the tax of many lines does not add up',
    tests: {
      [basket]: [
        'take tax from the sum of a rate, not line by line',
        'balance in %s for whatever is rung up, in both tax modes',
      ],
    },
  },
  M7: {
    fault: 'more comes back than is bought',
    tests: {
      'main/payments/refused-at-the-door.test.ts': [
        'M7, M10: a payment of an impossible amount or name is refused at the door, and nothing is written',
      ],
      'main/sales/returns.test.ts': ['M7: refuses what came back before, and names the receipt'],
    },
    later: 'Above a limit, a second person.',
  },
  M8: {
    fault: 'there is nothing to pay',
    tests: {
      [sales]: [
        'is recorded without a tender, and asked again answers the same sale',
        'is what a whole discount makes',
      ],
      [basket]: ['of a wholly discounted or free basket are zero in every row'],
    },
  },
  M9: {
    fault: 'the discount is larger than the line',
    tests: { [selling]: ['caps a discount at the line and shows what was really taken off'] },
  },
  M10: {
    fault: 'an amount is typed that is none',
    tests: {
      'main/payments/refused-at-the-door.test.ts': [
        'M7, M10: a payment of an impossible amount or name is refused at the door, and nothing is written',
      ],
      [amounts]: ['takes nothing for %j', 'does not guess between a thousand and three decimals'],
      [basket]: [
        'and price of %j has the problem %s',
        'is too dear above the limit of the till, and never wrapped or rounded on the way there',
      ],
      'renderer/entry/amount-entry.test.ts': ['takes no more digits than an amount can have'],
      'main/catalogue/import-figures.test.ts': ['%j with the decimal sign %j is refused: %s'],
    },
  },
  M11: {
    fault: 'a weight times a price is no whole cent',
    tests: {
      [basket]: ['of %d a unit × %d thousandths is %d'],
      'main/domain/rounding.test.ts': ['of %d × %d ÷ %d is %d, halves away from zero'],
    },
  },
  M12: {
    fault: 'a sale has ten thousand lines',
    tests: {
      'main/domain/sale.test.ts': ['of ten thousand lines is linear work'],
      [sales]: ['is rung up, parked over a restart, paid and shown'],
    },
  },
  M13: {
    fault: 'two currencies meet in one sale',
    tests: {
      [selling]: ['refuse a second currency in one sale, and free the empty basket to take the new one'],
      'main/payments/card-payment.test.ts': [
        'refuses more than is due, a paid sale, an unknown sale, reader or currency',
      ],
    },
  },
  M14: {
    fault: 'the customer adds a tip on the reader',
    tests: {
      'main/payments/card-faults.test.ts': [
        'M14: on the reader stands apart from the amount, and the sale is paid for its own total',
      ],
      [sales]: ['keeps tip, rounding, change and card apart from the sale’s own total'],
      'main/providers/provider-conformance.ts': ['tells the tip apart from the amount'],
      'main/providers/sumup-checkout.test.ts': ['lets the cardholder choose a tip and counts it apart'],
    },
  },
  M15: {
    fault: 'more is handed over than is due',
    tests: {
      'main/payments/refused-at-the-door.test.ts': [
        'M15: a card is charged no more than is due, whatever the page asks for',
      ],
      [cash]: ['gives change on what coins can express', 'refuses too little'],
      'main/payments/card-payment.test.ts': [
        'refuses more than is due, a paid sale, an unknown sale, reader or currency',
      ],
    },
  },
  M16: {
    fault: 'a tax rate changes in the middle of a sale',
    tests: {
      [selling]: ['keeps the prices of the moment when the catalogue changes under it'],
      'main/sales/returns.test.ts': [
        'M16: comes back at the price and the tax rate of its sale, whatever they are today',
      ],
    },
  },
}
