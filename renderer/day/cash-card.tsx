import { useState } from 'react'
import type { CashMoveView, CashView } from '../../preload/contract/cash.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { useAnswer, useFormat, useSession, useTexts } from '../state/till-context.tsx'
import type { CashTexts } from '../texts/cash-en.ts'
import styles from './cash.module.css'
import { CashMoveDialog } from './cash-move-dialog.tsx'
import { SettleCount } from './settle-count.tsx'

/** The drawer of the open day: what should be in it, and what went in and out beside the sales. */
export function CashCard() {
  const isCounted = useSession((state) => (state.settings?.cashCount ?? 'off') !== 'off')
  const { value, reload } = useAnswer('cash.state', [], ['sales', 'payment', 'settings'])
  if (!isCounted || !value) return null
  return <Drawer cash={value} onChanged={reload} />
}

function Drawer({ cash, onChanged }: { cash: CashView; onChanged: () => void }) {
  const texts = useTexts().cash
  const format = useFormat()
  const [asked, setAsked] = useState<'move' | 'count' | null>(null)
  const close = () => {
    setAsked(null)
    onChanged()
  }
  return (
    <Card title={texts.title} testId="cash-card">
      <div className={styles.facts}>
        <Fact label={texts.opening} testId="cash-opening">
          <Amount money={cash.opening} />
        </Fact>
        {cash.taken && (
          <Fact label={texts.taken} testId="cash-taken">
            <Amount money={cash.taken} />
          </Fact>
        )}
        {cash.expected && (
          <Fact label={texts.expected} testId="cash-expected" isBig>
            <Amount money={cash.expected} />
          </Fact>
        )}
      </div>
      {!cash.expected && <p className={styles.quiet}>{texts.blind}</p>}
      {cash.moves.length === 0 ? (
        <p className={styles.quiet}>{texts.none}</p>
      ) : (
        <ul className={styles.moves} data-testid="cash-moves">
          {cash.moves.map((move) => (
            <li key={move.moveId}>
              <span className={styles.moveTime}>{format.time(move.at)}</span>
              <span className={styles.moveName} dir="auto">
                {moveName(texts, move)}
                {move.reason !== '' && <span className={styles.quiet}> · {move.reason}</span>}
              </span>
              <Amount money={move.amount} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.ways}>
        <Button data-testid="cash-move" onClick={() => setAsked('move')}>
          {texts.move}
        </Button>
        <Button data-testid="cash-count" onClick={() => setAsked('count')}>
          {texts.count}
        </Button>
      </div>
      {asked === 'move' && <CashMoveDialog currency={cash.currency} onClose={close} />}
      {asked === 'count' && <SettleCount cash={cash} onClose={close} />}
    </Card>
  )
}

type FactProps = { label: string; children: React.ReactNode; testId: string; isBig?: boolean }

function Fact({ label, children, testId, isBig = false }: FactProps) {
  return (
    <div className={isBig ? styles.bigFact : styles.fact} data-testid={testId}>
      <span className={styles.factLabel}>{label}</span>
      {children}
    </div>
  )
}

function moveName(texts: CashTexts, { kind }: CashMoveView): string {
  switch (kind) {
    case 'float':
      return texts.float
    case 'paid-in':
      return texts.paidIn
    case 'paid-out':
      return texts.paidOut
    case 'to-safe':
      return texts.toSafe
    case 'difference':
      return texts.difference
  }
}
