import { useStore } from 'zustand'
import { useServices } from '../state/till-context.tsx'
import { ChooseTender } from './choose-tender.tsx'
import { FollowCard } from './follow-card.tsx'
import { GiveBack } from './give-back.tsx'
import { SaleDone } from './sale-done.tsx'

/** From "what is due" to "paid". Which part is shown follows from what main says, not from what was tapped. */
export function PaymentScreen() {
  const { payment } = useServices()
  const phase = useStore(payment, (state) => state.phase)
  switch (phase) {
    case 'closed':
      return null
    case 'choosing':
      return <ChooseTender />
    case 'giving':
      return <GiveBack />
    case 'following':
      return <FollowCard />
    case 'done':
      return <SaleDone />
  }
}
