import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { TrainingView, VirtualReaderView } from '../../preload/contract/training-views.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { storedReaderViews } from '../payments/reader-view.ts'
import type { Handlers } from './door.ts'

/** What a screen may do to the training world beside the till. */
export type VirtualDesk = {
  view(): TrainingView
  act(serial: string, action: string): boolean
  setPrinter(state: TrainingView['printer']['state']): Promise<void>
}

export function trainingHandlers({ desk, payments }: { desk: VirtualDesk | null; payments: PaymentContext }) {
  const view = (): Result<TrainingView> => (desk ? ok(named(desk.view())) : fail('training-only'))
  /** The devices know nothing of the till; which of them it calls what, only the till can say. */
  const named = (seen: TrainingView): TrainingView => {
    const readers = storedReaderViews(payments)
    const known = ({ serial, service }: VirtualReaderView) =>
      readers.find((reader) => reader.serial === serial && reader.providerName === service)
    return {
      ...seen,
      readers: seen.readers.map((device) => {
        const reader = known(device)
        return { ...device, inTill: reader ? { name: reader.name, color: reader.color } : null }
      }),
    }
  }
  return {
    'training.view': view,
    'training.act': ({ serial, action }) => {
      // What is not possible any more (the payment ended a moment ago) changes nothing; the view says what is.
      desk?.act(serial, action)
      return view()
    },
    'training.printer': async ({ state }) => {
      await desk?.setPrinter(state)
      return view()
    },
  } satisfies Partial<Handlers>
}
