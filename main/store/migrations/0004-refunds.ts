/**
 * Money that goes back, and charges that came when nobody expected them any more. The ceiling is a promise of the database:
 * what is on its way and what went back never come to more than was charged.
 */
export const refunds0004 = `
create table refunds (
  id text primary key,
  payment_id text not null references payments (id),
  amount_minor integer not null check (amount_minor > 0),
  currency text not null check (length(currency) = 3),
  cause text not null check (cause in ('late-charge', 'asked-for')),
  status text not null
    check (status in ('created', 'submitting', 'pending', 'unknown', 'refunded', 'failed')),
  provider text not null,
  -- only where the card is presented again
  reader_id text references readers (id),
  provider_reader_id text not null,
  -- our own reference at the provider: fresh per refund, never used twice
  reference text not null,
  provider_ids text not null default '{}' check (json_valid(provider_ids)),
  reason text,
  provider_text text,
  submitted_at integer,
  refunded_at integer,
  final_at integer,
  -- the Z report that counted it; null while no day that saw it is sealed
  z_number integer,
  created_at integer not null,
  updated_at integer not null,
  check ((status in ('refunded', 'failed')) = (final_at is not null)),
  check ((status = 'refunded') = (refunded_at is not null)),
  check (status <> 'failed' or reason is not null),
  check (z_number is null or status = 'refunded')
) strict, without rowid;
create unique index refunds_reference on refunds (reference);
create index refunds_by_payment on refunds (payment_id);
create index refunds_open on refunds (created_at) where final_at is null;
create index refunds_uncounted on refunds (id) where status = 'refunded' and z_number is null;
create unique index refunds_one_open_per_reader on refunds (reader_id)
  where reader_id is not null and submitted_at is not null and final_at is null;

create trigger refunds_within_the_charge before insert on refunds
when new.amount_minor + (select coalesce(sum(amount_minor), 0) from refunds
    where payment_id = new.payment_id and status <> 'failed')
  > coalesce((select charged_minor from payments
    where id = new.payment_id and tender = 'card' and status = 'approved' and currency = new.currency), 0)
begin select raise(abort, 'refunds exceed the charge'); end;
create trigger refunds_stay_within_the_charge before update of status on refunds
when old.status = 'failed' and new.status <> 'failed'
  and new.amount_minor + (select coalesce(sum(amount_minor), 0) from refunds
    where payment_id = new.payment_id and status <> 'failed')
  > (select charged_minor from payments where id = new.payment_id)
begin select raise(abort, 'refunds exceed the charge'); end;
create trigger refunds_keep_their_amount
before update of id, payment_id, amount_minor, currency, provider, reference, cause on refunds
begin select raise(abort, 'the amount of a refund never changes'); end;
create trigger refunds_are_kept before delete on refunds
begin select raise(abort, 'refunds are never deleted'); end;
`
