/**
 * Two charges under one reference: the second is a row beside its payment, with the same reference and ids of its own. The
 * table of late charges is laid out anew with the new cause.
 */
export const secondCharges0007 = `
alter table payments add column duplicate_of text references payments (id);
create unique index payments_second on payments (duplicate_of, provider_ids ->> '$.transactionId')
  where duplicate_of is not null;
drop index payments_reference;
create unique index payments_reference on payments (reference) where reference is not null and duplicate_of is null;

create table late_charges_anew (
  payment_id text primary key references payments (id),
  cause text not null
    check (cause in ('approved-after-all', 'approved-after-cancel', 'already-paid', 'charged-twice')),
  found_at integer not null,
  -- keep: the money stays without a sale, as a surplus that is named
  choice text check (choice is null or choice in ('book', 'keep', 'reverse')),
  chosen_at integer,
  -- the Z report that named it as charged outside of its sales
  z_number integer,
  -- the Z report whose sales it is in, where that is a later one
  booked_z_number integer,
  check ((choice is null) = (chosen_at is null)),
  check (booked_z_number is null or choice = 'book'),
  -- one request is paid by one charge
  check (cause <> 'charged-twice' or choice is not 'book')
) strict, without rowid;
insert into late_charges_anew select payment_id, cause, found_at, choice, chosen_at, z_number, booked_z_number
  from late_charges;
drop trigger late_charges_are_kept;
drop table late_charges;
alter table late_charges_anew rename to late_charges;
create index late_charges_undecided on late_charges (found_at) where choice is null;
create index late_charges_reversing on late_charges (found_at) where choice = 'reverse';
create index late_charges_uncounted on late_charges (payment_id) where z_number is null;
create index late_charges_booked on late_charges (payment_id) where choice = 'book' and booked_z_number is null;
create trigger late_charges_are_kept before delete on late_charges
begin select raise(abort, 'late charges are never deleted'); end;
`
