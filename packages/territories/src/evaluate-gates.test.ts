import type { DecisionFacts, Territory } from '@intarsi/contracts'
import { describe, expect, it } from 'vitest'
import { adultAlone, context, household, plain, withReference } from '../test/households.ts'
import type { RouteContext } from './conditions/view.ts'
import { evaluateGates } from './evaluate-gates.ts'
import { latestProfile } from './load/load-profiles.ts'

const gates = (territory: Territory, facts: DecisionFacts, about: RouteContext = context()) =>
  evaluateGates(latestProfile(territory), facts, about)

describe('Reggio Emilia, RE-17', () => {
  const three = household({
    members: withReference({ italianLevel: 1 }),
    serviceOrientation: 1,
    parentingConcern: 2,
  })

  it('proposes another measure when all three conditions hold', () => {
    expect(gates('RE', three)).toMatchObject([
      {
        id: 'RE.three-conditions',
        kind: 'other-measure',
        fired: true,
        proposes: 'exclusion',
        reason: 'other-measure',
        destination: { kind: 'measure', code: 'language-and-parenting-measure' },
        facts: ['RE-17'],
        ambiguous: false,
        undecidable: [],
      },
    ])
  })

  it.each([
    { members: withReference({ italianLevel: 2 }) },
    { serviceOrientation: 2 as const },
    { parentingConcern: 1 as const },
  ])('proposes nothing when one condition does not hold', (change) => {
    expect(gates('RE', { ...three, ...change })).toEqual([])
  })

  it.each([
    { change: { members: withReference({ italianLevel: 9 }) }, field: 'italianLevel' },
    { change: { serviceOrientation: 9 as const }, field: 'serviceOrientation' },
    { change: { parentingConcern: 9 as const }, field: 'parentingConcern' },
  ])('counts a condition not assessed ($field) as not met, and asks for it', ({ change, field }) => {
    expect(gates('RE', { ...three, ...change })).toMatchObject([{ fired: false, undecidable: [field] }])
  })

  it('asks nothing when a certain answer already decides', () => {
    expect(gates('RE', { ...three, serviceOrientation: 3, parentingConcern: 9 })).toEqual([])
  })
})

describe('Reggio Emilia, RE-16', () => {
  it('proposes a two-parent household to the coordinator, flagged ambiguous', () => {
    expect(gates('RE', household({ householdType: 'two-parents-with-minors' }))).toMatchObject([
      { id: 'RE.two-parents', fired: true, proposes: 'exclusion', ambiguous: true, facts: ['RE-16'] },
    ])
  })

  it('leaves two parents alone everywhere else', () => {
    expect(gates('PR', household({ householdType: 'two-parents-with-minors' }))).toEqual([])
  })
})

describe('Modena, MO-08', () => {
  it('makes a household that is not in charge wait for the social service', () => {
    expect(gates('MO', household({ inChargeOfSocialService: 'no' }))).toMatchObject([
      {
        id: 'MO.not-in-charge',
        kind: 'precondition',
        proposes: 'wait',
        reason: 'not-in-charge',
        destination: { kind: 'service', code: 'territorial-social-service' },
        until: null,
      },
    ])
  })

  it('holds nobody on an answer that nobody gave, and asks', () => {
    expect(gates('MO', household({ inChargeOfSocialService: 'unknown' }))).toMatchObject([
      { fired: false, undecidable: ['inChargeOfSocialService'] },
    ])
  })

  it('lets a household in charge through', () => {
    expect(gates('MO', plain)).toEqual([])
  })
})

describe('still in reception', () => {
  const leaving = (leavesOn: string | null) => household({ receptionKind: 'sai-ordinary', leavesOn })

  it('waits in Ferrara for the day of the exit (FE-09)', () => {
    expect(gates('FE', leaving('2027-03-24'))).toMatchObject([
      { id: 'FE.still-in-reception', kind: 'not-yet', until: '2027-03-24', facts: ['FE-09'] },
    ])
  })

  it('asks again in Ferrara after 30 days when nobody knows the exit', () => {
    expect(gates('FE', leaving(null))).toMatchObject([
      { fired: true, until: '2026-12-24', undecidable: ['leavesOn'] },
    ])
  })

  it('does not wait in Ferrara for a day that has come', () => {
    expect(gates('FE', leaving('2026-11-24'))).toEqual([])
  })

  it('waits elsewhere until 90 days before the exit (ALL-01)', () => {
    expect(gates('RA', leaving('2027-03-24'))).toMatchObject([
      { id: 'ALL.still-in-reception', until: '2026-12-24' },
    ])
    expect(gates('RA', leaving('2027-02-22'))).toEqual([])
  })

  it('asks elsewhere for an exit date that nobody knows, and holds nobody', () => {
    expect(gates('RA', leaving(null))).toMatchObject([{ fired: false, undecidable: ['leavesOn'] }])
  })

  it('does not count a refuge or a FAMI flat as reception', () => {
    expect(gates('FE', household({ receptionKind: 'refuge' }))).toEqual([])
    expect(gates('FE', household({ receptionKind: 'fami-flat' }))).toEqual([])
  })
})

describe('no dependent minors (ALL-01)', () => {
  const couple = household({ householdType: 'couple-no-minors', members: adultAlone })

  it('is proposed to a person with the social desk as destination', () => {
    expect(gates('PC', couple)).toMatchObject([
      {
        id: 'ALL.no-minors',
        proposes: 'exclusion',
        reason: 'no-minors',
        destination: { code: 'social-desk' },
      },
    ])
  })

  it('keeps a pregnancy in the target', () => {
    expect(gates('PC', { ...couple, householdType: 'pregnant-no-minors' })).toEqual([])
    const pregnant = adultAlone.map((member) => ({ ...member, pregnancyMonth: 4 }))
    expect(gates('PC', { ...couple, members: pregnant })).toEqual([])
  })

  it('keeps a child who waits abroad in the target', () => {
    const child = { ...plain.members[1]!, relation: 'abroad-reunification' as const }
    expect(gates('PC', { ...couple, members: [...adultAlone, child] })).toEqual([])
  })

  it('asks for the ages when neither they nor the kind of household are known', () => {
    const unknown = adultAlone.map((member) => ({ ...member, ageYears: null }))
    const facts = household({ householdType: 'unknown', members: unknown })
    expect(gates('PC', facts)).toMatchObject([{ fired: false, undecidable: ['birth'] }])
  })
})

describe('what gates are for', () => {
  const couple = household({ householdType: 'couple-no-minors', members: adultAlone })

  it.each(['advice', 'expert-at-sportello'])('does not read a request for %s', (requestKind) => {
    expect(gates('PC', couple, context({ requestKind }))).toEqual([])
  })

  it('is silent on a gate that a coordinator overrode', () => {
    expect(gates('PC', couple, context({ overridden: ['ALL.no-minors'] }))).toEqual([])
  })
})
