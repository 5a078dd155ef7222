import Archive from 'lucide-react/icons/archive'
import Banknote from 'lucide-react/icons/banknote'
import CreditCard from 'lucide-react/icons/credit-card'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Percent from 'lucide-react/icons/percent'
import StickyNote from 'lucide-react/icons/sticky-note'
import Tag from 'lucide-react/icons/tag'
import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { memo, useRef } from 'react'
import { useStore } from 'zustand'
import type { BasketTotals } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button, type Icon, IconButton } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { BasketLines } from './basket-lines.tsx'
import styles from './basket-panel.module.css'
import { UnknownCodes } from './unknown-codes.tsx'

/** The sale so far, its total, and the way to the money. */
export function BasketPanel() {
  const { basket } = useServices()
  const texts = useTexts()
  const totals = useStore(basket, (state) => state.basket?.totals)
  const isLocked = useStore(basket, (state) => state.basket?.locked ?? false)
  return (
    <section className={styles.panel} aria-label={texts.sale.basket}>
      <BasketHeader lineCount={totals?.lineCount ?? 0} />
      <UnknownCodes />
      <BasketLines />
      {totals && <Sums totals={totals} />}
      {isLocked ? <Locked /> : <PayButtons totals={totals} />}
    </section>
  )
}

const isFree = (totals: BasketTotals | undefined): boolean =>
  totals !== undefined && totals.lineCount > 0 && totals.total.minor === 0

const BasketHeader = memo(function BasketHeader({ lineCount }: { lineCount: number }) {
  const { selling, dialogs } = useServices()
  const texts = useTexts()
  const parkedCount = useStore(dialogs, (state) => state.parkedCount)
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{lineCount > 0 ? texts.common.lines(lineCount) : texts.sale.basket}</h1>
      <Button
        variant="quiet"
        icon={Archive}
        data-testid="parked"
        onClick={() => dialogs.show({ kind: 'parked' })}
      >
        {texts.sale.parked}
        {parkedCount > 0 && <span className={styles.count}>{parkedCount}</span>}
      </Button>
      <Button
        variant="quiet"
        keyName="F7"
        disabled={lineCount === 0}
        data-testid="park"
        onClick={() => void selling.park('')}
      >
        {texts.sale.park}
      </Button>
      <MoreMenu isEmpty={lineCount === 0} />
    </header>
  )
})

function MoreMenu({ isEmpty }: { isEmpty: boolean }) {
  const { dialogs } = useServices()
  const texts = useTexts()
  const menu = useRef<HTMLDivElement>(null)
  const entry = (
    icon: Icon,
    label: string,
    kind: 'discount' | 'note' | 'park' | 'clear',
    keyName?: string,
  ) => (
    <Button
      variant="quiet"
      wide
      icon={icon}
      keyName={keyName}
      disabled={isEmpty}
      data-testid={`more-${kind}`}
      onClick={() => {
        menu.current?.hidePopover()
        dialogs.show({ kind })
      }}
    >
      {label}
    </Button>
  )
  return (
    <>
      <IconButton
        icon={EllipsisVertical}
        label={texts.sale.more}
        popoverTarget="sale-menu"
        className={styles.menuButton}
        data-testid="more"
      />
      <div ref={menu} id="sale-menu" popover="auto" className={styles.menu}>
        {entry(Percent, texts.sale.saleDiscount, 'discount', 'F6')}
        {entry(StickyNote, texts.sale.saleNote, 'note')}
        {entry(Tag, texts.sale.parkWithName, 'park')}
        {entry(Trash2, texts.sale.clear, 'clear')}
      </div>
    </>
  )
}

const Sums = memo(function Sums({ totals }: { totals: BasketTotals }) {
  const texts = useTexts()
  const format = useFormat()
  const { saleDiscount, saleDiscountAmount, taxAdded, taxes, subtotal, total, note } = totals
  const hasParts = saleDiscount !== null || taxAdded.minor !== 0
  return (
    <dl className={styles.sums}>
      {hasParts && <Row name={texts.sale.subtotal} value={<Amount money={subtotal} testId="subtotal" />} />}
      {saleDiscount && (
        <Row
          name={`${texts.sale.discount} ${saleDiscount.kind === 'percent' ? format.percent(saleDiscount.ppm) : ''}`}
          value={
            <span data-testid="sale-discount">{texts.sale.discountOf(format.money(saleDiscountAmount))}</span>
          }
        />
      )}
      {taxAdded.minor !== 0 && <Row name={texts.sale.taxAdded} value={<Amount money={taxAdded} />} />}
      {taxAdded.minor === 0 &&
        taxes
          .filter((tax) => tax.tax.minor !== 0)
          .map((tax) => (
            <Row
              key={`${tax.name} ${tax.ratePpm}`}
              name={texts.sale.taxIncluded(tax.name)}
              value={<Amount money={tax.tax} />}
            />
          ))}
      {note && <p className={styles.note}>{note}</p>}
      <div className={styles.total}>
        <dt>{texts.sale.total}</dt>
        <dd>
          <Amount money={total} testId="total" />
        </dd>
      </div>
    </dl>
  )
})

function Row({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function PayButtons({ totals }: { totals: BasketTotals | undefined }) {
  const { selling, payment } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const busy = useStore(payment, (state) => state.busy)
  const isEmpty = !totals || totals.lineCount === 0
  if (isFree(totals)) {
    return (
      <div className={styles.pay}>
        <Button
          variant="primary"
          size="huge"
          wide
          busy={busy}
          data-testid="finish-free"
          onClick={() => void selling.finishFree()}
        >
          {texts.sale.finishFree}
        </Button>
      </div>
    )
  }
  if (totals && totals.total.minor < 0) return <GiveBackButton busy={busy} />
  return (
    <div className={styles.pay}>
      <div className={styles.payRow}>
        <Button
          size="large"
          icon={Banknote}
          keyName="F8"
          disabled={isEmpty || busy}
          data-testid="pay-cash-exact"
          onClick={() => void selling.exactCash()}
        >
          {texts.sale.payExact}
        </Button>
        <Button
          size="large"
          icon={CreditCard}
          keyName="F9"
          disabled={isEmpty || busy}
          data-testid="pay-card"
          onClick={() => void selling.card()}
        >
          {texts.sale.payCard}
        </Button>
      </div>
      <Button
        variant="primary"
        size="huge"
        wide
        keyName="F10"
        disabled={isEmpty || busy}
        data-testid="pay"
        onClick={() => void selling.pay()}
      >
        {totals && !isEmpty ? texts.sale.payAmount(format.money(totals.total)) : texts.sale.pay}
      </Button>
    </div>
  )
}

/** What is below nought goes back, and is no payment. */
function GiveBackButton({ busy }: { busy: boolean }) {
  const { selling } = useServices()
  const texts = useTexts()
  return (
    <div className={styles.pay}>
      <Button
        variant="primary"
        size="huge"
        wide
        icon={Undo2}
        keyName="F10"
        busy={busy}
        data-testid="pay"
        onClick={() => void selling.pay()}
      >
        {texts.returns.giveBack}
      </Button>
    </div>
  )
}

function Locked() {
  const { payment } = useServices()
  const texts = useTexts()
  return (
    <div className={styles.pay}>
      <Banner tone="warning">{texts.sale.locked}</Banner>
      <Button
        variant="primary"
        size="huge"
        wide
        data-testid="continue-payment"
        onClick={() => void payment.open()}
      >
        {texts.sale.continuePayment}
      </Button>
    </div>
  )
}
