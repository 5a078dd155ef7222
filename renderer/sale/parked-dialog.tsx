import Archive from 'lucide-react/icons/archive'
import { Dialog } from '../design/dialog.tsx'
import { EmptyState, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'

export function ParkedDialog() {
  const { selling, dialogs } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const parked = useAnswer('basket.parked', [], ['basket'])
  return (
    <Dialog
      title={texts.sale.parkedTitle}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      testId="parked-dialog"
    >
      {!parked.value && <Skeleton rows={2} height={64} />}
      {parked.value?.length === 0 && (
        <EmptyState icon={Archive} title={texts.sale.parkedNone} text={texts.sale.parkedNoneText} />
      )}
      <ul className={styles.parked}>
        {(parked.value ?? []).map((sale, index) => (
          <li key={sale.basketId}>
            <button
              type="button"
              data-focus={index === 0 || undefined}
              className={styles.parkedRow}
              data-testid={`parked-${index}`}
              onClick={() => {
                dialogs.close()
                void selling.resume(sale.basketId)
              }}
            >
              <span>
                <span className={styles.parkedName} dir="auto">
                  {sale.label || texts.sale.unnamed}
                </span>
                <br />
                <span className={styles.quiet}>
                  {format.moment(sale.parkedAt)} · {texts.common.lines(sale.lineCount)}
                </span>
              </span>
              <span className={styles.parkedTotal}>{format.money(sale.total)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
