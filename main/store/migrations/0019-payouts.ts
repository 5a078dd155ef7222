/** What card services say they sent to the bank: their word, newest reading wins, and no sum of the books. */
export const payouts0019 = `
create table payouts (
  provider text not null,
  -- the service's own number for the row
  id text not null,
  kind text not null check (kind in ('payout', 'refund', 'charge-back', 'other')),
  word text not null,
  date text not null check (date glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- null: it cannot be read as money
  amount_minor integer,
  fee_minor integer,
  currency text not null,
  is_done integer not null check (is_done in (0, 1)),
  reference text not null,
  transaction_code text not null,
  read_at integer not null,
  primary key (provider, id)
) strict, without rowid;
create index payouts_by_date on payouts (date);

create table payout_reads (
  provider text primary key,
  read_at integer not null,
  from_day text not null
) strict, without rowid;
`
