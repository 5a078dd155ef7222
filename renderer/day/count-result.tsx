import type { CashCountView } from '../../preload/contract/cash.ts'
import { Amount } from '../design/amount.tsx'
import { Banner } from '../design/status.tsx'
import { useTexts } from '../state/till-context.tsx'
import styles from './cash.module.css'

/** What was counted against what should be there; a blind count says only whether it is off by too much. */
export function CountResult({ count }: { count: CashCountView }) {
  const texts = useTexts().cash
  const { counted, expected, difference, needsReason } = count
  return (
    <>
      <dl className={styles.result} data-testid="count-result">
        {expected && (
          <div>
            <dt>{texts.expected}</dt>
            <dd>
              <Amount money={expected} />
            </dd>
          </div>
        )}
        <div>
          <dt>{texts.counted}</dt>
          <dd>
            <Amount money={counted} />
          </dd>
        </div>
        {difference && difference.minor !== 0 && (
          <div className={needsReason ? styles.isOff : undefined}>
            <dt>{texts.isOff}</dt>
            <dd>
              <Amount money={difference} />
            </dd>
          </div>
        )}
      </dl>
      {difference?.minor === 0 && <Banner tone="success">{texts.exact}</Banner>}
      {needsReason && <Banner tone="warning">{texts.blindOff}</Banner>}
    </>
  )
}
