import type { DayView } from '../../preload/contract/day-views.ts'
import { DecideButton } from '../decision/decide-button.tsx'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './day-screen.module.css'

type OpenPayment = DayView['openPayments'][number]

/** What stands in the way of closing, by name, and the way to each. */
export function OpenPayments({ day, testId }: { day: DayView; testId: string }) {
  const texts = useTexts()
  const format = useFormat()
  if (day.openPayments.length === 0) return null
  return (
    <Banner tone="warning" testId={testId}>
      <p>{texts.day.hinder}</p>
      <ul className={styles.hinder}>
        {day.openPayments.map((payment) => (
          <li key={payment.paymentId}>
            <span>
              {format.money(payment.amount)}: {texts.payment.status[payment.status]}
            </span>
            <DecideButton paymentId={payment.paymentId} />
            <ShowPayment payment={payment} />
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** Where somebody can do something about it: at the payment itself, or for a parked sale in the list of what is owed. */
function ShowPayment({ payment: { saleId, repays } }: { payment: OpenPayment }) {
  const { basket, payment, session } = useServices()
  const texts = useTexts()
  const show = async () => {
    if (repays) await payment.reopen(saleId)
    else if (basket.getState().basket?.basketId === saleId) await payment.open()
    else return session.go('queue')
    session.go('sale')
  }
  return (
    <Button data-testid="show-open-payment" onClick={() => void show()}>
      {texts.day.showOpen}
    </Button>
  )
}
