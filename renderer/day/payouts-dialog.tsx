import Landmark from 'lucide-react/icons/landmark'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useEffect, useState } from 'react'
import type { PayoutServiceView, PayoutsView, TransferView } from '../../preload/contract/payout-views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Badge, Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './payouts-dialog.module.css'
import { TransferRows } from './transfer-rows.tsx'

const lookMs = 2_000

/** What the card services sent to the bank: which sales are in which transfer, what was kept, what is still to come. */
export function PayoutsButton() {
  const texts = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={Landmark} data-testid="payouts-open" onClick={() => setOpen(true)}>
        {texts.payouts.title}
      </Button>
      {isOpen && <PayoutsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** Read again where the last reading is old; whoever opens it wants to know what came today. */
function usePayouts() {
  const { ask } = useServices()
  const answer = useAnswer('payouts.view', [], ['sales'])
  const { value, reload, replace } = answer
  const [isAsked, setAsked] = useState(false)
  const isReading = value?.services.some((service) => service.isReading) ?? false
  const isStale = value?.services.some((service) => service.isStale) ?? false
  const read = async () => {
    setAsked(true)
    const read = await ask('payouts.read')
    if (read.ok) replace(read.value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known how old the last reading is
  useEffect(() => {
    if (isStale && !isAsked) void read()
  }, [isStale])
  useEffect(() => {
    if (!isReading) return
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  return { ...answer, isReading, read }
}

function PayoutsDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { value, error, isReading, read } = usePayouts()
  return (
    <Dialog
      title={texts.payouts.title}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="payouts-dialog"
      actions={
        <>
          <Button icon={RefreshCw} busy={isReading} data-testid="payouts-read" onClick={() => void read()}>
            {texts.payouts.read}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {texts.common.close}
          </Button>
        </>
      }
    >
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {!value && !error && <Skeleton rows={3} height={64} />}
      {value && <Payouts payouts={value} />}
    </Dialog>
  )
}

function Payouts({ payouts }: { payouts: PayoutsView }) {
  const texts = useTexts()
  const { services, transfers } = payouts
  if (services.length === 0 && transfers.length === 0)
    return <EmptyState icon={Landmark} title={texts.payouts.none} text={texts.payouts.noneText} />
  return (
    <div className={styles.stack}>
      {services.map((service) => (
        <Service key={service.provider} service={service} />
      ))}
      <h3 className={styles.name}>{texts.payouts.transfers}</h3>
      {transfers.length === 0 && <p className={styles.quiet}>{texts.payouts.noTransfers}</p>}
      <ul className={styles.list} data-testid="transfers">
        {transfers.map((transfer) => (
          <Transfer key={keyOf(transfer)} transfer={transfer} />
        ))}
      </ul>
    </div>
  )
}

const keyOf = ({ provider, date, reference, amount }: TransferView) =>
  `${provider} ${date} ${reference} ${amount.currency}`

function Service({ service }: { service: PayoutServiceView }) {
  const texts = useTexts()
  const format = useFormat()
  const { tells, readAt, problem, waiting, providerName } = service
  if (!tells)
    return (
      <Banner tone="info" live={false} testId="payouts-silent">
        {texts.payouts.tellsNothing(providerName)}
      </Banner>
    )
  const sums = waiting.sums.map((sum) => format.money(sum)).join(' + ')
  return (
    <section className={styles.service} data-testid="payouts-service">
      <div className={styles.head}>
        <h3 className={styles.name}>{providerName}</h3>
        {waiting.count > 0 ? (
          <Badge tone="info">{texts.payouts.waiting(sums, format.number(waiting.count))}</Badge>
        ) : (
          <Badge tone="success">{texts.payouts.allPaid}</Badge>
        )}
        <span className={styles.quiet}>
          {readAt === null ? texts.payouts.neverRead : texts.payouts.readAt(format.moment(readAt))}
        </span>
      </div>
      {problem !== null && (
        <Banner tone="info" live={false}>
          {texts.queue.cause[problem] ?? codeSentence(texts.codes.reason, problem)} {texts.payouts.asBefore}
        </Banner>
      )}
      {waiting.rows.length > 0 && (
        <details className={styles.more}>
          <summary>{texts.payouts.waitingRows}</summary>
          <TransferRows rows={waiting.rows} />
        </details>
      )}
    </section>
  )
}

function Transfer({ transfer }: { transfer: TransferView }) {
  const texts = useTexts()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { providerName, date, reference, amount, fee, isDone, count, ours } = transfer
  return (
    <li className={styles.transfer}>
      <button
        type="button"
        className={styles.transferHead}
        aria-expanded={isOpen}
        data-testid="transfer"
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.date}>
          {format.shortDay(date)} · {providerName}
        </span>
        <Amount money={amount} className={styles.amount} />
        <span className={styles.quiet}>
          {texts.payouts.facts(format.number(count), format.number(ours), format.money(fee))}
          {reference !== '' && ` · ${reference}`}
        </span>
        {!isDone && <Badge tone="warning">{texts.payouts.failed}</Badge>}
      </button>
      {isOpen && <LoadedRows transfer={transfer} />}
    </li>
  )
}

function LoadedRows({ transfer }: { transfer: TransferView }) {
  const texts = useTexts()
  const { provider, date, reference, amount } = transfer
  const { value, error } = useAnswer('payouts.transfer', [
    { provider, date, reference, currency: amount.currency },
  ])
  if (error) return <Banner tone="danger">{errorSentence(texts, error)}</Banner>
  return value ? <TransferRows rows={value} /> : <Skeleton rows={2} height={44} />
}
