import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'

/** Asks before a sale is given up, and offers the way that loses nothing. */
export function ClearDialog() {
  const { ask, basket, selling, dialogs } = useServices()
  const texts = useTexts()
  const lineCount = basket.getState().basket?.totals.lineCount ?? 0
  return (
    <Dialog
      title={texts.sale.clearTitle}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      testId="clear-dialog"
      actions={
        <>
          <Button
            data-focus
            data-testid="clear-park"
            onClick={() => {
              dialogs.close()
              void selling.park('')
            }}
          >
            {texts.sale.parkInstead}
          </Button>
          <Button
            variant="danger"
            data-testid="clear-confirm"
            onClick={() => {
              dialogs.close()
              void basket.replace(ask('basket.clear'))
            }}
          >
            {texts.sale.clear}
          </Button>
        </>
      }
    >
      <p>{texts.sale.clearText(texts.common.lines(lineCount))}</p>
    </Dialog>
  )
}
