import BatteryFull from 'lucide-react/icons/battery-full'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import Nfc from 'lucide-react/icons/nfc'
import Wifi from 'lucide-react/icons/wifi'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useState } from 'react'
import type { TrainingView, VirtualReaderView } from '../../preload/contract/training-views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { Spinner } from '../design/status.tsx'
import { errorNotice } from '../state/error-notice.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import type { Texts } from '../texts/en.ts'
import styles from './virtual-reader.module.css'

type ReaderProps = { reader: VirtualReaderView; onAnswer: (view: TrainingView) => void }

const deviceActions: ReadonlySet<string> = new Set([
  'unplug',
  'plug-in',
  'lose-network',
  'regain-network',
  'show-pairing-code',
  'show-identity',
  'stand-by',
  'wake-up',
  'disconnect',
])

/** The device as it lies in front of the customer, and what the customer can do with it now. */
export function VirtualReader({ reader, onAnswer }: ReaderProps) {
  const texts = useTexts()
  const act = useAction(reader.serial, onAnswer)
  const cardholder = reader.actions.filter((action) => !deviceActions.has(action))
  const device = reader.actions.filter((action) => deviceActions.has(action))
  return (
    <section className={styles.reader} aria-label={texts.desk.reader} data-testid={`reader-${reader.serial}`}>
      <Device reader={reader} />
      <div className={styles.actions}>
        <h3 className={styles.group}>{texts.desk.cardholder}</h3>
        {cardholder.length === 0 && <p className={styles.quiet}>{texts.desk.waiting}</p>}
        <div className={styles.grid}>
          {cardholder.map((action, index) => (
            <Button
              key={action}
              variant={index === 0 ? 'primary' : 'secondary'}
              disabled={act.busy}
              data-testid={`reader-action-${action}`}
              onClick={() => void act.run(action)}
            >
              {actionLabel(texts, reader, action)}
            </Button>
          ))}
        </div>
        <h3 className={styles.group}>{texts.desk.device}</h3>
        <div className={styles.grid}>
          {device.map((action) => (
            <Button
              key={action}
              disabled={act.busy}
              data-testid={`reader-action-${action}`}
              onClick={() => void act.run(action)}
            >
              {actionLabel(texts, reader, action)}
            </Button>
          ))}
        </div>
      </div>
    </section>
  )
}

function useAction(serial: string, onAnswer: (view: TrainingView) => void) {
  const { ask, session } = useServices()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async run(action: string) {
      setBusy(true)
      const answer = await ask('training.act', { serial, action })
      setBusy(false)
      if (answer.ok) onAnswer(answer.value)
      else errorNotice(session)(answer.error)
    },
  }
}

function actionLabel(texts: Texts, reader: VirtualReaderView, action: string): string {
  const option = reader.tipOptions.find((tip) => tip.action === action)
  if (option) return option.label
  const percent = /^tip-percent-(\d+)$/.exec(action)?.[1]
  if (percent) return texts.desk.tipPercent(percent)
  return codeSentence(texts.codes.readerAction, action)
}

function Device({ reader }: { reader: VirtualReaderView }) {
  const texts = useTexts()
  const isLit = reader.powered && reader.screen !== 'standby'
  return (
    <div
      className={classNames(styles.device, reader.polls !== null && styles.terminal)}
      role="img"
      aria-label={`${texts.desk.reader} ${reader.serial}`}
    >
      <div
        className={classNames(styles.screen, styles[reader.screen])}
        data-testid="reader-screen"
        data-screen={reader.screen}
      >
        {isLit && (
          <p className={styles.status}>
            <span>{reader.model}</span>
            {reader.network ? <Wifi size={14} aria-hidden /> : <WifiOff size={14} aria-hidden />}
            <BatteryFull size={16} aria-hidden />
          </p>
        )}
        {reader.amount && (
          <p className={styles.amount}>
            <Amount money={reader.amount} />
          </p>
        )}
        <ScreenSign screen={reader.screen} />
        <p className={styles.words}>
          {reader.isRefund ? texts.desk.refundCard : texts.desk.screen[reader.screen]}
        </p>
        {reader.pairingCode && (
          <p className={styles.code} data-testid="reader-pairing-code">
            {reader.pairingCode}
          </p>
        )}
        {reader.identity && (
          <p className={styles.identity} data-testid="reader-identity">
            {reader.identity}
          </p>
        )}
        {isLit && reader.polls !== null && (
          <p
            className={classNames(styles.bar, reader.polls && styles.polls)}
            data-testid="reader-bar"
            data-polls={reader.polls}
          >
            {reader.polls ? texts.desk.polls : texts.desk.pollsNot}
          </p>
        )}
      </div>
      <p className={styles.serial}>
        {reader.serial} · {belonging(texts, reader)}
      </p>
    </div>
  )
}

function belonging(texts: Texts, { paired, inTill }: VirtualReaderView): string {
  if (paired !== null) return paired ? texts.desk.paired : texts.desk.unpaired
  return inTill ? texts.desk.inUse : texts.desk.notInUse
}

function ScreenSign({ screen }: { screen: VirtualReaderView['screen'] }) {
  switch (screen) {
    case 'present-card':
      return <Nfc size={40} aria-hidden />
    case 'processing':
    case 'starting':
      return <Spinner />
    case 'enter-pin':
      return <span className={styles.dots}>● ● ● ●</span>
    case 'approved':
      return <CircleCheck size={44} aria-hidden />
    case 'declined':
    case 'cancelled':
    case 'error':
      return <CircleX size={44} aria-hidden />
    case 'off':
    case 'offline':
    case 'standby':
    case 'identity':
    case 'idle':
    case 'pairing-code':
    case 'choose-tip':
      return null
  }
}
