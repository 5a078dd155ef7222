import { useSession, useTexts } from '../state/till-context.tsx'
import styles from './frame.module.css'

/** What is not the real thing is said on every screen. */
export function ModeBanner() {
  const texts = useTexts()
  const till = useSession((state) => state.till)
  if (!till) return null
  if (till.mode === 'training')
    return (
      <div className={styles.training} data-testid="training-banner">
        <strong>{texts.frame.training}</strong>
        <span>{texts.frame.trainingHint}</span>
      </div>
    )
  if (till.testClouds.length === 0 && !till.sandbox) return null
  const isTestCloud = till.testClouds.length > 0
  return (
    <div className={styles.test} data-testid="test-banner">
      <strong>{isTestCloud ? texts.mode.testCloud : texts.mode.sandbox}</strong>
      <span>
        {isTestCloud ? texts.mode.testCloudHint(till.testClouds.join(', ')) : texts.mode.sandboxHint}
      </span>
    </div>
  )
}
