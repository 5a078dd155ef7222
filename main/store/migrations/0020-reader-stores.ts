/** Where a reader stands, as its account says: a shop with several stores tells its terminals by it. */
export const readerStores0020 = `
alter table readers add column store_name text not null default '';
`
