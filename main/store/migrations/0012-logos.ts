/**
 * Logos of the shop, as the dots that are printed. A receipt names its logo by the hash: the picture stays as long as there
 * are receipts. Papers that were saved as a file count as given to the customer, as printed ones do; a receipt without
 * prices is a paper of its own kind, for which the table is laid out anew.
 */
export const logos0012 = `
create table logos (
  hash text primary key check (length(hash) = 64),
  width integer not null check (width > 0 and width % 8 = 0),
  height integer not null check (height > 0),
  -- rows from the top, eight dots a byte, the leftmost in the highest bit; 1 is black
  dots blob not null check (length(dots) = width / 8 * height),
  kept_at integer not null
) strict, without rowid;
create trigger logos_are_kept before delete on logos
begin select raise(abort, 'logos are never deleted'); end;
create trigger logos_stay before update on logos
begin select raise(abort, 'logos are never changed'); end;

create table saved_papers (
  id integer primary key,
  kind text not null check (kind in ('receipt', 'gift', 'slip', 'day')),
  subject text not null,
  format text not null check (format in ('a4', 'a6', 'roll')),
  copy integer not null check (copy >= 0),
  at integer not null
) strict;
create index saved_papers_by_subject on saved_papers (subject, kind);

create table prints_with_gifts (
  id integer primary key,
  job_id integer not null,
  kind text not null check (kind in ('receipt', 'gift', 'day', 'test', 'slip')),
  subject text not null,
  copy integer not null check (copy >= 0),
  state text not null check (state in ('sending', 'printed', 'doubtful')),
  reason text,
  at integer not null
) strict;
insert into prints_with_gifts select id, job_id, kind, subject, copy, state, reason, at from prints;
drop table prints;
alter table prints_with_gifts rename to prints;
create index prints_by_subject on prints (subject, kind);
create index prints_by_job on prints (job_id);
`
