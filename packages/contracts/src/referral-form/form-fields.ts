import * as z from 'zod'
import * as codes from '../code-lists.ts'
import { id } from '../common.ts'
import { languageCode, municipalityCode, needLevel, scale } from '../decision-facts.ts'
import { territorySchema } from '../territory.ts'
import { memberForm } from './member-fields.ts'
import { contactPerson, dayOrUnknown, municipality, text, UNKNOWN } from './values.ts'

const unknownOr = <Option extends z.ZodType>(option: Option) => z.union([option, z.literal(UNKNOWN)])

/** Rows 1 to 8: who signals, what is asked, what the household was told. */
const signalFields = {
  sportelloId: id,
  referrer: contactPerson,
  referrerRole: codes.referrerRole,
  referrerDeputy: contactPerson.optional(),
  requestKind: unknownOr(codes.requestKind),
  interviewOn: z.iso.date(),
  channel: codes.channel,
  actionsSoFar: z
    .strictObject({ done: z.array(z.string().regex(/^[a-z-]{2,40}$/)).max(20), text: text(500).optional() })
    .optional(),
  protocolNumber: text(40).optional(),
  senderReference: text(80)
    .describe("The sender's own key of this referral: a second one with the same key is refused, for ever")
    .optional(),
  citesReferral: z.string().max(20).describe('Number of an earlier referral of the household').optional(),
  privacyNotice: z.strictObject({
    mode: z.enum(['written', 'read-aloud', 'with-mediator', 'deferred-protection']),
    version: text(20).optional(),
    language: languageCode.optional(),
  }),
  householdAgreement: z.enum(['yes', 'no', 'not-asked-protection']),
  protectionGround: z
    .strictObject({ protects: z.enum(['minor', 'life']), reason: text(500) })
    .describe('Why the referral goes without notice or agreement')
    .optional(),
  sharingLimits: z
    .array(z.union([id, z.string().regex(/^[a-z]+(-[a-z]+)*$/)]))
    .max(20)
    .describe('Body ids and role codes, never names')
    .optional(),
  safeContact: z.strictObject({
    channel: z.enum(['phone', 'text-message', 'e-mail', 'in-person', 'through-referrer', 'none', 'unknown']),
    value: text(120).optional(),
    hours: text(80).optional(),
    noMessages: z.boolean().describe('"Non lasciare messaggi"').optional(),
  }),
  protectedAddress: codes.yesNoUnknown.describe('Other than `no`: no address is stored'),
}

/** Rows 9 to 26: the household, where it lives, who has it in charge. */
const householdFields = {
  householdType: codes.householdType,
  members: z.array(memberForm).min(1).max(20),
  languages: z.array(unknownOr(languageCode)).min(1).max(8).describe('For the interview; ISO 639-3'),
  mediatorNeeded: codes.yesNoUnknown,
  serviceOrientation: scale.optional(),
  parentingConcern: scale.optional(),
  appliedForProtection: codes.yesNoUnknown,
  receptionKind: codes.receptionKind,
  host: z.strictObject({ body: text(120).optional(), referent: contactPerson.optional() }).optional(),
  leavesOn: dayOrUnknown.describe('Required in reception or with a term').optional(),
  leaveReason: codes.leaveReason.optional(),
  inChargeOfSocialService: z.strictObject({
    answer: codes.yesNoUnknown,
    territory: z.union([territorySchema, z.enum(['outside', 'unknown'])]).optional(),
    office: text(120).optional(),
    person: text(120).optional(),
    since: dayOrUnknown.optional(),
  }),
  residence: municipality,
  livesIn: municipality,
  address: text(200).optional(),
  wishes: z.array(municipalityCode).max(10).optional(),
}

/** Rows 27 to 36: needs, risks, urgency, home, work, the household's own words. */
const needFields = {
  needs: z.strictObject({
    legal: needLevel,
    social: needLevel,
    health: needLevel,
    housing: needLevel,
    work: needLevel,
  }),
  needCodes: z.array(codes.needCode).max(40),
  riskFactors: z
    .array(z.strictObject({ code: codes.riskFactor, certainty: codes.riskCertainty }))
    .max(20)
    .optional(),
  culturalObstacle: z
    .boolean()
    .describe('Second ground of RE-10: cultural differences may hinder the project')
    .optional(),
  urgencyCriteria: z.array(codes.urgencyCriterion).max(11).describe('Empty: none'),
  otherPaths: z
    .array(z.strictObject({ code: codes.otherPath, referent: text(120).optional() }))
    .max(12)
    .optional(),
  housingNeed: z
    .strictObject({
      rooms: z.number().int().min(1).max(10).optional(),
      accessible: z.boolean().optional(),
      groundFloorOrLift: z.boolean().optional(),
      pets: z.boolean().optional(),
      smoking: z.boolean().optional(),
      cohousingAccepted: codes.yesNoUnknown.optional(),
      nearMunicipalities: z.array(municipalityCode).max(10).optional(),
    })
    .optional(),
  safetyExclusion: z
    .strictObject({
      person: text(200).optional(),
      avoidMunicipalities: z.array(municipalityCode).max(20).optional(),
      avoidPlaceIds: z.array(id).max(20).optional(),
    })
    .describe('Restricted: the person to be protected from')
    .optional(),
  income: z
    .strictObject({
      occupation: z
        .enum(['none', 'irregular', 'fixed-term', 'permanent', 'traineeship', 'unknown'])
        .optional(),
      benefits: z.array(text(60)).max(10).optional(),
      isee: z.number().min(0).max(1_000_000).describe('Euro a year').optional(),
    })
    .optional(),
  householdVoice: text(1000).optional(),
  strengths: text(1000).optional(),
  tutorWish: z.enum(['yes', 'no', 'later', 'unknown']).optional(),
  notes: text(1000).describe('"Niente dettagli clinici o penali"').optional(),
}

/** The scheda di segnalazione field by field (`referral-and-states.md` section 4). */
export const formFields = { ...signalFields, ...householdFields, ...needFields } as const

/** The scheda as it is sent. Unknown fields are refused. */
export const referralForm = z.strictObject(formFields)
export type ReferralForm = z.infer<typeof referralForm>

/** The scheda while it is being filled in: whatever is there must be well-formed, nothing need be there. */
export const referralDraft = referralForm.partial().extend({
  members: z.array(memberForm.partial()).max(20).optional(),
  referrer: contactPerson.partial().optional(),
  privacyNotice: signalFields.privacyNotice.partial().optional(),
  protectionGround: signalFields.protectionGround.unwrap().partial().optional(),
  safeContact: signalFields.safeContact.partial().optional(),
  inChargeOfSocialService: householdFields.inChargeOfSocialService.partial().optional(),
  needs: needFields.needs.partial().optional(),
})
export type ReferralDraft = z.infer<typeof referralDraft>
