/** The finished receipts of a card service, as it wrote them. */
export const cardReceipts0006 = `
create table card_receipts (
  payment_id text primary key references payments (id),
  customer text,
  merchant text,
  kept_at integer not null
) strict, without rowid;
`
