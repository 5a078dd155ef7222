/** What a card service wrote about a refund, as it wrote it. */
export const refundSlips0011 = `
create table refund_slips (
  refund_id text primary key references refunds (id),
  customer text,
  merchant text,
  kept_at integer not null
) strict, without rowid;
`
