/**
 * Who works at this till and what each may do. People are archived and never deleted, because what they did names them. Rows
 * of money name the person in a column of their own; without people it stays empty.
 */
export const people0021 = `
create table roles (
  id integer primary key,
  -- what a role of the program is called follows the language; an own one has its name
  kind text not null check (kind in ('owner', 'manager', 'cashier', 'own')),
  name text not null,
  rights text not null check (json_valid(rights)),
  limits text not null check (json_valid(limits))
) strict;
create unique index roles_of_the_program on roles (kind) where kind <> 'own';

-- An owner may do everything, also what a later program adds; the rights of the other roles are the shop's to change.
insert into roles (id, kind, name, rights, limits) values
  (1, 'owner', '', '[]', '{"discountPpm":null,"refundMinor":null,"refundDays":null,"cashDifferenceMinor":null}'),
  (2, 'manager', '',
    '["give-discount","change-price","open-amount","void-line","clear-sale","refund","decide-about-money","write-off","move-cash","open-drawer","count-cash","close-day","see-reports","reprint","give-up-work","export-data","change-catalogue","manage-readers"]',
    '{"discountPpm":null,"refundMinor":null,"refundDays":null,"cashDifferenceMinor":null}'),
  (3, 'cashier', '', '["give-discount","open-amount","void-line","clear-sale","count-cash","close-day","reprint"]',
    '{"discountPpm":100000,"refundMinor":null,"refundDays":null,"cashDifferenceMinor":500}');

create table people (
  id integer primary key,
  name text not null check (length(name) between 1 and 60),
  initials text not null check (length(initials) between 1 and 4),
  color text not null,
  role_id integer not null references roles (id),
  -- a slow hash with its salt and parameters (main/platform/pin-hash.ts)
  pin text not null,
  archived integer not null default 0 check (archived in (0, 1)),
  -- wrong PINs in a row, and until when no other is listened to
  refused integer not null default 0 check (refused >= 0),
  refused_until integer,
  created_at integer not null
) strict;
create trigger people_are_kept before delete on people
begin select raise(abort, 'people are archived, never deleted'); end;

-- The till is one counter: it has one person at a time, or nobody.
create table counter (
  id integer primary key check (id = 1),
  person_id integer references people (id),
  since integer,
  refused integer not null default 0 check (refused >= 0),
  refused_until integer
) strict;
insert into counter (id) values (1);

alter table payments add column person_id integer references people (id);
alter table sales add column person_id integer references people (id);
alter table refunds add column person_id integer references people (id);
alter table refunds add column approved_by integer references people (id);
alter table cash_moves add column person_id integer references people (id);
alter table cash_moves add column approved_by integer references people (id);
alter table cash_counts add column person_id integer references people (id);
alter table decisions add column person_id integer references people (id);
alter table decisions add column approved_by integer references people (id);
`
