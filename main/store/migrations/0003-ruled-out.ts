/** Attempts that were sent and ruled out are looked for again for days; the index holds them alone. */
export const ruledOut0003 = `
create index payments_ruled_out on payments (final_at)
  where submitted_at is not null and final_at is not null and status <> 'approved';
`
