/**
 * Approvals that came when nobody expected them any more. Such a charge is in no sale until somebody books it; what is not
 * decided stays listed, and each Z report counts each of them once.
 */
export const lateCharges0005 = `
create table late_charges (
  payment_id text primary key references payments (id),
  cause text not null check (cause in ('approved-after-all', 'approved-after-cancel', 'already-paid')),
  found_at integer not null,
  -- keep: the money stays without a sale, as a surplus that is named
  choice text check (choice is null or choice in ('book', 'keep', 'reverse')),
  chosen_at integer,
  -- the Z report that named it as charged outside of its sales
  z_number integer,
  -- the Z report whose sales it is in, where that is a later one
  booked_z_number integer,
  check ((choice is null) = (chosen_at is null)),
  check (booked_z_number is null or choice = 'book')
) strict, without rowid;
create index late_charges_undecided on late_charges (found_at) where choice is null;
create index late_charges_reversing on late_charges (found_at) where choice = 'reverse';
create index late_charges_uncounted on late_charges (payment_id) where z_number is null;
create index late_charges_booked on late_charges (payment_id) where choice = 'book' and booked_z_number is null;
create trigger late_charges_are_kept before delete on late_charges
begin select raise(abort, 'late charges are never deleted'); end;

-- A slip for a refund that is owed is a paper of its own kind: the table is laid out anew with it.
create table prints_with_slips (
  id integer primary key,
  job_id integer not null,
  kind text not null check (kind in ('receipt', 'day', 'test', 'slip')),
  subject text not null,
  copy integer not null check (copy >= 0),
  state text not null check (state in ('sending', 'printed', 'doubtful')),
  reason text,
  at integer not null
) strict;
insert into prints_with_slips select id, job_id, kind, subject, copy, state, reason, at from prints;
drop table prints;
alter table prints_with_slips rename to prints;
create index prints_by_subject on prints (subject, kind);
create index prints_by_job on prints (job_id);
`
