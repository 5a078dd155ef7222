import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ReturnableLine } from '../../preload/contract/return-views.ts'
import { Amount } from '../design/amount.tsx'
import { IconButton } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import type { Format } from '../format.ts'
import { useFormat, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'
import styles from './take-back.module.css'

export type Choice = { position: number; quantityMilli: number }

const oneMilli = 1000

/** One piece of what is counted, all of what is weighed: more is a step away, too much is money given away. */
const firstMilli = ({ unit, leftMilli }: ReturnableLine): number =>
  unit === 'piece' ? Math.min(oneMilli, leftMilli) : leftMilli

export type Chosen = ReturnType<typeof useChosen>

/** How much of which line; a receipt with one line has it chosen. */
export function useChosen(lines: readonly ReturnableLine[]) {
  const [byPosition, setByPosition] = useState<ReadonlyMap<number, number>>(() => {
    const open = lines.filter(({ leftMilli }) => leftMilli > 0)
    const [only] = open
    return new Map(only && open.length === 1 ? [[only.position, firstMilli(only)]] : [])
  })
  const set = (position: number, quantityMilli: number) =>
    setByPosition((before) => {
      const after = new Map(before)
      if (quantityMilli > 0) after.set(position, quantityMilli)
      else after.delete(position)
      return after
    })
  const of = ({ position }: ReturnableLine) => byPosition.get(position) ?? 0
  return {
    of,
    choices: [...byPosition].map(([position, quantityMilli]): Choice => ({ position, quantityMilli })),
    toggle: (line: ReturnableLine) => set(line.position, of(line) > 0 ? 0 : firstMilli(line)),
    step: (line: ReturnableLine, step: 1 | -1) =>
      set(line.position, Math.min(line.leftMilli, Math.max(0, of(line) + step * oneMilli))),
  }
}

type Props = {
  lines: readonly ReturnableLine[]
  chosen: Chosen
  /** With the line that has the keys, for where nothing is chosen. */
  onEnter: (focused: Choice) => void
}

export function ChosenLines({ lines, chosen, onEnter }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const texts = useTexts()
  // The lines came after the dialog: the first one that may come back has the keys.
  useEffect(() => list.current?.querySelector<HTMLElement>('button[aria-pressed]:enabled')?.focus(), [])
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button[aria-pressed]:enabled') ?? [])]
    const place = rows.indexOf(document.activeElement as HTMLElement)
    rows[Math.min(rows.length - 1, Math.max(0, place + step))]?.focus()
  }
  return (
    <ul ref={list} className={styles.lines} aria-label={texts.returns.what} onKeyDown={move}>
      {lines.map((line) => (
        <Line key={line.position} line={line} chosen={chosen} onEnter={onEnter} />
      ))}
    </ul>
  )
}

function Line({ line, chosen, onEnter }: { line: ReturnableLine } & Omit<Props, 'lines'>) {
  const texts = useTexts()
  const format = useFormat()
  const quantityMilli = chosen.of(line)
  const isChosen = quantityMilli > 0
  const hasSteps = line.unit === 'piece' && line.leftMilli > oneMilli
  const press = (event: KeyboardEvent) => {
    const step = ({ '+': 1, '-': -1 } as const)[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      if (!event.repeat) onEnter({ position: line.position, quantityMilli: firstMilli(line) })
    } else if (step !== undefined && line.unit === 'piece') {
      event.preventDefault()
      chosen.step(line, step)
    }
  }
  return (
    <li className={classNames(styles.row, isChosen && styles.chosen)}>
      <button
        type="button"
        className={styles.line}
        aria-pressed={isChosen}
        disabled={line.leftMilli === 0}
        data-testid={`take-back-line-${line.position}`}
        onClick={() => chosen.toggle(line)}
        onKeyDown={press}
      >
        <span className={styles.mark} aria-hidden>
          {isChosen && <Check size={22} />}
        </span>
        <span className={styles.words}>
          <span className={styles.name} dir="auto">
            {line.name}
          </span>
          <span className={styles.quiet}>{leftWords(texts, format, line)}</span>
        </span>
        <Amount money={line.left} className={styles.amount} />
      </button>
      {hasSteps && (
        <span className={styles.steps}>
          <IconButton
            icon={Minus}
            variant="secondary"
            label={texts.returns.fewer}
            disabled={!isChosen}
            data-testid={`take-back-fewer-${line.position}`}
            onClick={() => chosen.step(line, -1)}
          />
          <output className={styles.count} data-testid={`take-back-count-${line.position}`}>
            {format.quantity(quantityMilli)}
          </output>
          <IconButton
            icon={Plus}
            variant="secondary"
            label={texts.returns.more}
            disabled={quantityMilli >= line.leftMilli}
            data-testid={`take-back-more-${line.position}`}
            onClick={() => chosen.step(line, 1)}
          />
        </span>
      )}
    </li>
  )
}

function leftWords(texts: Texts, format: Format, line: ReturnableLine): string {
  const { leftMilli, soldMilli, unit, inBasket, returns } = line
  const earlier = [...new Set(returns.map(({ receiptNumber }) => receiptNumber))]
  const amounts = texts.returns.leftOf(format.amountOf(leftMilli, unit), format.amountOf(soldMilli, unit))
  return [
    leftMilli === 0 && !inBasket ? texts.returns.allBack : amounts,
    ...earlier.map((receipt) => texts.returns.cameWith(receipt)),
    inBasket && texts.returns.inBasket,
  ]
    .filter(Boolean)
    .join(' · ')
}
