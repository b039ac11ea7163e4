import { type DecisionFacts, memberFacts, referralSubmitted } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { needsHousing, requestFactsOf } from './request-facts.ts'
import { toMatchRequest } from './to-match-request.ts'

const example = referralSubmitted.example.facts
const [mother, son] = example.members
const now = new Date('2026-11-24T09:00:00.000Z')

const withMembers = (...members: Partial<DecisionFacts['members'][number]>[]) =>
  requestFactsOf({ ...example, members: members.map((one) => memberFacts.parse({ ...mother, ...one })) })

test('infants sleep in cots, an expected child counts, and who lives elsewhere needs no bed', () => {
  const facts = withMembers(
    { pregnancyMonth: 7 },
    { relation: 'child', ageYears: 0 },
    { relation: 'partner', ageYears: 35, gender: 'm' },
    { relation: 'abroad-reunification', ageYears: 9 },
    { relation: 'lives-elsewhere', ageYears: 40 },
  )
  expect(facts).toMatchObject({ people: 4, bedPeople: 2, hasMinors: true, adultsAllWomen: false })
})

test('a mother and her son are a household of women; a gender not stated is not taken for one', () => {
  expect(requestFactsOf(example).adultsAllWomen).toBe(true)
  expect(withMembers({ gender: 'not-stated' }, son ?? {}).adultsAllWomen).toBe(false)
})

test('level 2 and 3 or a housing item is a need; not assessed alone is none', () => {
  const need = (housing: 0 | 1 | 2 | 3 | 9, needCodes: DecisionFacts['needCodes'] = []) =>
    needsHousing(requestFactsOf({ ...example, needs: { ...example.needs, housing }, needCodes }))
  expect([0, 1, 2, 3, 9].map((level) => need(level as 0))).toEqual([false, false, true, true, false])
  expect(need(9, ['utilities'])).toBe(true)
  expect(need(0, ['italian'])).toBe(false)
})

test('where somebody comes from changes nothing: no citizenship reaches the matching', () => {
  const from = (citizenship: string) => {
    const members = example.members.map((member) => ({ ...member, citizenship }))
    const facts = requestFactsOf({ ...example, members } as DecisionFacts)
    return toMatchRequest(
      {
        request_id: 'r',
        territory_id: 'RE',
        urgency: 'U2',
        facts,
        opened_at: now,
        ranked_place_ids: [],
        stay_months: null,
      },
      [],
      now,
    )
  }
  expect(from('ERI')).toEqual(from('UKR'))
  expect(JSON.stringify(from('ERI'))).not.toContain('ERI')
})

test('U0 enters by tomorrow, U1 within the week, the others two weeks after their known exit', () => {
  const facts = { ...requestFactsOf(example), leavesOn: '2027-01-10' }
  const enterBy = (urgency: 'U0' | 'U1' | 'U2', leavesOn: string | null) =>
    toMatchRequest(
      {
        request_id: 'r',
        territory_id: 'RE',
        urgency,
        facts: { ...facts, leavesOn },
        opened_at: now,
        ranked_place_ids: [],
        stay_months: null,
      },
      [],
      now,
    ).enterBy
  expect(enterBy('U0', null)).toBe('2026-11-25')
  expect(enterBy('U1', '2027-01-10')).toBe('2026-12-01')
  expect(enterBy('U2', '2027-01-10')).toBe('2027-01-24')
  expect(enterBy('U2', null)).toBe(null)
})
