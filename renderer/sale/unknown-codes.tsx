import X from 'lucide-react/icons/x'
import { useStore } from 'zustand'
import { Button, IconButton } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './unknown-codes.module.css'

/** A code that no product has: said beside the sale, so that scanning goes on. */
export function UnknownCodes() {
  const { basket, search, session } = useServices()
  const texts = useTexts()
  const codes = useStore(basket, (state) => state.unknownCodes)
  const last = codes.at(-1)
  if (last === undefined) return null
  const leave = (work: () => void) => () => {
    basket.dismissUnknownCodes()
    work()
  }
  return (
    <div className={styles.place}>
      <Banner tone="danger" testId="unknown-code">
        <strong>{texts.sale.unknownCode(last)}</strong>
        {codes.length > 1 && <> {texts.sale.moreUnknown(codes.length - 1)}</>}
        <div className={styles.actions}>
          <Button data-testid="unknown-code-search" onClick={leave(() => void search.setQuery(last))}>
            {texts.sale.searchCode}
          </Button>
          <Button
            data-testid="unknown-code-create"
            onClick={leave(() => session.go('catalogue', { kind: 'new-product', barcode: last }))}
          >
            {texts.sale.createProduct}
          </Button>
        </div>
      </Banner>
      <IconButton
        icon={X}
        label={texts.common.dismiss}
        className={styles.dismiss}
        data-testid="unknown-code-dismiss"
        onClick={leave(() => undefined)}
      />
    </div>
  )
}
