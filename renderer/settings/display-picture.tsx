import ImagePlus from 'lucide-react/icons/image-plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useRef, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './settings-screen.module.css'
import { smallPicture } from './small-picture.ts'

/** The picture of the customer's display. It is made small here; main keeps it and says when it is none. */
export function DisplayPicture({
  hash,
  onHash,
}: {
  hash: string | null
  onHash: (hash: string | null) => void
}) {
  const { ask } = useServices()
  const texts = useTexts()
  const words = texts.display
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const shown = useAnswer('display.picture', [{ hash }], ['settings']).value?.url ?? null

  const keep = async (chosen: File) => {
    setBusy(true)
    const url = await smallPicture(chosen)
    const answer = url === null ? null : await ask('display.keep-picture', { url })
    setBusy(false)
    if (answer?.ok) onHash(answer.value.hash)
    setError(answer === null ? { code: 'picture-not-readable' } : answer.ok ? null : answer.error)
  }

  return (
    <div className={styles.logo}>
      <p className={styles.label}>{words.picture}</p>
      {hash !== null && shown !== null && <img className={styles.displayPicture} src={shown} alt="" />}
      <div className={styles.row}>
        <Button
          icon={ImagePlus}
          busy={busy}
          data-testid="display-picture-choose"
          onClick={() => file.current?.click()}
        >
          {hash === null ? words.choose : words.change}
        </Button>
        {hash !== null && (
          <Button icon={Trash2} data-testid="display-picture-remove" onClick={() => onHash(null)}>
            {words.remove}
          </Button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        data-testid="display-picture-file"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void keep(chosen)
        }}
      />
      <p className={styles.hint}>{words.pictureHint}</p>
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
    </div>
  )
}
