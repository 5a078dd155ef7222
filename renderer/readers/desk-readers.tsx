import { Button } from '../design/button.tsx'
import { useAnswer, useTexts } from '../state/till-context.tsx'
import styles from './readers-screen.module.css'
import { useChoose } from './use-choose.ts'

const first = { storeId: null, query: '', offset: 0, limit: 20 }

/** In training the devices lie on the desk: the ones that this till does not use yet are one touch away. */
export function DeskReaders({ provider, onChosen }: { provider: string; onChosen: () => void }) {
  const texts = useTexts()
  const { value } = useAnswer('readers.available', [{ ...first, provider }], ['readers'])
  const { busy, choose } = useChoose(provider, onChosen)
  return value?.readers
    .filter((reader) => reader.usedHere === null)
    .map((reader) => (
      <section key={reader.providerReaderId} className={styles.onDesk}>
        <div className={styles.names}>
          <h2>{reader.model}</h2>
          <p>
            {reader.serial} · {texts.readers.onDesk}
          </p>
        </div>
        <Button
          variant="primary"
          disabled={busy}
          data-testid={`desk-use-${reader.serial}`}
          onClick={() => void choose(reader)}
        >
          {texts.readers.use}
        </Button>
      </section>
    ))
}
