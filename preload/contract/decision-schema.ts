import * as v from 'valibot'
import { id } from './channel.ts'
import { evidenceKinds, refundVerdicts, verdicts } from './decision-views.ts'
import { text } from './settings-schema.ts'

/* What a person's word has to carry: what it goes by, and why. */

/** As for every reason in the journal. */
export const reason = v.pipe(text(200), v.trim(), v.minLength(3))
const why = { evidence: v.picklist(evidenceKinds), reason }

export const paymentWord = v.object({ paymentId: id, verdict: v.picklist(verdicts), ...why })
export const refundWord = v.object({ refundId: id, verdict: v.picklist(refundVerdicts), ...why })
