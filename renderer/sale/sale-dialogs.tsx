import { useStore } from 'zustand'
import { useServices } from '../state/till-context.tsx'
import { AmountDialog } from './amount-dialog.tsx'
import { ClearDialog } from './clear-dialog.tsx'
import { DiscountDialog } from './discount-dialog.tsx'
import { LineDialog } from './line-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { ParkDialog } from './park-dialog.tsx'
import { ParkedDialog } from './parked-dialog.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'

export function SaleDialogs() {
  const { dialogs } = useServices()
  const dialog = useStore(dialogs, (state) => state.dialog)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'amount':
      return <AmountDialog product={null} />
    case 'price':
      return <AmountDialog product={dialog} />
    case 'line':
      return <LineDialog lineId={dialog.lineId} />
    case 'discount':
      return <DiscountDialog />
    case 'note':
      return <NoteDialog />
    case 'park':
      return <ParkDialog />
    case 'parked':
      return <ParkedDialog />
    case 'clear':
      return <ClearDialog />
    case 'take-back':
      return <TakeBackDialog key={dialog.saleId} saleId={dialog.saleId} />
  }
}
