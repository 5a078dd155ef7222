/**
 * Cash beside the sales. What belongs to which Z report is written when that is sealed; until then it is of the open day, also
 * over days without a sale.
 */
export const cash0015 = `
create table cash_moves (
  id text primary key,
  at integer not null,
  kind text not null check (kind in ('float', 'paid-in', 'paid-out', 'to-safe', 'difference')),
  -- as the drawer sees it
  amount_minor integer not null check (amount_minor <> 0),
  currency text not null check (length(currency) = 3),
  reason text not null,
  -- the count that found a difference, or that the closing brought to the safe
  count_id text references cash_counts (id),
  z_number integer,
  check (kind = 'difference' or (amount_minor > 0) = (kind in ('float', 'paid-in'))),
  check (kind <> 'difference' or count_id is not null)
) strict, without rowid;
create index cash_moves_open on cash_moves (at) where z_number is null;
create trigger cash_moves_are_kept before delete on cash_moves
begin select raise(abort, 'cash moves are never deleted'); end;
create trigger cash_moves_stay before update on cash_moves
when old.z_number is not null or new.id <> old.id or new.at <> old.at or new.kind <> old.kind
  or new.amount_minor <> old.amount_minor or new.currency <> old.currency or new.reason <> old.reason
begin select raise(abort, 'cash moves are never changed'); end;

-- Every count, also those that were made again. Expected is what should have been there at that moment.
create table cash_counts (
  id text primary key,
  at integer not null,
  pieces text not null check (json_valid(pieces)),
  loose_minor integer not null check (loose_minor >= 0),
  counted_minor integer not null check (counted_minor >= 0),
  expected_minor integer not null,
  currency text not null check (length(currency) = 3),
  -- what was made of it: null while it is only a count
  settled_at integer,
  reason text not null default '',
  z_number integer
) strict, without rowid;
create trigger cash_counts_are_kept before delete on cash_counts
begin select raise(abort, 'counts of cash are never deleted'); end;
create trigger cash_counts_stay before update on cash_counts
when old.settled_at is not null or new.counted_minor <> old.counted_minor or new.expected_minor <> old.expected_minor
  or new.pieces <> old.pieces or new.loose_minor <> old.loose_minor or new.at <> old.at
begin select raise(abort, 'counts of cash are never changed'); end;
`
