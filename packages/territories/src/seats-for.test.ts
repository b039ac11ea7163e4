import { AREAS, type DecisionFacts, TERRITORIES, type Territory } from '@intarsi/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryContext, arbitraryFacts } from '../test/arbitrary-facts.ts'
import { context, household, plain } from '../test/households.ts'
import { latestProfile } from './load/load-profiles.ts'
import { meetsAll13, seatsFor } from './seats-for.ts'

const seats = (territory: Territory, facts: DecisionFacts = plain) =>
  seatsFor(latestProfile(territory), facts, context())
const needed = (territory: Territory, facts?: DecisionFacts) =>
  seats(territory, facts)
    .seats.filter((seat) => seat.needed)
    .map((seat) => seat.key)
const needs = (changes: Partial<DecisionFacts['needs']>) =>
  household({ needs: { ...plain.needs, ...changes } })

describe('the seats of an équipe', () => {
  it('has two tutors in Modena, a third on call (MO-12)', () => {
    expect(needed('MO')).toEqual([
      'social-worker',
      'housing-manager',
      'intercultural-expert',
      'integration-tutor-1',
      'integration-tutor-2',
    ])
    expect(seats('MO').seats.at(-1)).toMatchObject({ key: 'third-tutor', mode: 'on-call', needed: false })
  })

  it('gives no tutor to a household that wants none (MO-17)', () => {
    expect(needed('MO', household({ tutorWish: 'no' }))).not.toContain('integration-tutor-1')
  })

  it("suggests a call of Piacenza's legal consultant only where there is a legal need (PC-05)", () => {
    const consultant = (legal: DecisionFacts['needs']['legal']) =>
      seats('PC', needs({ legal })).seats.find((seat) => seat.key === 'legal-consultant')
    expect(consultant(3)).toMatchObject({ mode: 'on-call', needed: true, undecidable: [] })
    expect(consultant(1)).toMatchObject({ needed: false, undecidable: [] })
    expect(consultant(9)).toMatchObject({ needed: false, undecidable: ['needs.legal'] })
  })

  it("opens Piacenza's observers (PC-06)", () => {
    expect(seats('PC').observers).toEqual(['teacher', 'paediatrician', 'general-practitioner'])
  })

  it("has Parma's four CIAC operators, third sector and social services always (PR-08, PR-09)", () => {
    expect(seats('PR').seats.every((seat) => seat.mode === 'always' && seat.needed)).toBe(true)
    expect(needed('PR')).toHaveLength(7)
  })

  it('calls the ethnopsychologist in Reggio Emilia on both grounds of RE-10', () => {
    const called = (facts: DecisionFacts) => needed('RE', facts).includes('ethnopsychologist')
    expect(called(plain)).toBe(false)
    expect(called(household({ culturalObstacle: true }))).toBe(true)
    expect(called(household({ riskFactors: [{ code: 'torture', certainty: 'told' }] }))).toBe(true)
    expect(called(household({ riskFactors: [{ code: 'isolation', certainty: 'told' }] }))).toBe(false)
  })

  it('calls the conflict mediator in Reggio Emilia for owners and neighbours (RE-11)', () => {
    expect(needed('RE', household({ needCodes: ['owner-neighbour-mediation'] }))).toContain(
      'conflict-mediator',
    )
  })

  it('suggests no call of an on-call seat that names no ground', () => {
    const cleaning = seats('RE').seats.find((seat) => seat.key === 'cleaning-maintenance')
    expect(cleaning).toMatchObject({ mode: 'on-call', needed: false, undecidable: [] })
  })

  it('has a mediator in Reggio Emilia where one is needed, and asks where nobody knows', () => {
    expect(needed('RE', household({ mediatorNeeded: 'yes' }))).toContain('cultural-mediator')
    const open = seats('RE', household({ mediatorNeeded: 'unknown' })).seats
    expect(open.find((seat) => seat.key === 'cultural-mediator')).toMatchObject({
      needed: false,
      undecidable: ['mediatorNeeded'],
    })
  })

  it("has the operators of the CAS or SAI project in Ravenna's équipe (RA-01)", () => {
    expect(needed('RA', household({ receptionKind: 'cas' }))).toContain('cas-operator')
    expect(needed('RA', household({ receptionKind: 'sai-minors' }))).toContain('sai-operator')
    expect(needed('RA', plain)).toEqual(['social-worker', 'local-authority-operator', 'coordinator'])
  })

  it("tells Forlì's social service, which has no seat (FO-01)", () => {
    expect(seats('FO').collaborators).toEqual([{ role: 'territorial-social-service', told: false }])
    const vulnerable = household({ riskFactors: [{ code: 'disability', certainty: 'documented' }] })
    expect(seats('FO', vulnerable).collaborators[0]?.told).toBe(true)
    expect(seats('FO').seats.map((seat) => seat.role)).not.toContain('social-worker')
  })

  it.each(TERRITORIES)('%s has somebody for each of the five areas', (territory) => {
    const covered = seats(territory).seats.flatMap((seat) => seat.areas)
    expect(AREAS.filter((area) => !covered.includes(area))).toEqual([])
  })

  it.each(TERRITORIES)('%s satisfies ALL-13 with the seats that are always there', (territory) => {
    const always = seats(territory).seats.filter((seat) => seat.mode === 'always')
    expect(
      meetsAll13(
        latestProfile(territory),
        always.map((seat) => seat.role),
      ),
    ).toBe(true)
  })

  it('is below ALL-13 without a social worker, but not in Forlì (FO-01)', () => {
    expect(meetsAll13(latestProfile('RE'), ['reception-operator'])).toBe(false)
    expect(meetsAll13(latestProfile('RE'), ['social-worker'])).toBe(false)
    expect(meetsAll13(latestProfile('FO'), ['cultural-mediator'])).toBe(true)
    expect(meetsAll13(latestProfile('FO'), [])).toBe(false)
  })

  it('never throws, has distinct keys and needs every seat that is always there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TERRITORIES), arbitraryFacts, arbitraryContext, (code, facts, about) => {
        const plan = seatsFor(latestProfile(code), facts, about)
        expect(new Set(plan.seats.map((seat) => seat.key)).size).toBe(plan.seats.length)
        expect(plan.seats.every((seat) => seat.mode !== 'always' || seat.needed)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
