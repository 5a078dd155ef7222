import type { Money } from '../../preload/contract/money.ts'
import { useFormat } from '../state/till-context.tsx'

type AmountProps = { money: Money; className?: string | undefined; testId?: string }

/** An amount as the shop's language writes it; figures stand below figures. */
export function Amount({ money, className, testId }: AmountProps) {
  const format = useFormat()
  return (
    <span className={className} data-testid={testId} data-minor={money.minor}>
      {format.money(money)}
    </span>
  )
}
