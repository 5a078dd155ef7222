/**
 * Receipts that go by e-mail, and what customers chose instead of paper. The address itself stands in the job alone, until it has
 * ended; here it never does.
 */
export const receiptWays0014 = `
create table mailed_receipts (
  job_id integer primary key,
  sale_id text not null,
  copy integer not null check (copy >= 0),
  -- failed: surely not taken by the shop's mail server
  state text not null check (state in ('waiting', 'sent', 'doubtful', 'failed')),
  reason text,
  at integer not null
) strict;
create index mailed_receipts_by_sale on mailed_receipts (sale_id);

create table receipt_choices (
  id integer primary key,
  sale_id text not null,
  choice text not null check (choice in ('none', 'code')),
  at integer not null
) strict;
create index receipt_choices_by_sale on receipt_choices (sale_id);
`
