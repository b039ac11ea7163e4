import { type DecisionFacts, type MemberFacts, referralSubmitted } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { urgencyToday } from './urgency-today.ts'

const TODAY = '2026-11-09'
const [adult] = referralSubmitted.example.facts.members
if (!adult) throw new Error('the example has no adult')
const calm: MemberFacts = { ...adult, permitCondition: 'valid', permitExpiresOn: null }

const urgencyOf = (member: Partial<MemberFacts>, facts: Partial<DecisionFacts> = {}) =>
  urgencyToday(
    {
      ...referralSubmitted.example.facts,
      urgencyCriteria: [],
      leavesOn: null,
      members: [{ ...calm, ...member }],
      ...facts,
    },
    'U3',
    TODAY,
  )

test.each([
  ['2027-01-08', 'U2'],
  ['2027-01-09', 'U3'],
  ['2026-09-10', 'U2'],
  // Nothing is to be renewed any more: of no more hurry than on the day it was sent.
  ['2026-09-09', 'U3'],
] as const)('a permit that expires on %s makes it %s', (permitExpiresOn, level) => {
  expect(urgencyOf({ permitExpiresOn })).toBe(level)
})

test('the permit of who lives elsewhere, or was asked for already, hurries nobody', () => {
  const permitExpiresOn = '2026-11-20'
  expect(urgencyOf({ permitExpiresOn, relation: 'abroad-reunification' })).toBe('U3')
  expect(urgencyOf({ permitExpiresOn, permitCondition: 'renewal-requested' })).toBe('U3')
})

test('an exit without a home within fifteen days is a U1, and with one a U2', () => {
  const { needs } = referralSubmitted.example.facts
  const leavesOn = '2026-11-24'
  expect(urgencyOf({}, { leavesOn, needs: { ...needs, housing: 3 } })).toBe('U1')
  expect(urgencyOf({}, { leavesOn, needs: { ...needs, housing: 1 } })).toBe('U2')
})
