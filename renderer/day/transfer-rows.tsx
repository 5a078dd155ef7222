import type { PayoutRowView } from '../../preload/contract/payout-views.ts'
import { Amount } from '../design/amount.tsx'
import { useTexts } from '../state/till-context.tsx'
import styles from './payouts-dialog.module.css'

/** The payments of a transfer: what was charged, what was kept, what arrived. */
export function TransferRows({ rows }: { rows: readonly PayoutRowView[] }) {
  const texts = useTexts().payouts
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-testid="transfer-rows">
        <thead>
          <tr>
            <th scope="col">{texts.sale}</th>
            <th scope="col">{texts.charged}</th>
            <th scope="col">{texts.fee}</th>
            <th scope="col">{texts.arrived}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.receiptNumber === null ? texts.notHere : texts.receipt(row.receiptNumber)}
                <span className={styles.quiet}> {texts.kinds[row.kind](row.code || row.word)}</span>
              </th>
              <td>{row.charged && <Amount money={row.charged} />}</td>
              <td>{row.fee && <Amount money={row.fee} />}</td>
              <td>{row.amount && <Amount money={row.amount} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
