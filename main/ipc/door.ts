import * as v from 'valibot'
import { type Answer, type ChannelName, channels, type Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { Call } from '../people/channel-rights.ts'
import type { Gate } from '../people/gate.ts'
import type { Log } from '../ports.ts'
import { storageFailure } from '../store/database.ts'

/*
 * The one door into the till. Whatever comes in is unknown until its channel's schema has read it; whatever goes wrong
 * behind goes out as data. Electron's IPC, the browser host's socket and the tests all come through here.
 */

/** One function a channel, from a parsed request to a Result or, where nothing expected can go wrong, to the answer. */
export type Handlers = {
  [Name in ChannelName]: (request: Parsed<Name>) => Result<Answer<Name>> | Promise<Result<Answer<Name>>>
}

export type Door = (channel: unknown, request: unknown) => Promise<Result<unknown>>

/** @returns a function that never throws: a stranger's message ends as a clear refusal and the till goes on */
export function openDoor(log: Log, handlers: Handlers, gate: Gate = (_call, go) => go()): Door {
  const enter = async (
    channel: unknown,
    request: unknown,
    token: string | null,
  ): Promise<Result<unknown>> => {
    const parsed = parseCall(channel, request)
    if (!parsed.ok) {
      log.warn(`door.${parsed.error.code}`, { ...parsed.error.values })
      return parsed
    }
    const call = parsed.value
    try {
      // The call that was approved comes through the same door, and is asked for once: an approval is no call to approve.
      if (call.channel === 'people.approved') {
        if (token !== null) return fail('approval-invalid')
        const approved = call.request as Parsed<'people.approved'>
        return await enter(approved.channel, approved.request, approved.token)
      }
      const handler = handlers[call.channel] as (request: unknown) => Promise<Result<unknown>>
      return await gate({ ...call, token }, () => handler(call.request))
    } catch (error) {
      return toFailure(log, call.channel, error)
    }
  }
  return (channel, request) => enter(channel, request, null)
}

/** What was sent, as its channel's schema reads it. */
export function parseCall(channel: unknown, request: unknown): Result<Call> {
  if (typeof channel !== 'string' || !Object.hasOwn(channels, channel))
    // Not String(channel): an object may bring a toString that throws.
    return fail('unknown-channel', {
      channel: typeof channel === 'string' ? channel.slice(0, 80) : typeof channel,
    })
  const name = channel as ChannelName
  const parsed = parse(name, request)
  return parsed.ok ? ok({ channel: name, request: parsed.value }) : parsed
}

function parse(name: ChannelName, request: unknown): Result<unknown> {
  const parsed = v.safeParse(channels[name].request as v.GenericSchema, request ?? undefined)
  if (parsed.success) return ok(parsed.output)
  const issue = parsed.issues[0]
  const field = issue.path?.map((step) => String(step.key)).join('.') ?? ''
  return fail('bad-request', {
    channel: name,
    field: field.slice(0, 80),
    // Not the library's message: it repeats what was received, and that may be a key typed into the wrong field.
    problem: `${issue.type}${issue.expected ? `: ${issue.expected}` : ''}`.slice(0, 160),
  })
}

/** A full disk is said as such (everything was rolled back); any other surprise is a bug: logged, told, survived. */
function toFailure(log: Log, channel: ChannelName, error: unknown): Result<never> {
  const storage = storageFailure(error)
  if (storage) {
    log.error('door.storage', { channel, problem: String(error) })
    return fail(storage)
  }
  log.error('door.internal', {
    channel,
    problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return fail('internal', { channel })
}
