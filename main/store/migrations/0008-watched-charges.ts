/** What was charged is watched for a second charge; the index holds card payments alone, so that cash pays nothing for it. */
export const watchedCharges0008 = `
create index payments_charged on payments (final_at) where tender = 'card' and status = 'approved';
`
