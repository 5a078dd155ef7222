import type { Language } from '../../preload/contract/views.ts'

/* The words of a receipt without prices. */

export type GiftWords = { title: string; note: string }

export const giftWords: Record<Language, GiftWords> = {
  en: { title: 'GIFT RECEIPT', note: 'Without prices: good for an exchange, no proof of payment.' },
  de: { title: 'UMTAUSCHBELEG', note: 'Ohne Preise: gilt für einen Umtausch, nicht als Zahlungsbeleg.' },
  nl: { title: 'RUILBON', note: 'Zonder prijzen: geldig om te ruilen, geen bewijs van betaling.' },
  fr: { title: 'TICKET CADEAU', note: 'Sans prix : valable pour un échange, ne prouve pas le paiement.' },
}
