import { useServices, useTexts } from '../state/till-context.tsx'
import { drawerNotOpened } from '../texts/drawer-sentence.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** The drawer without a sale: for change, for a mistake. Who opens it says why. */
export function DrawerDialog() {
  const texts = useTexts()
  const { ask, session } = useServices()
  const open = async (reason: string): Promise<string | null> => {
    const answer = await ask('drawer.open', { reason })
    if (!answer.ok) return errorSentence(texts, answer.error)
    if (!answer.value.sent) return drawerNotOpened(texts, answer.value.reason)
    session.notify({ tone: 'success', say: (words) => words.drawer.opened })
    return null
  }
  return (
    <ReasonDialog
      title={texts.drawer.openTitle}
      label={texts.drawer.why}
      hint={texts.drawer.whyHint}
      confirm={texts.drawer.open}
      variant="primary"
      testName="drawer"
      onConfirm={open}
      onClose={() => session.setState({ drawerAsked: false })}
    >
      <p>{texts.drawer.openText}</p>
    </ReasonDialog>
  )
}
