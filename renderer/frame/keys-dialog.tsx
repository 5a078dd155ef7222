import { Dialog } from '../design/dialog.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { keyMap } from './key-map.ts'
import styles from './keys-dialog.module.css'

const groups = ['sale', 'payment', 'done', 'day', 'anywhere'] as const

export function KeysDialog() {
  const { session } = useServices()
  const texts = useTexts()
  return (
    <Dialog
      title={texts.keys.title}
      closeLabel={texts.common.close}
      onClose={() => session.setState({ keysShown: false })}
      size="wide"
      isText
      testId="keys-dialog"
    >
      <p className={styles.intro}>{texts.keys.intro}</p>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3>{texts.keys.groups[group]}</h3>
            <dl>
              {keyMap[group].map(({ keys, action }) => (
                <div key={action} className={styles.row}>
                  <dt>{keys.map((key) => (key === '…' ? ' … ' : <kbd key={key}>{key}</kbd>))}</dt>
                  <dd>{texts.keys.actions[action]}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
