import { Amount } from '../design/amount.tsx'
import { GivenTenders } from '../sales/given-tenders.tsx'
import { useAnswer, useTexts } from '../state/till-context.tsx'
import styles from './sale-done.module.css'

/** What the cashier hands over now, in figures that are read across the counter, and what goes to cards. */
export function GivenBack({ saleId }: { saleId: string }) {
  const texts = useTexts()
  const { value: returns } = useAnswer('return.of-sale', [{ saleId }], ['payment', 'sales'])
  if (!returns) return null
  const cash = returns.given.find(({ inCoins }) => inCoins !== null)?.inCoins ?? null
  const [first] = returns.given
  return (
    <>
      <div>
        <p className={styles.label}>{cash ? texts.returns.giveCustomer : texts.returns.backToCard}</p>
        <p className={styles.change} aria-live="assertive">
          {first && <Amount money={cash ?? first.amount} testId="given-back" />}
        </p>
      </div>
      <GivenTenders given={returns.given} />
    </>
  )
}
