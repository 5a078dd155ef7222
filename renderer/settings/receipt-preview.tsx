import { useState } from 'react'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { Paper } from '../design/paper.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useAnswer, useTexts } from '../state/till-context.tsx'
import styles from './settings-screen.module.css'

/** The receipt as it would come out with what stands in the fields, on either paper. */
export function ReceiptPreview({ settings }: { settings: ShopSettings }) {
  const texts = useTexts()
  const [shown, setShown] = useState<'wide' | 'narrow' | null>(null)
  const width = shown ?? (settings.receiptColumns === 42 ? 'wide' : 'narrow')
  const named = settings.shopName.trim() === '' ? { ...settings, shopName: '…' } : settings
  const { value } = useAnswer('receipt.preview', [{ ...named, receiptColumns: width === 'wide' ? 42 : 32 }])
  return (
    <aside className={styles.preview}>
      <p className={styles.previewTitle}>{texts.settings.preview}</p>
      <Segmented
        label={texts.receipt.previewAs}
        value={width}
        options={[
          { value: 'wide', label: texts.settings.wide, testId: 'preview-wide' },
          { value: 'narrow', label: texts.settings.narrow, testId: 'preview-narrow' },
        ]}
        onValue={setShown}
      />
      {value && (
        <Paper
          lines={value.lines}
          columns={value.columns}
          label={texts.settings.preview}
          testId="receipt-preview"
        />
      )}
    </aside>
  )
}
