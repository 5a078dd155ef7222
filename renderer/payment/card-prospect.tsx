import { useEffect } from 'react'
import type { CardOutlook } from '../../preload/contract/outlook.ts'
import type { ReaderView } from '../../preload/contract/views.ts'
import { classNames } from '../design/class-names.ts'
import { useAnswer, useFormat, useTexts } from '../state/till-context.tsx'
import styles from './card-prospect.module.css'
import { useTillTime } from './till-time.ts'

const lookMs = 2_000

const tones = {
  ready: 'good',
  'provider-answers': 'good',
  'not-known': 'quiet',
  'reader-busy': 'doubtful',
  'reader-offline': 'doubtful',
  'reader-updating': 'doubtful',
  'provider-unreachable': 'bad',
  'not-authorised': 'bad',
} as const

/** Whether a card can be taken on this reader, said before the customer takes one out. It keeps its place in every state. */
export function CardProspect({ reader }: { reader: ReaderView | undefined }) {
  const { value, reload } = useAnswer('payment.outlook', [], ['readers', 'payment'])
  useEffect(() => {
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  if (!reader) return null
  const outlook = value?.readers.find(({ readerId }) => readerId === reader.readerId)
  return (
    <div
      className={classNames(styles.prospect, outlook && styles[tones[outlook.code]])}
      role="status"
      data-testid="card-prospect"
      data-code={outlook?.code ?? ''}
      data-old={outlook?.isOld ?? false}
    >
      {value && outlook && <Said reader={reader} outlook={outlook} asOf={value.asOf} />}
    </div>
  )
}

function Said({ reader, outlook, asOf }: { reader: ReaderView; outlook: CardOutlook; asOf: number }) {
  const texts = useTexts()
  const format = useFormat()
  const { code, providerName, since } = outlook
  const time = since === null ? null : format.time(since)
  return (
    <>
      <span className={styles.dot} aria-hidden />
      <p>
        {texts.outlook.says[code]({ reader: reader.name, provider: providerName, time })}
        <Age outlook={outlook} asOf={asOf} />
      </p>
    </>
  )
}

/** How old the knowledge is. Not read aloud: it changes every second. */
function Age({ outlook, asOf }: { outlook: CardOutlook; asOf: number }) {
  const texts = useTexts()
  const format = useFormat()
  const now = useTillTime(asOf)
  const { heardAt, isOld, isAsking } = outlook
  const ago = heardAt === null ? null : format.span(now - heardAt)
  const age =
    ago === null
      ? isAsking
        ? texts.outlook.asking
        : texts.outlook.neverHeard
      : isOld
        ? texts.outlook.heardLongAgo(ago)
        : texts.outlook.heard(ago)
  return (
    <small className={styles.age} aria-hidden>
      {age}
    </small>
  )
}
