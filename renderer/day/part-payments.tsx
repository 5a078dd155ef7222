import type { DayView } from '../../preload/contract/day-views.ts'
import { Banner } from '../design/status.tsx'
import type { Format } from '../format.ts'
import { useFormat, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'

/** Money that is there already and counts on another day: a report that kept quiet about it would leave a riddle. */
export function PartPayments({ day }: { day: DayView }) {
  const texts = useTexts()
  const format = useFormat()
  const outside = outsideWords(texts, format, day)
  if (day.partPayments.length === 0 && outside === '') return null
  const sums = day.partPayments.map(({ tender, amount }) => `${texts.day[tender]} ${format.money(amount)}`)
  return (
    <>
      {day.partPayments.length > 0 && (
        <Banner tone="info" testId="day-part-payments">
          {texts.day.partPaid(sums.join(', '))}
        </Banner>
      )}
      {outside !== '' && (
        <Banner tone={isQuestion(day.outside) ? 'warning' : 'info'} testId="day-outside">
          {outside}
        </Banner>
      )}
    </>
  )
}

const isQuestion = ({ undecided, missing, byWord }: DayView['outside']): boolean =>
  undecided + missing.count + byWord.count > 0

/** What moved on cards and stands in no sum of this day. */
function outsideWords(texts: Texts, format: Format, { outside }: DayView): string {
  const {
    late,
    lateBooked,
    refunds,
    takenBack,
    repaidCash,
    repaidCard,
    writtenOff,
    missing,
    byWord,
    changed,
    open,
  } = outside
  const reversing = open.filter(({ isReversing }) => isReversing).length
  const counted = (word: (count: string) => string, count: number) =>
    count === 0 ? [] : [word(format.number(count))]
  const said = (word: (count: string, amount: string) => string, sum: DayView['outside']['late']) =>
    sum.count === 0 ? [] : [word(format.number(sum.count), format.money(sum.amount))]
  return [
    ...said(texts.late.dayLate, late),
    ...said(texts.late.dayBooked, lateBooked),
    ...said(texts.late.dayRefunds, refunds),
    ...said(texts.reopened.dayTakenBack, takenBack),
    ...said(texts.reopened.dayRepaidCard, repaidCard),
    ...said(texts.reopened.dayRepaidCash, repaidCash),
    ...said(texts.reopened.dayWrittenOff, writtenOff),
    ...said(texts.reopened.dayMissing, missing),
    ...said(texts.decision.dayByWord, byWord),
    ...(changed.count === 0
      ? []
      : [
          texts.returns.dayChanged(
            format.number(changed.count),
            format.money(changed.cash),
            format.money(changed.card),
          ),
        ]),
    ...counted(texts.late.dayUndecided, open.length - reversing),
    ...counted(texts.late.dayReversing, reversing),
  ].join(' ')
}
