import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useTexts } from '../state/till-context.tsx'
import styles from './settings-screen.module.css'
import type { SectionProps } from './settings-sections.tsx'

/** Whether there is a cash drawer on the printer, and when it opens. */
export function DrawerSettings({ settings, onChange }: SectionProps) {
  const texts = useTexts().drawer
  return (
    <Card title={texts.title} testId="drawer-settings">
      <div className={styles.choices}>
        <div>
          <p className={styles.label}>{texts.where}</p>
          <Segmented
            label={texts.where}
            value={settings.cashDrawer}
            options={[
              { value: 'none', label: texts.none, testId: 'settings-drawer-none' },
              { value: 'pin-2', label: texts.first, testId: 'settings-drawer-pin-2' },
              { value: 'pin-5', label: texts.second, testId: 'settings-drawer-pin-5' },
            ]}
            onValue={(cashDrawer) => onChange({ cashDrawer })}
          />
        </div>
        {settings.cashDrawer !== 'none' && (
          <div>
            <p className={styles.label}>{texts.when}</p>
            <Segmented
              label={texts.when}
              value={settings.drawerOpens}
              options={[
                { value: 'with-cash', label: texts.withCash, testId: 'settings-drawer-with-cash' },
                { value: 'asked', label: texts.whenAsked, testId: 'settings-drawer-asked' },
              ]}
              onValue={(drawerOpens) => onChange({ drawerOpens })}
            />
          </div>
        )}
      </div>
    </Card>
  )
}
