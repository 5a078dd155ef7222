/** A provider may settle an approval later; a reader is told apart by a colour. */
export const twoProviders0002 = `
alter table payments add column settlement text
  check (settlement is null or settlement = 'open' or settlement = 'settled' or settlement = 'disputed');
update payments set settlement = 'settled' where tender = 'card' and status = 'approved';
create index payments_awaiting_settlement on payments (id) where settlement = 'open';

alter table readers add column color text not null default 'blue'
  check (color in ('blue', 'green', 'orange', 'purple', 'red', 'teal'));
`
