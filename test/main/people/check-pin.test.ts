import { describe, expect, it } from 'vitest'
import { checkPin } from '../../../main/people/check-pin.ts'
import { createPeopleMemory } from '../../../main/people/remember.ts'
import { pinHasher } from '../../../main/platform/pin-hash.ts'
import { fail } from '../../../preload/contract/result.ts'
import { type PeopleDesk, peopleDesk, pinOfAll } from '../../support/people-desk.ts'

const attempt = (desk: PeopleDesk, personId: number, pin: string) =>
  checkPin(desk.context, personId, pin, 'sign-in')

describe('a PIN', () => {
  it('is kept with a salt of its own: the same PIN of two people looks different, and is neither', async () => {
    const { hash, matches } = pinHasher(2)
    const [one, other] = [await hash('1234'), await hash('1234')]
    expect(one).not.toBe(other)
    expect(one).not.toContain('1234')
    expect([await matches('1234', one), await matches('1235', one)]).toEqual([true, false])
  })

  it('is not matched by anything where what is kept cannot be read', async () => {
    const { matches } = pinHasher(2)
    for (const kept of ['', 'scrypt', 'scrypt$2$8$1$$', 'scrypt$x$8$1$AAAA$AAAA', 'plain$1234'])
      expect(await matches('1234', kept)).toBe(false)
  })

  it('is kept with work that others keep being able to check', async () => {
    const kept = await pinHasher(2).hash('1234')
    expect(await pinHasher().matches('1234', kept)).toBe(true)
    expect(await pinHasher().hash('1234')).toMatch(/^scrypt\$32768\$8\$1\$/)
  })
})

describe('guessing', () => {
  it('X11: is slowed down more and more, so that all PINs of four digits take months; each try is in the journal', async () => {
    const desk = peopleDesk()
    const owner = await desk.hire('Owner', 'owner')
    let tries = 0
    let waitedMs = 0
    const days = 2
    while (waitedMs < days * 86_400_000) {
      const answer = await attempt(desk, owner, '0000')
      if (answer.ok) throw new Error('0000 is not the PIN')
      if (answer.error.code === 'person-not-found') throw new Error('the owner is gone')
      tries += 1
      const waitMs = Number(answer.error.values?.waitMs ?? 0)
      waitedMs += waitMs
      await desk.clock.advance(waitMs)
    }
    // 10,000 PINs at this pace, in days.
    expect((10_000 / tries) * days).toBeGreaterThan(60)
    const { count } = desk.context.database
      .sql<[], { count: number }>(`select count(*) as count from journal where kind = 'pin-refused'`)
      .get() ?? { count: 0 }
    expect(count).toBe(tries)
    // The right one is listened to when its time has come.
    expect((await attempt(desk, owner, pinOfAll)).ok).toBe(true)
  })

  it('X11: is slowed down as well for whoever tries everybody in turn', async () => {
    const desk = peopleDesk()
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, index) => desk.hire(`Cashier ${index}`, [])),
    )
    const answers = []
    for (const person of people) answers.push(await attempt(desk, person, '0000'))
    expect(answers.slice(0, 9).every(({ ok }) => !ok)).toBe(true)
    expect(answers[9]).toMatchObject({ error: { code: 'pin-refused-for-now' } })
    expect(await attempt(desk, people[11] ?? 0, pinOfAll)).toMatchObject({
      error: { code: 'pin-refused-for-now' },
    })
  })

  it('X11: gains nothing from a hundred windows at once, nor from a restart', async () => {
    const desk = peopleDesk()
    const owner = await desk.hire('Owner', 'owner')
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => attempt(desk, owner, String(index).padStart(4, '0'))),
    )
    const listened = answers.filter((answer) => !answer.ok && answer.error.code === 'pin-wrong')
    expect(listened).toHaveLength(2)
    desk.context.memory = createPeopleMemory(desk.context.database)
    expect(await attempt(desk, owner, pinOfAll)).toMatchObject({ error: { code: 'pin-refused-for-now' } })
  })

  it('costs two slips of the finger nothing, and a right PIN forgets them', async () => {
    const desk = peopleDesk()
    const owner = await desk.hire('Owner', 'owner')
    for (let round = 0; round < 5; round += 1) {
      expect(await attempt(desk, owner, '0000')).toEqual(fail('pin-wrong'))
      expect(await attempt(desk, owner, '0000')).toEqual(fail('pin-wrong'))
      expect((await attempt(desk, owner, pinOfAll)).ok).toBe(true)
    }
  })
})
