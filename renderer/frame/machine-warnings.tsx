import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { Format } from '../format.ts'
import { useFormat, useSession, useTexts } from '../state/till-context.tsx'
import type { WarningValues } from '../texts/warnings-en.ts'
import styles from './machine-warnings.module.css'

const none: readonly MachineWarning[] = []

/** What is wrong with the machine, above every screen. It cannot be put away: it goes when it is over. */
export function MachineWarnings() {
  const texts = useTexts()
  const format = useFormat()
  const warnings = useSession((state) => state.till?.warnings ?? none)
  return warnings.map((warning) => {
    const { title, text } = texts.warnings[warning.code]
    return (
      <div key={warning.code} className={styles.warning} role="alert" data-testid={`warning-${warning.code}`}>
        <TriangleAlert size={20} aria-hidden className={styles.sign} />
        <strong>{title}</strong>
        <span>{typeof text === 'string' ? text : text(valuesOf(warning, format))}</span>
      </div>
    )
  })
}

function valuesOf(warning: MachineWarning, format: Format): WarningValues {
  return {
    count: 'count' in warning ? warning.count : 0,
    time: 'since' in warning ? format.time(warning.since) : '',
    megabytes: 'freeBytes' in warning ? format.number(Math.floor(warning.freeBytes / 1_000_000)) : '',
  }
}
