import { describe, expect, it } from 'vitest'
import { household, plain } from '../test/households.ts'
import { areaMostInNeed, caseManagerSeats } from './case-manager-seats.ts'
import { latestProfile } from './load/load-profiles.ts'

const needs = (changes: Partial<typeof plain.needs>) => household({ needs: { ...plain.needs, ...changes } })

describe('the case manager', () => {
  it('has two seats in Reggio Emilia (RE-12)', () => {
    expect(caseManagerSeats(latestProfile('RE'))).toMatchObject([
      { seat: 'case-manager', role: 'case-manager', cap: 12, confirm: 'by-table', facts: ['RE-12'] },
      { seat: 'liaison', role: 'social-worker', prefer: 'in-charge-of-household' },
    ])
  })

  it.each(['CE', 'FO', 'RU', 'RN'] as const)(
    'is the coordinator in %s, by role, up to 15 households',
    (territory) => {
      expect(caseManagerSeats(latestProfile(territory))).toMatchObject([
        { role: 'coordinator', cap: 15, confirm: 'by-role' },
      ])
      expect(latestProfile(territory).caseManager.deputy).toBeDefined()
    },
  )

  it.each(['MO', 'PC', 'RA'] as const)('is our default where %s names none', (territory) => {
    expect(caseManagerSeats(latestProfile(territory))).toMatchObject([
      { role: 'social-worker', facts: ['default'] },
    ])
  })

  it("is in Parma CIAC's operator of the area most in need", () => {
    const role = (facts: typeof plain) => caseManagerSeats(latestProfile('PR'), facts)[0]?.role
    expect(role(needs({ legal: 3, housing: 2 }))).toBe('legal-operator')
    expect(role(needs({ work: 3, housing: 0 }))).toBe('training-work-operator')
    expect(role(needs({ legal: 9, social: 9, health: 1, housing: 9, work: 9 }))).toBe('socio-health-operator')
  })
})

describe('the area most in need', () => {
  it('is that of more needs when levels are equal', () => {
    const facts = household({
      needs: { legal: 2, social: 2, health: 2, housing: 2, work: 2 },
      needCodes: ['italian', 'job-search', 'emergency'],
    })
    expect(areaMostInNeed(facts)).toBe('work')
  })

  it('is the social one when nothing is known', () => {
    const facts = household({ needs: { legal: 9, social: 9, health: 9, housing: 9, work: 9 }, needCodes: [] })
    expect(areaMostInNeed(facts)).toBe('social')
  })
})
