import * as z from 'zod'
import * as codes from './code-lists.ts'
import { territorySchema } from './territory.ts'

/** ISO 639-3, lower case. */
export const languageCode = z.string().regex(/^[a-z]{3}$/)
/** Six-digit ISTAT code of a municipality. */
export const municipalityCode = z.string().regex(/^\d{6}$/)
/** Need level: 0 none, 1 information, 2 accompaniment, 3 intense, 9 not assessed (to explore, never zero). */
export const needLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(9)])
/** Ordered scale 0 to 3 of the scheda's fields 13 to 15; 9 = not assessed. */
export const scale = needLevel

export const memberFacts = z.object({
  ref: z.string().describe('Stable within the household: m1, m2 …'),
  ageYears: z
    .number()
    .int()
    .min(0)
    .max(120)
    .nullable()
    .describe('On the day of submission; null when not known'),
  relation: codes.relation,
  languages: z.array(languageCode),
  italianLevel: scale,
  literacy: z.enum(['none', 'basic', 'full', 'unknown']),
  gender: z.enum(['f', 'm', 'other', 'not-stated']),
  pregnancyMonth: z.number().int().min(1).max(9).nullable(),
  legalStatus: codes.legalStatus.nullable(),
  permitType: codes.permitType.nullable(),
  permitCondition: codes.permitCondition.nullable(),
  permitExpiresOn: z.iso.date().nullable(),
  schooling: z.enum(['enrolled', 'not-enrolled', 'too-young', 'unknown']).nullable(),
})

/**
 * The closed, coded view of a household that conditions, composition and matching read: all of it, and nothing that
 * names anybody. It travels complete in `referral-submitted` and in amendments, so that a consumer decides from the
 * event alone and a replay decides the same. Restricted: codes of risk and legal status are special data without a name.
 */
export const decisionFacts = z.object({
  version: z.number().int().min(1).describe("The household's version; grows with each amendment"),
  householdType: codes.householdType,
  members: z.array(memberFacts).min(1).max(20),
  languages: z.array(languageCode).min(1),
  mediatorNeeded: codes.yesNoUnknown,
  serviceOrientation: scale,
  parentingConcern: scale,
  appliedForProtection: codes.yesNoUnknown,
  receptionKind: codes.receptionKind,
  leavesOn: z.iso.date().nullable(),
  leaveReason: codes.leaveReason.nullable(),
  inChargeOfSocialService: codes.yesNoUnknown,
  socialServiceTerritory: territorySchema.nullable(),
  residenceMunicipality: municipalityCode.nullable(),
  residenceTerritory: territorySchema.nullable(),
  livesInMunicipality: municipalityCode.nullable(),
  livesInTerritory: territorySchema.nullable(),
  wishedMunicipalities: z.array(municipalityCode),
  protectedAddress: z.boolean(),
  needs: z.object({
    legal: needLevel,
    social: needLevel,
    health: needLevel,
    housing: needLevel,
    work: needLevel,
  }),
  needCodes: z.array(codes.needCode),
  riskFactors: z.array(z.object({ code: codes.riskFactor, certainty: codes.riskCertainty })),
  culturalObstacle: z
    .boolean()
    .describe('Second ground of RE-10: cultural differences may hinder the project'),
  urgencyCriteria: z.array(codes.urgencyCriterion),
  otherPaths: z.array(codes.otherPath),
  tutorWish: z.enum(['yes', 'no', 'later', 'unknown']),
  sharingLimits: z.array(z.string()).describe('Body ids and role codes nothing may be shared with'),
  housing: z
    .object({
      rooms: z.number().int().min(1).max(10).nullable(),
      accessible: z.boolean(),
      groundFloorOrLift: z.boolean(),
      pets: z.boolean(),
      smoking: z.boolean(),
      cohousingAccepted: codes.yesNoUnknown,
      nearMunicipalities: z.array(municipalityCode).describe('Bonds not to break: school, work, care'),
      avoidMunicipalities: z.array(municipalityCode).describe('Safety exclusion'),
      avoidPlaceIds: z.array(z.uuid()).describe('Safety exclusion'),
    })
    .nullable(),
})

export type DecisionFacts = z.infer<typeof decisionFacts>
export type MemberFacts = z.infer<typeof memberFacts>
