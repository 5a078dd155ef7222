import type { BookingAccounts } from '../../preload/contract/export-views.ts'
import { Field } from '../design/field.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import styles from './export-dialog.module.css'

const single = ['consultant', 'client', 'yearStart', 'cash', 'card', 'tips', 'rounding', 'clearing'] as const

/** Which accounts a Z is booked on: the usual ones stand there, the shop's book-keeper says which are right. */
export function AccountsFields(props: {
  accounts: BookingAccounts
  onAccounts: (accounts: BookingAccounts) => void
}) {
  const { accounts, onAccounts } = props
  const words = useTexts().exports
  const format = useFormat()
  return (
    <details className={styles.accounts} data-testid="export-accounts">
      <summary>{words.accounts}</summary>
      <div className={styles.pair}>
        {accounts.revenue.map(({ ratePpm, account }) => (
          <Field
            key={ratePpm}
            label={words.revenue(format.percent(ratePpm))}
            value={account}
            inputMode="numeric"
            maxLength={8}
            data-testid={`export-revenue-${ratePpm}`}
            onChange={(event) =>
              onAccounts({
                ...accounts,
                revenue: accounts.revenue.map((one) =>
                  one.ratePpm === ratePpm ? { ratePpm, account: event.target.value } : one,
                ),
              })
            }
          />
        ))}
        {single.map((name) => (
          <Field
            key={name}
            label={words.accountNames[name]}
            value={accounts[name]}
            maxLength={8}
            data-testid={`export-account-${name}`}
            onChange={(event) => onAccounts({ ...accounts, [name]: event.target.value })}
          />
        ))}
      </div>
    </details>
  )
}
