import { latestProfile, workingCalendar } from '@intarsi/territories'
import { describe, expect, test } from 'vitest'
import { decideAuthority } from './authority.ts'
import { decideDecision } from './decide-decision.ts'
import type { DecisionBody } from './decision-body.ts'
import { GROUNDS, NOT_GROUNDS } from './grounds.ts'

const done = {
  today: '2026-11-25',
  calendar: workingCalendar(latestProfile('RE')),
  triedOn: ['2026-11-09', '2026-11-10', '2026-11-12'],
  abstained: true,
}
const context = {
  state: 'ready',
  questions: { asked: 0, atMost: 2 },
  deferrals: 0,
  joinable: false,
  ground: done,
} as const
const person = '0192f3a0-0000-7000-8000-000000000001'

function away(kind: 'decline' | 'redirect', reason: string) {
  return {
    kind,
    reason,
    destination: {
      kind: reason === 'out-of-competence' ? ('territory' as const) : ('service' as const),
      code: 'family-advisory',
      service: 'Consultorio',
      person: 'Referente',
      contact: '+39 000 1',
    },
    tellsHousehold: { personId: person, language: 'tir' },
    heardBy: { personId: person, language: 'tir' },
  } satisfies DecisionBody
}

describe('reasons to decline or redirect', () => {
  test.each(GROUNDS)('%s is a ground', (reason) => {
    expect(decideDecision(context, away('decline', reason))).toMatchObject({ ok: true })
    expect(decideDecision(context, away('redirect', reason))).toMatchObject({ ok: true })
  })

  test.each(Object.keys(NOT_GROUNDS))('%s is no ground: the answer says what to do instead', (reason) => {
    expect(decideDecision(context, away('decline', reason))).toMatchObject({
      ok: false,
      code: 'not-a-ground',
      detail: NOT_GROUNDS[reason],
    })
  })

  test('a reason outside the list is refused with the list', () => {
    expect(decideDecision(context, away('redirect', 'too-many-children'))).toMatchObject({
      ok: false,
      code: 'unknown-reason',
      extra: { known: GROUNDS },
    })
  })
})

describe('what a reason obliges to', () => {
  const decline = (reason: string, ground: Partial<typeof done>) =>
    decideDecision({ ...context, ground: { ...done, ...ground } }, away('decline', reason))

  test('who does not want it was heard by a named person, in a language', () => {
    const { heardBy: _heard, ...body } = away('decline', 'does-not-want')
    expect(decideDecision(context, body)).toMatchObject({ code: 'step-owed', extra: { pointer: '/heardBy' } })
  })

  test('a household is not to be found after three tries on three days and ten working days', () => {
    expect(decline('unreachable', { triedOn: done.triedOn.slice(1) }).ok).toBe(false)
    expect(decline('unreachable', { triedOn: ['2026-11-09', '2026-11-09', '2026-11-09'] }).ok).toBe(false)
    expect(decline('unreachable', { today: '2026-11-20' })).toMatchObject({
      code: 'step-owed',
      extra: { from: '2026-11-23' },
    })
    expect(decline('unreachable', { today: '2026-11-23' }).ok).toBe(true)
  })

  test('another territory is competent only by name: it keeps nobody between two', () => {
    const body = away('redirect', 'out-of-competence')
    const service = { ...body, destination: { ...body.destination, kind: 'service' as const } }
    expect(decideDecision(context, service)).toMatchObject({ extra: { pointer: '/destination/kind' } })
  })

  test('a conflict of interest stands in the minutes as an abstention first', () => {
    expect(decline('conflict-of-interest', { abstained: false })).toMatchObject({ code: 'step-owed' })
  })
})

describe('limits', () => {
  test('a third round of questions is refused: the table decides on what is known', () => {
    const body: DecisionBody = { kind: 'ask-information', fields: ['leavesOn'] }
    const after = (asked: number, atMost = 2) =>
      decideDecision({ ...context, questions: { asked, atMost } }, body)
    expect(after(1).ok).toBe(true)
    expect(after(2)).toMatchObject({ code: 'question-rounds-exhausted' })
    expect(after(2, 3).ok).toBe(true)
  })

  test('the third deferral needs a reason, the first two do not', () => {
    expect(decideDecision({ ...context, deferrals: 1 }, { kind: 'defer' }).ok).toBe(true)
    expect(decideDecision({ ...context, deferrals: 2 }, { kind: 'defer' })).toMatchObject({
      code: 'deferral-needs-reason',
    })
    expect(
      decideDecision({ ...context, deferrals: 2 }, { kind: 'defer', reason: 'waits for the court' }).ok,
    ).toBe(true)
  })

  test('a deferral to a day says why, and the day is still to come', () => {
    const until = '2026-12-01'
    expect(decideDecision(context, { kind: 'defer', until })).toMatchObject({ code: 'deferral-needs-reason' })
    expect(decideDecision(context, { kind: 'defer', until, reason: 'visita specialistica' }).ok).toBe(true)
    expect(decideDecision(context, { kind: 'defer', until: '2026-11-25', reason: 'x' })).toMatchObject({
      code: 'date-not-to-come',
    })
  })

  test('joining needs something to join', () => {
    expect(decideDecision(context, { kind: 'join' })).toMatchObject({ code: 'nothing-to-join' })
    expect(decideDecision({ ...context, joinable: true }, { kind: 'join' }).ok).toBe(true)
  })

  test('a file that is not ready may be decided, one that waits for its sender may not', () => {
    expect(decideDecision({ ...context, state: 'routed' }, { kind: 'admit' }).ok).toBe(true)
    expect(decideDecision({ ...context, state: 'info-requested' }, { kind: 'admit' })).toMatchObject({
      code: 'referral-state-forbids',
    })
  })
})

describe('who decides', () => {
  const authority = {
    tableId: 'table',
    chairId: 'chair',
    othersIds: ['delegate'],
    since: new Date('2026-11-01T08:00:00.000Z'),
    formerChairId: 'former',
    coordinatorIds: ['coordinator', 'deputy'],
  }

  test('the chair and a delegate of today decide at the table', () => {
    expect(decideAuthority(authority, { by: 'chair', between: false }).ok).toBe(true)
    expect(decideAuthority(authority, { by: 'delegate', between: false }).ok).toBe(true)
  })

  test('a replaced chair is refused, and hears who and since when', () => {
    expect(decideAuthority(authority, { by: 'former', between: false })).toMatchObject({
      code: 'chair-replaced',
      extra: { chairId: 'chair', since: '2026-11-01T08:00:00.000Z' },
    })
  })

  test('the coordinator alone does not decide for a table, and the chair alone not between meetings', () => {
    expect(decideAuthority(authority, { by: 'coordinator', between: false })).toMatchObject({
      code: 'not-the-chair',
    })
    expect(decideAuthority(authority, { by: 'chair', between: true })).toMatchObject({
      code: 'coordinator-required',
    })
    expect(decideAuthority(authority, { by: 'deputy', between: true }).ok).toBe(true)
  })
})
