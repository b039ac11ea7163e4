import { describe, expect, it } from 'vitest'
import { context, household } from '../../test/households.ts'
import { ask, checkCondition, fieldsRead } from './condition.ts'
import { VIEW, viewOf } from './view.ts'

const answer = (source: string, changes = {}, about = {}) =>
  ask(source, viewOf(household(changes), context(about))).value

describe('a condition', () => {
  it.each(VIEW)('may read $path', ({ path, type }) => {
    const literal = { string: 'type(%) == string', int: '% >= 0', bool: '%', 'list<string>': 'size(%) >= 0' }[
      type
    ]
    expect(checkCondition(literal.replace('%', path))).toEqual([])
  })

  it.each([
    ['needs.legal >', 'Unexpected token: EOF', 13],
    ['needs.leagal >= 2', 'No such key: leagal', 6],
    ['vulnerable && nobody', 'Unknown variable: nobody', 14],
    ['needs.legal >= "2"', 'no such overload: int >= string', 0],
    ['needs.legal', 'must say yes or no, but is of type int', 0],
    ['household.type == "two-parents"', '"two-parents" is not a code of household.type', 18],
    ['vulnerable || "rent" in needCodes', '"rent" is not a code of needCodes', 14],
    ['reception.kind in ["cas", "sai"]', '"sai" is not a code of reception.kind', 26],
  ])('%s is refused: %s', (source, message, at) => {
    expect(checkCondition(source)).toEqual([{ message, at }])
  })

  it('knows the scheda fields it reads', () => {
    expect(fieldsRead('reception.inReception && reception.leavesInDays > 90')).toEqual([
      'receptionKind',
      'leavesOn',
    ])
  })
})

describe('a fact nobody assessed', () => {
  const unknown = { serviceOrientation: 9 }

  it.each([
    ['serviceOrientation <= 1', 'unknown'],
    ['!(serviceOrientation <= 1)', 'unknown'],
    ['serviceOrientation >= 2', 'unknown'],
    ['serviceOrientation <= 1 && vulnerable', false],
    ['vulnerable && serviceOrientation <= 1', false],
    ['serviceOrientation <= 1 || !vulnerable', true],
    ['serviceOrientation <= 1 || vulnerable', 'unknown'],
    ['has(household.type) && serviceOrientation <= 1', 'unknown'],
  ])('makes %s %s', (source, expected) => {
    expect(answer(source, unknown)).toBe(expected)
  })

  it('is named by the scheda field', () => {
    const view = viewOf(household({ parentingConcern: 9, inChargeOfSocialService: 'unknown' }), context())
    const asked = ask('parentingConcern >= 2 || socialService.inCharge', view)
    expect(asked).toEqual({ value: 'unknown', unknown: ['parentingConcern', 'inChargeOfSocialService'] })
  })
})

describe('particular vulnerability', () => {
  it('is a factor marked V or the judgement of the preparer, never composition', () => {
    expect(answer('vulnerable', { householdType: 'single-mother' })).toBe(false)
    expect(answer('vulnerable', { riskFactors: [{ code: 'illiteracy', certainty: 'told' }] })).toBe(false)
    expect(answer('vulnerable', { riskFactors: [{ code: 'ptsd', certainty: 'observed' }] })).toBe(true)
    expect(answer('vulnerable', {}, { particularVulnerability: true })).toBe(true)
  })
})

describe('the view of a household', () => {
  const [adult, child] = household().members
  it('counts minors at home by age, by kind where ages are missing', () => {
    expect(answer('household.minors == 1')).toBe(true)
    const noAge = [{ ...adult, ageYears: null }]
    expect(answer('household.minors >= 1', { members: noAge, householdType: 'single-mother' })).toBe(true)
    expect(answer('household.minors >= 1', { members: noAge, householdType: 'single-adult' })).toBe(false)
    expect(answer('household.minors >= 1', { members: noAge, householdType: 'unknown' })).toBe('unknown')
  })

  it('knows a single parent among relatives by the adults', () => {
    const relative = { ...child, ageYears: 40, relation: 'sibling' }
    const type = { householdType: 'relative-with-minors' }
    expect(answer('household.singleParent', { ...type, members: [adult, child] })).toBe(true)
    expect(answer('household.singleParent', { ...type, members: [adult, child, relative] })).toBe(false)
    expect(
      answer('household.singleParent', { ...type, members: [adult, { ...relative, ageYears: null }] }),
    ).toBe('unknown')
    expect(answer('household.singleParent', { householdType: 'two-parents-with-minors' })).toBe(false)
  })

  it('counts special protection as protection (PR-13)', () => {
    const holder = (legalStatus: string | null) => ({ members: [{ ...adult, legalStatus }] })
    expect(answer('holdsProtection', holder('special-protection'))).toBe(true)
    expect(answer('holdsProtection', holder('applicant'))).toBe(false)
    expect(answer('holdsProtection', holder(null))).toBe('unknown')
  })
})
