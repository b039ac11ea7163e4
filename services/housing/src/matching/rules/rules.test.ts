import { expect, test } from 'vitest'
import { place, request } from '../../../test/samples.ts'
import type { MatchPlace, MatchRequest } from '../types.ts'
import { brokenRules, RULES } from './index.ts'

const TODAY = '2026-11-24'

type Case = [code: string, request: Partial<MatchRequest>, place: Partial<MatchPlace>]

const excluded: Case[] = [
  ['territory', { territory: 'MO' }, {}],
  ['legal-status', { adultStatuses: ['applicant'] }, { legalStatuses: ['refugee', 'subsidiary'] }],
  ['legal-status-unknown', { adultStatuses: [null] }, { legalStatuses: ['refugee'] }],
  ['household-type', { householdType: 'couple-no-minors' }, { householdTypes: ['single-mother'] }],
  ['women-only', { adultsAllWomen: false }, { womenOnly: true }],
  ['urgent-reserve', { urgency: 'U2' }, { reserveForUrgent: true }],
  ['beds', { people: 5, bedPeople: 5 }, { beds: 4, cots: 1 }],
  ['rooms', { rooms: 3 }, { rooms: 2 }],
  ['adults', { adults: 3 }, { maxAdults: 2 }],
  ['children', { children: 3 }, { maxChildren: 2 }],
  ['accessible', { accessiblePeople: 1 }, { accessible: false }],
  ['accessible', { accessiblePeople: 2 }, { accessible: true, accessibleBeds: 1 }],
  ['ground-floor-or-lift', { groundFloorOrLift: true }, {}],
  ['pets', { pets: true }, { petsAllowed: false }],
  ['smoking', { smoking: true }, { smokingAllowed: false }],
  ['cohousing', { cohousing: 'no' }, { sharing: { maxHouseholds: 2, rules: [] } }],
  ['blocked', {}, { blockedUntil: '2026-11-25' }],
  ['entry-window', { enterBy: '2026-12-01' }, { entryFrom: '2026-12-02' }],
  ['entry-window', {}, { entryUntil: '2026-11-23' }],
  ['stay-limit', { stayMonths: 12 }, { stayLimitMonths: 6 }],
  ['not-suitable', { avoidMunicipalities: ['035033'] }, {}],
  ['not-suitable', { avoidPlaceIds: ['p'] }, {}],
  ['already-refused', { refusedPlaceIds: ['p'] }, {}],
]

test.each(excluded)('%s alone keeps this pair apart', (code, forRequest, forPlace) => {
  const broken = brokenRules(request('r', forRequest), place('p', forPlace), TODAY)
  expect(broken.map((rule) => rule.code)).toEqual([code])
})

const accepted: Case[] = [
  [
    'a family enters when one adult is entitled',
    { adultStatuses: ['applicant', 'refugee'] },
    { legalStatuses: ['refugee'] },
  ],
  ['an urgent household enters the reserve', { urgency: 'U1' }, { reserveForUrgent: true }],
  ['an infant sleeps in the cot', { people: 5, bedPeople: 4 }, { beds: 4, cots: 1 }],
  ['a place open again today is open', {}, { blockedUntil: TODAY }],
  [
    'an accessible place serves who needs the ground floor',
    { groundFloorOrLift: true },
    { accessible: true },
  ],
  [
    'co-housing not yet asked is no refusal',
    { cohousing: 'unknown' },
    { sharing: { maxHouseholds: 2, rules: [] } },
  ],
  ['the last day of the window counts', {}, { entryUntil: TODAY }],
]

test.each(accepted)('%s', (_words, forRequest, forPlace) => {
  expect(brokenRules(request('r', forRequest), place('p', forPlace), TODAY)).toEqual([])
})

test('every rule has a case above, a code of its own and words in both languages', () => {
  expect(new Set(excluded.map(([code]) => code))).toEqual(new Set(RULES.map(({ code }) => code)))
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length)
  for (const { text } of RULES) expect(text.it && text.en).toBeTruthy()
})
