/**
 * Approvals that the card service took back after they were booked. Neither the sale nor its receipt is changed: what is
 * missing of a sale follows from these entries, from what was written off, and from the payments that paid it again.
 */
export const takenBack0010 = `
create table taken_back (
  payment_id text primary key references payments (id),
  sale_id text not null,
  -- sold: it is a tender of a recorded sale, which is open again; late: a charge that is in no sale; part: it was paid on a
  -- sale that is not finished, and which asks for it again by itself
  was text not null check (was in ('sold', 'late', 'part')),
  -- of the sale
  amount_minor integer not null check (amount_minor > 0),
  -- tip included, without what had been given back before
  charged_minor integer not null check (charged_minor > 0),
  found_at integer not null,
  outcome text check (outcome is null or outcome in ('paid', 'written-off')),
  settled_at integer,
  written_off_minor integer not null default 0 check (written_off_minor >= 0),
  reason text,
  -- the Z report that named it as taken back, and the one that named it as written off
  z_number integer,
  written_off_z_number integer,
  check ((outcome is null) = (settled_at is null)),
  check (outcome is null or was = 'sold'),
  check ((outcome is 'written-off') = (reason is not null)),
  check (written_off_minor = 0 or outcome = 'written-off')
) strict, without rowid;
create index taken_back_by_sale on taken_back (sale_id);
create index taken_back_open on taken_back (found_at) where was = 'sold' and outcome is null;
create index taken_back_uncounted on taken_back (payment_id) where z_number is null;
create trigger taken_back_is_kept before delete on taken_back
begin select raise(abort, 'what was taken back is never deleted'); end;

-- Attempts to pay again what is missing of a recorded sale.
create table repayments (
  payment_id text primary key references payments (id),
  sale_id text not null,
  z_number integer
) strict, without rowid;
create index repayments_by_sale on repayments (sale_id);
create index repayments_uncounted on repayments (payment_id) where z_number is null;
create trigger repayments_are_kept before delete on repayments
begin select raise(abort, 'repayments are never deleted'); end;
`
