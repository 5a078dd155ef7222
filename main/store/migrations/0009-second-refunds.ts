/**
 * Money that went back beyond the refund that was asked for, because the network handed its request over twice. It is a fact
 * and no refund of ours: it may exceed the charge, and no further refund may count it as still there.
 */
export const secondRefunds0009 = `
create table second_refunds (
  id text primary key,
  refund_id text not null references refunds (id),
  payment_id text not null references payments (id),
  -- the provider's name for it, by which it is told from the refund and found once
  name text not null check (name <> ''),
  amount_minor integer not null check (amount_minor > 0),
  currency text not null check (length(currency) = 3),
  refunded_at integer not null,
  found_at integer not null,
  -- loss: the shop bears it; repaid: the customer gave it back
  choice text check (choice is null or choice in ('loss', 'repaid')),
  reason text,
  chosen_at integer,
  -- the Z report that counted it
  z_number integer,
  check ((choice is null) = (chosen_at is null)),
  check (choice is null or length(reason) > 0)
) strict, without rowid;
create unique index second_refunds_once on second_refunds (payment_id, name);
create index second_refunds_undecided on second_refunds (found_at) where choice is null;
create index second_refunds_uncounted on second_refunds (id) where z_number is null;
create trigger second_refunds_are_kept before delete on second_refunds
begin select raise(abort, 'second refunds are never deleted'); end;
create trigger second_refunds_keep_their_amount
before update of id, refund_id, payment_id, name, amount_minor, currency on second_refunds
begin select raise(abort, 'the amount of a second refund never changes'); end;

drop trigger refunds_within_the_charge;
create trigger refunds_within_the_charge before insert on refunds
when new.amount_minor + (select coalesce(sum(amount_minor), 0) from refunds
    where payment_id = new.payment_id and status <> 'failed')
  + (select coalesce(sum(amount_minor), 0) from second_refunds where payment_id = new.payment_id)
  > coalesce((select charged_minor from payments
    where id = new.payment_id and tender = 'card' and status = 'approved' and currency = new.currency), 0)
begin select raise(abort, 'refunds exceed the charge'); end;
drop trigger refunds_stay_within_the_charge;
create trigger refunds_stay_within_the_charge before update of status on refunds
when old.status = 'failed' and new.status <> 'failed'
  and new.amount_minor + (select coalesce(sum(amount_minor), 0) from refunds
    where payment_id = new.payment_id and status <> 'failed')
  + (select coalesce(sum(amount_minor), 0) from second_refunds where payment_id = new.payment_id)
  > (select charged_minor from payments where id = new.payment_id)
begin select raise(abort, 'refunds exceed the charge'); end;
`
