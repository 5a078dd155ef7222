import type { Texts } from '../texts/en.ts'

type Action = keyof Texts['keys']['actions']
type Group = keyof Texts['keys']['groups']

/** The published key map: what the screen shows on F1. The bindings themselves stand with their screens. */
export const keyMap: Readonly<Record<Group, readonly { keys: readonly string[]; action: Action }[]>> = {
  anywhere: [
    { keys: ['F1', '?'], action: 'help' },
    { keys: ['Alt 1', '…', 'Alt 8'], action: 'screens' },
    { keys: ['Alt O'], action: 'drawer' },
    { keys: ['Alt L'], action: 'lock' },
    { keys: ['Esc'], action: 'close' },
  ],
  sale: [
    { keys: ['A', '…', '9'], action: 'type' },
    { keys: ['3 *'], action: 'times' },
    { keys: ['↑', '↓'], action: 'move' },
    { keys: ['↵'], action: 'add' },
    { keys: ['F2'], action: 'focusSearch' },
    { keys: ['F3'], action: 'openAmount' },
    { keys: ['F4'], action: 'editLine' },
    { keys: ['+', '−'], action: 'moreLess' },
    { keys: ['Del'], action: 'voidLine' },
    { keys: ['F6'], action: 'saleDiscount' },
    { keys: ['F7'], action: 'park' },
    { keys: ['F8'], action: 'exactCash' },
    { keys: ['F9'], action: 'card' },
    { keys: ['F10', '↵'], action: 'pay' },
  ],
  payment: [
    { keys: ['0', '…', '9'], action: 'tendered' },
    { keys: ['↵'], action: 'takeCash' },
    { keys: ['F8'], action: 'exactCash' },
    { keys: ['F9'], action: 'card' },
    { keys: ['Esc'], action: 'cancelCard' },
    { keys: ['F6'], action: 'decide' },
    { keys: ['F10'], action: 'checkNow' },
  ],
  day: [
    { keys: ['F10'], action: 'closeDay' },
    { keys: ['Ctrl P'], action: 'printReport' },
  ],
  done: [
    { keys: ['↵'], action: 'newSale' },
    { keys: ['Ctrl P'], action: 'print' },
    { keys: ['Alt E'], action: 'mail' },
    { keys: ['Alt Q'], action: 'code' },
    { keys: ['Alt N'], action: 'noReceipt' },
  ],
}
