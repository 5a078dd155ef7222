import CircleAlert from 'lucide-react/icons/circle-alert'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/status.tsx'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'

/** The till did not answer the first question: said in words, with a way on. */
export function StartProblem({ texts, error }: { texts: Texts; error: TillError }) {
  return (
    <EmptyState
      icon={CircleAlert}
      title={texts.frame.startFailed}
      text={errorSentence(texts, error)}
      testId="start-problem"
      actions={
        <Button variant="primary" onClick={() => window.location.reload()}>
          {texts.frame.reload}
        </Button>
      }
    />
  )
}
