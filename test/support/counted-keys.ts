/*
 * How many presses the common tasks take at this till, from the goods on the counter or the receipt in the hand. The README
 * publishes the table, test/e2e/counted-keys.spec.ts does each task with exactly these presses and no pointer, and
 * test/build/counted-keys.test.ts holds the two together. A number may fall; one that grows fails.
 */

export type CountedTask = {
  /** As the README says it. */
  task: string
  /** What comes in by itself: a scan is no press. */
  begins: string
  keys: readonly string[]
}

export const countedTasks = {
  cash: { task: 'Take exact cash', begins: 'a scan', keys: ['F8'] },
  card: { task: 'Take a card', begins: 'a scan', keys: ['F9'] },
  park: { task: 'Park a sale', begins: 'a sale', keys: ['F7'] },
  resume: { task: 'Take it up again', begins: 'an empty sale', keys: ['F7'] },
  refund: {
    task: 'Refund one of several articles',
    begins: 'the scan of its receipt',
    keys: ['ArrowDown', 'Enter', 'F10', 'Enter'],
  },
  close: {
    task: 'Close the day',
    begins: 'the sale screen; the counts of coins and notes, each ended with Enter, come on top',
    keys: ['Alt+3', 'F10', 'Enter', 'Enter'],
  },
} as const satisfies Record<string, CountedTask>

export type CountedName = keyof typeof countedTasks
