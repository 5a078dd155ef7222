/**
 * Goods that come back and money that goes back against recorded sales. What may come back is a promise of the database: all
 * returns of a sold line together never pass its quantity, nor what was paid for it. A line that stands in a basket counts as well,
 * so that no payment is asked for what another basket takes back meanwhile.
 */
export const returns0018 = `
create table basket_returns (
  basket_id text not null references baskets (id) on delete cascade,
  -- of the line in the basket
  position integer not null,
  of_sale integer not null references sales (number),
  of_line integer not null,
  -- nought: money without goods
  quantity_milli integer not null check (quantity_milli >= 0),
  amount_minor integer not null check (amount_minor >= 0),
  discount_minor integer not null check (discount_minor >= 0),
  tax_minor integer not null check (tax_minor >= 0),
  primary key (basket_id, position, of_line)
) strict, without rowid;
create index basket_returns_of_sale on basket_returns (of_sale, of_line);

create table returns (
  of_sale integer not null references sales (number),
  of_line integer not null,
  -- the sale that took it back, and its line
  sale_number integer not null references sales (number),
  position integer not null,
  quantity_milli integer not null check (quantity_milli >= 0),
  amount_minor integer not null check (amount_minor >= 0),
  discount_minor integer not null check (discount_minor >= 0),
  tax_minor integer not null check (tax_minor >= 0),
  primary key (of_sale, of_line, sale_number, position)
) strict, without rowid;
create index returns_of_sale on returns (sale_number);
create trigger returns_are_kept before delete on returns
begin select raise(abort, 'returns are never deleted'); end;
create trigger returns_stay before update on returns
begin select raise(abort, 'returns are never changed'); end;

create trigger returns_within_the_sale before insert on returns
when not exists (select 1 from sale_lines
  where sale_number = new.of_sale and position = new.of_line
    and quantity_milli >= new.quantity_milli + (select coalesce(sum(quantity_milli), 0) from returns
      where of_sale = new.of_sale and of_line = new.of_line)
    and total_minor - sale_discount_share_minor >= new.amount_minor
      + (select coalesce(sum(amount_minor), 0) from returns where of_sale = new.of_sale and of_line = new.of_line))
begin select raise(abort, 'returns exceed the sale'); end;

create view returns_in_baskets as select basket_returns.*
from basket_returns join baskets on baskets.id = basket_returns.basket_id
where baskets.state <> 'discarded' and not exists (select 1 from sales where sales.id = baskets.id);

create trigger basket_returns_within_the_sale before insert on basket_returns
when not exists (select 1 from sale_lines
  where sale_number = new.of_sale and position = new.of_line
    and quantity_milli >= new.quantity_milli
      + (select coalesce(sum(quantity_milli), 0) from returns where of_sale = new.of_sale and of_line = new.of_line)
      + (select coalesce(sum(quantity_milli), 0) from returns_in_baskets
        where of_sale = new.of_sale and of_line = new.of_line)
    and total_minor - sale_discount_share_minor >= new.amount_minor
      + (select coalesce(sum(amount_minor), 0) from returns where of_sale = new.of_sale and of_line = new.of_line)
      + (select coalesce(sum(amount_minor), 0) from returns_in_baskets
        where of_sale = new.of_sale and of_line = new.of_line))
begin select raise(abort, 'returns exceed the sale'); end;

-- What a return gave back, tender by tender. Cash is given at once; what went to a card is a refund.
create table return_tenders (
  id text primary key,
  sale_id text not null,
  tender text not null check (tender in ('cash', 'card')),
  -- of the sale, and what really left the drawer or goes to the card
  amount_minor integer not null check (amount_minor > 0),
  charged_minor integer not null check (charged_minor >= 0),
  currency text not null check (length(currency) = 3),
  -- the card payment that is given back
  payment_id text references payments (id),
  refund_id text references refunds (id),
  given_at integer not null,
  check ((tender = 'card') = (refund_id is not null)),
  check ((tender = 'card') = (payment_id is not null)),
  check (tender = 'cash' or charged_minor = amount_minor)
) strict, without rowid;
create index return_tenders_by_sale on return_tenders (sale_id);
create unique index return_tenders_by_refund on return_tenders (refund_id) where refund_id is not null;
create trigger return_tenders_are_kept before delete on return_tenders
begin select raise(abort, 'tenders of returns are never deleted'); end;
create trigger return_tenders_stay before update on return_tenders
begin select raise(abort, 'tenders of returns are never changed'); end;

-- Money that moved otherwise than a recorded sale says. The sale stays as it is; this entry is beside it, once for each tender.
create table tender_changes (
  id text primary key,
  sale_id text not null,
  cause text not null check (cause in ('card-refused', 'not-cash')),
  -- the refund that came to nothing, or the cash payment that was none
  subject text not null,
  -- the charge that paid instead of cash
  payment_id text references payments (id),
  -- as the drawer and the card account see it
  cash_minor integer not null,
  card_minor integer not null,
  currency text not null check (length(currency) = 3),
  reason text not null,
  at integer not null,
  z_number integer
) strict, without rowid;
create unique index tender_changes_once on tender_changes (subject);
create index tender_changes_by_sale on tender_changes (sale_id);
create index tender_changes_uncounted on tender_changes (id) where z_number is null;
create trigger tender_changes_are_kept before delete on tender_changes
begin select raise(abort, 'changes of tenders are never deleted'); end;
create trigger tender_changes_stay before update on tender_changes
when old.z_number is not null or new.id <> old.id or new.sale_id <> old.sale_id or new.subject <> old.subject
  or new.cash_minor <> old.cash_minor or new.card_minor <> old.card_minor or new.at <> old.at
begin select raise(abort, 'changes of tenders are never changed'); end;
`
