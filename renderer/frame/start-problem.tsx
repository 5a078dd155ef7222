import CircleAlert from 'lucide-react/icons/circle-alert'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/status.tsx'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'

/** The till did not answer the first question: said in words, with a way on. */
export function StartProblem({ texts, error }: { texts: Texts; error: TillError }) {
  return <Problem texts={texts} title={texts.frame.startFailed} text={errorSentence(texts, error)} />
}

/** The page came without one of its parts, and so did the page after it. */
export function PartMissing({ texts }: { texts: Texts }) {
  return <Problem texts={texts} title={texts.frame.partMissing} text={texts.frame.partMissingHint} />
}

/** A screen that could not be drawn. */
export function ScreenProblem({ texts }: { texts: Texts }) {
  return <Problem texts={texts} title={texts.frame.screenBroken} text={texts.frame.screenBrokenHint} />
}

function Problem({ texts, title, text }: { texts: Texts; title: string; text: string }) {
  return (
    <EmptyState
      icon={CircleAlert}
      title={title}
      text={text}
      testId="start-problem"
      actions={
        <Button variant="primary" onClick={() => window.location.reload()}>
          {texts.frame.reload}
        </Button>
      }
    />
  )
}
