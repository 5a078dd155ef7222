import * as v from 'valibot'
import { channel } from './channel.ts'
import { rightLimits, rightList } from './people-rights.ts'
import type { ApprovalView, CounterView, PeopleView } from './people-views.ts'
import { text } from './settings-schema.ts'
import { readerColors } from './views.ts'

/* Calls about the people of the shop and what they may do; a part of the contract in channels.ts. */

const nothing = v.optional(v.undefined_())
const rowId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/))
const name = v.pipe(text(60), v.trim(), v.minLength(1))

export const peopleChannels = {
  'people.sign-in': channel<CounterView>()(v.object({ personId: rowId, pin })),
  /** The till asks for a PIN before anything else; whoever was there stands first. */
  'people.lock': channel<CounterView | null>()(nothing),
  'people.sign-out': channel<CounterView | null>()(nothing),
  /** Somebody touched the screen or a key: it does not lock yet. */
  'people.active': channel<null>()(nothing),
  'people.change-pin': channel<null>()(v.object({ pin, newPin: pin })),

  'people.list': channel<PeopleView>()(nothing),
  /** The first person is an owner; from then on the till asks who is there. A PIN that is null stays as it is. */
  'people.save': channel<PeopleView>()(
    v.object({
      id: v.nullable(rowId),
      name,
      initials: v.pipe(text(4), v.trim()),
      color: v.picklist(readerColors),
      roleId: rowId,
      pin: v.nullable(pin),
      archived: v.boolean(),
    }),
  ),
  'people.save-role': channel<PeopleView>()(
    /** The roles of the program keep theirs, which follows the language. */
    v.object({
      id: v.nullable(rowId),
      name: v.pipe(text(60), v.trim()),
      rights: rightList,
      limits: rightLimits,
    }),
  ),
  'people.save-rules': channel<PeopleView>()(
    v.object({ lockAfterMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(480)) }),
  ),

  /** Somebody with the right gives their PIN for one call of somebody without it. */
  'people.approve': channel<ApprovalView>()(
    v.object({ personId: rowId, pin, channel: text(80), request: v.unknown() }),
  ),
  /** The call itself, approved. It answers what that answers. */
  'people.approved': channel<unknown>()(
    v.object({ token: text(80), channel: text(80), request: v.unknown() }),
  ),
} as const
