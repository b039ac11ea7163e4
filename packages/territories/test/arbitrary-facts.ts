import {
  type DecisionFacts,
  householdType,
  legalStatus,
  needCode,
  otherPath,
  receptionKind,
  referrerRole,
  relation,
  requestKind,
  riskFactor,
  urgencyCriterion,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { addDays } from '../src/days.ts'
import { plain } from './households.ts'

const level = fc.constantFrom(0, 1, 2, 3, 9) as fc.Arbitrary<0 | 1 | 2 | 3 | 9>
const yesNo = fc.constantFrom('yes', 'no', 'unknown')
const day = fc.integer({ min: -400, max: 800 }).map((days) => addDays('2026-11-24', days))

const member = fc.record({
  ageYears: fc.option(fc.integer({ min: 0, max: 99 })),
  relation: fc.constantFrom(...relation.options),
  italianLevel: level,
  pregnancyMonth: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 5 }),
  legalStatus: fc.option(fc.constantFrom(...legalStatus.options)),
})

/** Any household the scheda can describe. */
export const arbitraryFacts: fc.Arbitrary<DecisionFacts> = fc
  .record({
    householdType: fc.constantFrom(...householdType.options),
    members: fc.array(member, { minLength: 1, maxLength: 9 }),
    mediatorNeeded: yesNo,
    serviceOrientation: level,
    parentingConcern: level,
    appliedForProtection: yesNo,
    receptionKind: fc.constantFrom(...receptionKind.options),
    leavesOn: fc.option(day),
    inChargeOfSocialService: yesNo,
    needs: fc.record({ legal: level, social: level, health: level, housing: level, work: level }),
    needCodes: fc.subarray([...needCode.options]),
    riskFactors: fc.subarray([...riskFactor.options]),
    culturalObstacle: fc.boolean(),
    urgencyCriteria: fc.subarray([...urgencyCriterion.options]),
    otherPaths: fc.subarray([...otherPath.options]),
    tutorWish: fc.constantFrom('yes', 'no', 'later', 'unknown'),
  })
  .map(({ members, riskFactors, ...rest }) => ({
    ...plain,
    ...rest,
    riskFactors: riskFactors.map((code) => ({ code, certainty: 'told' as const })),
    members: members.map((one, index) => ({ ...plain.members[0]!, ...one, ref: `m${index + 1}` })),
  }))

export const arbitraryContext = fc.record({
  urgency: fc.constantFrom('U0', 'U1', 'U2', 'U3'),
  referrerRole: fc.constantFrom(...referrerRole.options),
  requestKind: fc.constantFrom(...requestKind.options),
  on: day,
})
