/** The first tables of the till. Amounts are whole minor units, times UTC milliseconds, rates parts per million. */
export const till0001 = `
create table settings (
  key text primary key,
  value text not null check (json_valid(value))
) strict, without rowid;

-- catalogue ---------------------------------------------------------------------------------------------------------

create table tax_rates (
  id integer primary key,
  name text not null check (length(name) between 1 and 40),
  rate_ppm integer not null check (rate_ppm between 0 and 1000000),
  archived integer not null default 0 check (archived in (0, 1))
) strict;

create table categories (
  id integer primary key,
  name text not null check (length(name) between 1 and 80),
  color text not null check (color glob '#[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]'),
  position integer not null default 0
) strict;
create unique index categories_by_name on categories (name collate nocase);

create table products (
  id integer primary key,
  name text not null check (length(name) between 1 and 500),
  price_minor integer check (price_minor >= 0),
  tax_rate_id integer not null references tax_rates (id),
  category_id integer references categories (id),
  unit text not null default 'piece' check (unit in ('piece', 'kg', 'g', 'l', 'm', 'hour')),
  picture text,
  color text,
  archived integer not null default 0 check (archived in (0, 1)),
  updated_at integer not null
) strict;
create index products_by_category on products (category_id, archived, name collate nocase);
create index products_by_name on products (archived, name collate nocase);
create index products_by_tax_rate on products (tax_rate_id);

create table product_barcodes (
  barcode text primary key check (length(barcode) between 1 and 64),
  product_id integer not null references products (id) on delete cascade,
  position integer not null default 0
) strict, without rowid;
create index product_barcodes_by_product on product_barcodes (product_id, position);

create table quick_keys (
  position integer primary key,
  product_id integer not null unique references products (id) on delete cascade
) strict;

-- An import on its way in. Its rows are laid down here first; the decision row says that all of them count. From then
-- on they are moved into the catalogue in small steps, and a start that finds the decision finishes the move.
create table import_chunks (
  number integer primary key,
  rows text not null check (json_valid(rows))
) strict;
create table import_decision (
  id integer primary key check (id = 1),
  decided_at integer not null
) strict;

-- the basket: working memory on disk, becomes a sale ------------------------------------------------------------------

create table baskets (
  id text primary key,
  -- a sold basket has no row: its lines are the sale's lines, in the same transaction
  state text not null check (state in ('open', 'parked', 'discarded')),
  label text not null default '',
  revision integer not null default 0,
  next_position integer not null default 1,
  -- fixed by the first line: a changed setting does not turn the meaning of amounts already rung up
  currency text check (length(currency) = 3),
  tax_mode text check (tax_mode in ('included', 'added')),
  discount_kind text check (discount_kind in ('percent', 'amount')),
  discount_value integer check (discount_value > 0),
  note text not null default '',
  created_at integer not null,
  parked_at integer,
  check ((discount_kind is null) = (discount_value is null)),
  check (state <> 'parked' or parked_at is not null)
) strict, without rowid;
create unique index baskets_one_open on baskets (state) where state = 'open';
create index baskets_parked on baskets (parked_at) where state = 'parked';

-- The lines of a basket lie together, so that a change touches one page. A line's id is basket and position.
create table basket_lines (
  basket_id text not null references baskets (id) on delete cascade,
  position integer not null,
  product_id integer,
  name text not null,
  unit text not null,
  quantity_milli integer not null check (quantity_milli > 0),
  unit_price_minor integer not null check (unit_price_minor >= 0),
  list_price_minor integer check (list_price_minor >= 0),
  tax_rate_id integer not null,
  tax_rate_name text not null,
  rate_ppm integer not null check (rate_ppm between 0 and 1000000),
  category_id integer,
  category_name text not null default '',
  discount_kind text check (discount_kind in ('percent', 'amount')),
  discount_value integer check (discount_value > 0),
  note text not null default '',
  primary key (basket_id, position),
  check ((discount_kind is null) = (discount_value is null))
) strict, without rowid;

-- business days --------------------------------------------------------------------------------------------------------

create table days (
  id integer primary key,
  date text not null check (date glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- One day is open at a time, so its sales are a range of numbers: from this one to the next day's first.
  first_sale integer not null check (first_sale >= 1),
  opened_at integer not null,
  closed_at integer,
  z_number integer unique,
  document text check (document is null or json_valid(document)),
  check ((closed_at is null) = (z_number is null)),
  check ((closed_at is null) = (document is null))
) strict;
create unique index days_one_open on days ((closed_at is null)) where closed_at is null;

-- Sums kept with each sale, so that a day costs the same to show after a year. Checked against the rows at closing. One
-- row for each hour of a day with all its sums (main/store/day-totals-store.ts): a sale writes one small row.
create table day_totals (
  day_id integer not null references days (id),
  hour text not null,
  totals text not null,
  primary key (day_id, hour)
) strict, without rowid;

-- sales: never updated in amount, never deleted --------------------------------------------------------------------------

-- A sale is one row, its lines with it: the commit that the customer waits for writes as few pages as it can. Numbers have
-- no gap because the newest row knows the next one, in the transaction that writes it.
create table sales (
  number integer primary key check (number >= 1),
  id text not null unique,
  -- rises with the number: found by halving, without an index that every sale would have to write
  receipt_number text not null,
  day_id integer not null references days (id),
  recorded_at integer not null,
  currency text not null check (length(currency) = 3),
  tax_mode text not null check (tax_mode in ('included', 'added')),
  line_count integer not null check (line_count >= 1),
  subtotal_minor integer not null,
  discount_minor integer not null check (discount_minor >= 0),
  tax_added_minor integer not null,
  total_minor integer not null,
  cash_rounding_minor integer not null default 0,
  tip_minor integer not null default 0 check (tip_minor >= 0),
  discount_kind text check (discount_kind in ('percent', 'amount')),
  discount_value integer,
  note text not null default '',
  -- What was sold, an array of fields for each line, in the order of the view sale_lines.
  lines text not null,
  -- The receipt as a document (main/domain/receipt.ts); paper is made from it, today and in ten years.
  document text not null,
  check (subtotal_minor - discount_minor + tax_added_minor = total_minor)
) strict;

create view sale_lines as select
  sales.number as sale_number,
  line.value ->> 0 as position,
  line.value ->> 1 as product_id,
  line.value ->> 2 as name,
  line.value ->> 3 as unit,
  line.value ->> 4 as quantity_milli,
  line.value ->> 5 as unit_price_minor,
  line.value ->> 6 as list_price_minor,
  line.value ->> 7 as tax_rate_id,
  line.value ->> 8 as tax_rate_name,
  line.value ->> 9 as rate_ppm,
  line.value ->> 10 as category_name,
  line.value ->> 11 as discount_kind,
  line.value ->> 12 as discount_value,
  line.value ->> 13 as discount_minor,
  -- after the line's own discount; the share of the sale's discount stands beside it
  line.value ->> 14 as total_minor,
  line.value ->> 15 as sale_discount_share_minor,
  line.value ->> 16 as note
from sales, json_each(sales.lines) as line;

create view sale_taxes as select
  sales.number as sale_number,
  rate.value ->> 'ratePpm' as rate_ppm,
  rate.value ->> 'name' as name,
  rate.value ->> 'netMinor' as net_minor,
  rate.value ->> 'taxMinor' as tax_minor,
  rate.value ->> 'grossMinor' as gross_minor
from sales, json_each(sales.document, '$.taxes') as rate;

-- payments -----------------------------------------------------------------------------------------------------------------

create table readers (
  id text primary key,
  provider text not null,
  provider_reader_id text not null,
  name text not null,
  model text not null,
  serial text not null,
  pairing text not null check (pairing in ('processing', 'paired', 'expired', 'unknown')),
  is_default integer not null default 0 check (is_default in (0, 1)),
  status text check (status is null or json_valid(status)),
  checked_at integer,
  created_at integer not null,
  removed_at integer
) strict, without rowid;
create unique index readers_by_provider_id on readers (provider, provider_reader_id);

-- One row per attempt to take money. sale_id is the basket's id, which the sale keeps.
create table payments (
  id text primary key,
  sale_id text not null,
  tender text not null check (tender in ('cash', 'card')),
  -- compared one by one, because a long "in" makes SQLite build a table of its values for every row
  status text not null
    check (status = 'approved' or status = 'created' or status = 'submitting' or status = 'pending'
      or status = 'unknown' or status = 'declined' or status = 'cancelled' or status = 'failed'),
  amount_minor integer not null check (amount_minor > 0),
  currency text not null check (length(currency) = 3),
  -- what was really taken, tip included; only an approval has it
  charged_minor integer,
  tip_minor integer not null default 0 check (tip_minor >= 0),
  tendered_minor integer,
  change_minor integer,
  rounding_minor integer not null default 0,
  provider text,
  reader_id text references readers (id),
  provider_reader_id text,
  reader_name text,
  -- our own reference at the provider: fresh per attempt, never used twice
  reference text,
  provider_ids text not null default '{}' check (json_valid(provider_ids)),
  card text check (card is null or json_valid(card)),
  reason text,
  provider_text text,
  reader_state text,
  cancel_wished_at integer,
  submitted_at integer,
  approved_at integer,
  final_at integer,
  created_at integer not null,
  updated_at integer not null,
  check ((status = 'approved' or status = 'declined' or status = 'cancelled' or status = 'failed')
    = (final_at is not null)),
  check ((status = 'approved') = (charged_minor is not null)),
  check (tender <> 'card' or (provider is not null and reader_id is not null and reference is not null)),
  check (tender <> 'cash' or (tendered_minor is not null and change_minor is not null))
) strict, without rowid;
create index payments_by_sale on payments (sale_id);
-- Partial: cash has no reference, and what has none needs no page of an index.
create unique index payments_reference on payments (reference) where reference is not null;
-- The two promises that no bug above can break: one open attempt per sale, one per reader.
create unique index payments_one_open_per_sale on payments (sale_id) where final_at is null;
create unique index payments_one_open_per_reader on payments (reader_id) where final_at is null;

-- The timeline. Append only; the words are made from code and values.
create table payment_events (
  payment_id text not null references payments (id),
  sequence integer not null,
  at integer not null,
  source text not null check (source in ('till', 'cashier', 'provider', 'reader')),
  code text not null,
  "values" text not null default '{}' check (json_valid("values")),
  evidence text check (evidence is null or json_valid(evidence)),
  primary key (payment_id, sequence)
) strict, without rowid;
create trigger payment_events_are_kept before delete on payment_events
begin select raise(abort, 'payment events are never deleted'); end;
create trigger payment_events_stay before update on payment_events
begin select raise(abort, 'payment events are never changed'); end;

-- work that the till owes ------------------------------------------------------------------------------------------------------

create table jobs (
  id integer primary key,
  kind text not null,
  -- what it is about: a payment's or a sale's id
  subject text not null,
  payload text not null default '{}' check (json_valid(payload)),
  state text not null default 'waiting'
    check (state = 'waiting' or state = 'running' or state = 'done' or state = 'failed'),
  run_at integer not null,
  attempts integer not null default 0,
  last_error text,
  created_at integer not null,
  started_at integer,
  finished_at integer,
  check ((state in ('done', 'failed')) = (finished_at is not null))
) strict;
-- New work comes with a sale and stands in one index only.
create index jobs_due on jobs (run_at) where state = 'waiting';
create index jobs_running on jobs (subject) where state = 'running';
create index jobs_failed on jobs (kind, subject) where state = 'failed';
create index jobs_ended on jobs (subject, kind) where finished_at is not null;

-- What may be on paper. A row stands before the first byte is sent, so that a repeat after a crash is marked as a copy.
create table prints (
  id integer primary key,
  job_id integer not null,
  kind text not null check (kind in ('receipt', 'day', 'test')),
  -- a sale's id, a day's number
  subject text not null,
  -- 0 is the original, n its n-th repeat
  copy integer not null check (copy >= 0),
  state text not null check (state in ('sending', 'printed', 'doubtful')),
  reason text,
  at integer not null
) strict;
create index prints_by_subject on prints (subject, kind);
create index prints_by_job on prints (job_id);

-- the journal: append only, each row's hash covers the one before ------------------------------------------------------------------

create table journal (
  number integer primary key check (number >= 1),
  at integer not null,
  kind text not null,
  subject text not null,
  body text not null,
  previous_hash text not null check (length(previous_hash) = 64),
  -- not unique: its number is, and an index over hashes is one random page more in every commit
  hash text not null check (length(hash) = 64)
) strict;
create trigger journal_is_kept before delete on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_stays before update on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger sales_are_kept before delete on sales
begin select raise(abort, 'sales are never deleted'); end;
create trigger payments_are_kept before delete on payments
begin select raise(abort, 'payments are never deleted'); end;
`
