import ImagePlus from 'lucide-react/icons/image-plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useRef, useState } from 'react'
import { mostLogoBytes } from '../../preload/contract/receipt-look.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { bytesAsBase64 } from '../catalogue/read-file.ts'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './settings-screen.module.css'

/** The shop's logo. Main makes the dots from the file and says why it cannot; what is shown here is the paper beside it. */
export function LogoField({ logo, onLogo }: { logo: string | null; onLogo: (logo: string | null) => void }) {
  const { ask } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)
  const file = useRef<HTMLInputElement>(null)

  const read = async (chosen: File) => {
    // Not even read: main would say the same, after a long way for nothing.
    if (chosen.size > mostLogoBytes) {
      setError({ code: 'logo-file-too-large' })
      return
    }
    setBusy(true)
    const answer = await ask('receipt.read-logo', { base64: await bytesAsBase64(chosen) })
    setBusy(false)
    setError(answer.ok ? null : answer.error)
    if (answer.ok) onLogo(answer.value.hash)
  }

  return (
    <div className={styles.logo}>
      <p className={styles.label}>{texts.receipt.logo}</p>
      <div className={styles.row}>
        <Button icon={ImagePlus} busy={busy} data-testid="logo-choose" onClick={() => file.current?.click()}>
          {logo === null ? texts.receipt.choose : texts.receipt.change}
        </Button>
        {logo !== null && (
          <Button icon={Trash2} data-testid="logo-remove" onClick={() => onLogo(null)}>
            {texts.receipt.remove}
          </Button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        data-testid="logo-file"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          // The same file can be chosen once more after it was changed.
          event.target.value = ''
          if (chosen) void read(chosen)
        }}
      />
      <p className={styles.hint}>{texts.receipt.logoHint}</p>
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
    </div>
  )
}
