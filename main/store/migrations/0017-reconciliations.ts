/**
 * Days beside the card services' own lists. A comparison is kept as it was made and never changed; one that says the same as an
 * earlier one of its day names that instead of repeating its lines.
 */
export const reconciliations0017 = `
-- A list names charges by the service's own name; cash pays nothing for it.
create index payments_by_charge on payments (provider, provider_ids ->> '$.transactionId')
  where tender = 'card' and status = 'approved';

create table reconciliations (
  id integer primary key,
  -- 0: between a Z report and the next sale
  day_id integer not null,
  provider text not null,
  asked_at integer not null,
  -- the day's edges, as they were compared
  after_at integer not null,
  until_at integer not null,
  answers_hash text not null check (length(answers_hash) = 64),
  lines_hash text not null check (length(lines_hash) = 64),
  same_as integer references reconciliations (id),
  counts text not null check (json_valid(counts)),
  sums text not null check (json_valid(sums)),
  totals text not null check (json_valid(totals))
) strict;
create index reconciliations_by_day on reconciliations (day_id, provider, id);

create table reconciliation_lines (
  run_id integer not null references reconciliations (id),
  position integer not null,
  class text not null
    check (class in ('matched', 'only-here', 'only-there', 'amount-differs', 'refunded-elsewhere', 'unknown')),
  note text not null,
  kind text not null check (kind in ('charge', 'refund')),
  payment_id text,
  refund_id text,
  their_id text not null,
  reference text not null,
  code text not null,
  our_minor integer,
  their_minor integer,
  is_done_there integer not null check (is_done_there in (0, 1)),
  tip_minor integer not null,
  currency text not null,
  their_currency text not null,
  at integer,
  provider_reader_id text not null,
  primary key (run_id, position)
) strict, without rowid;
create index reconciliation_lines_open on reconciliation_lines (run_id, position) where class <> 'matched';
create trigger reconciliations_are_kept before delete on reconciliations
begin select raise(abort, 'comparisons are never deleted'); end;
create trigger reconciliations_stay before update on reconciliations
begin select raise(abort, 'comparisons are never changed'); end;
create trigger reconciliation_lines_are_kept before delete on reconciliation_lines
begin select raise(abort, 'comparisons are never deleted'); end;
create trigger reconciliation_lines_stay before update on reconciliation_lines
begin select raise(abort, 'comparisons are never changed'); end;
`
