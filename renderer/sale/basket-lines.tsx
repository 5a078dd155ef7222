import ShoppingBasket from 'lucide-react/icons/shopping-basket'
import { memo, useRef } from 'react'
import { useStore } from 'zustand'
import type { LineView } from '../../preload/contract/views.ts'
import { classNames } from '../design/class-names.ts'
import { EmptyState } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './basket-lines.module.css'
import { useRowWindow } from './use-row-window.ts'

const rowHeight = 62
const none: readonly LineView[] = []

/** Only the lines in sight are in the page: a sale of thousands of lines costs what a sale of ten costs. */
export function BasketLines({ isReadOnly = false }: { isReadOnly?: boolean }) {
  const { basket } = useServices()
  const texts = useTexts()
  const lines = useStore(basket, (state) => state.basket?.lines ?? none)
  const chosenLineId = useStore(basket, (state) => state.chosenLineId)
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = chosenLineId === null ? -1 : lines.findIndex((line) => line.id === chosenLineId)
  const { from, to } = useRowWindow(scroller, lines.length, rowHeight, chosen)
  return (
    <div ref={scroller} className={styles.scroller} data-testid="basket">
      {lines.length === 0 ? (
        <EmptyState
          icon={ShoppingBasket}
          title={texts.sale.emptyBasket}
          text={texts.sale.emptyBasketText}
          testId="basket-empty"
        />
      ) : (
        <ul className={styles.list} style={{ height: lines.length * rowHeight }}>
          {lines.slice(from, to).map((line, place) => (
            <BasketLine
              key={line.id}
              line={line}
              index={from + place}
              isChosen={!isReadOnly && from + place === chosen}
              isReadOnly={isReadOnly}
            />
          ))}
        </ul>
      )}
      <LastChange lines={lines} />
    </div>
  )
}

type LineProps = {
  line: LineView
  index: number
  isChosen: boolean
  isReadOnly: boolean
}

const BasketLine = memo(function BasketLine(props: LineProps) {
  const { line, index, isChosen, isReadOnly } = props
  const { dialogs, basket } = useServices()
  const format = useFormat()
  const texts = useTexts()
  const isPlain = line.unit === 'piece' && line.quantityMilli === 1000
  return (
    <li className={styles.row} style={{ top: index * rowHeight, height: rowHeight }}>
      <button
        type="button"
        className={classNames(styles.line, isChosen && styles.chosen)}
        disabled={isReadOnly}
        data-testid={`basket-line-${index}`}
        onClick={() => {
          basket.choose(line.id)
          dialogs.show({ kind: 'line', lineId: line.id })
        }}
      >
        <span className={classNames(styles.quantity, isPlain && styles.plain)}>
          {format.quantity(line.quantityMilli)}
          {line.unit !== 'piece' && <small>{texts.unitSigns[line.unit]}</small>}
        </span>
        <span className={styles.words}>
          <span className={styles.name} dir="auto">
            {line.name}
          </span>
          <span className={styles.detail}>
            {!isPlain && line.quantityMilli !== 0 && (
              <span>
                {format.amountOf(line.quantityMilli, line.unit)}
                {line.unit === 'piece' ? ' ' : ' × '}
                {format.money(line.unitPrice)}
              </span>
            )}
            {line.listPrice && <s>{format.money(line.listPrice)}</s>}
            {line.discount && (
              <span className={styles.discount}>
                {texts.sale.discountOf(
                  line.discount.kind === 'percent'
                    ? format.percent(line.discount.ppm)
                    : format.money(line.discountAmount),
                )}
              </span>
            )}
            {line.returned && (
              <span className={styles.returned}>
                {texts.returns.fromReceipt(line.returned.receiptNumber)}
              </span>
            )}
            {line.note && <span dir="auto">{line.note}</span>}
          </span>
        </span>
        <span className={styles.total}>{format.money(line.total)}</span>
      </button>
    </li>
  )
})

/** Says the last change to those who do not see it. */
function LastChange({ lines }: { lines: readonly LineView[] }) {
  const { basket } = useServices()
  const format = useFormat()
  const texts = useTexts()
  const focus = useStore(basket, (state) => state.focus)
  const total = useStore(basket, (state) => state.basket?.totals.total)
  const line =
    focus && (lines.at(-1)?.id === focus.lineId ? lines.at(-1) : lines.find(({ id }) => id === focus.lineId))
  return (
    <p className={styles.unseen} aria-live="polite">
      {line && total ? texts.sale.added(line.name, format.money(total)) : ''}
    </p>
  )
}
