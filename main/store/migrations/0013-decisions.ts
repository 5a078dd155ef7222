/**
 * What a person decided about a payment, or a refund, whose card service could not say what became of it. The row stays as it was
 * written; what the service says later is put beside it.
 */
export const decisions0013 = `
create table decisions (
  -- a payment's or a refund's id
  subject text primary key,
  about text not null check (about in ('payment', 'refund')),
  verdict text not null check (verdict in ('charged', 'not-charged', 'refunded', 'not-refunded')),
  -- why nobody could be asked: the row of the rule
  cause text not null,
  evidence text not null check (evidence in ('reader', 'slip', 'portal', 'bank', 'customer')),
  reason text not null check (length(reason) >= 3),
  decided_at integer not null,
  -- what the service says about it since; null: nothing yet
  outcome text check (outcome is null or outcome in ('confirmed', 'contradicted')),
  told_at integer,
  check ((outcome is null) = (told_at is null))
) strict, without rowid;
create index decisions_untold on decisions (decided_at) where outcome is null;
create trigger decisions_are_kept before delete on decisions
begin select raise(abort, 'decisions are never deleted'); end;
`
