import * as z from 'zod'
import * as codes from '../code-lists.ts'
import { languageCode, scale } from '../decision-facts.ts'
import { birth, birthCertainty, dayOrUnknown, text, UNKNOWN } from './values.ts'

/** One member of the household: rows 10 to 21 and 31 of the scheda. What is required depends on age and relation. */
export const memberFields = {
  ref: z
    .string()
    .regex(/^m\d{1,2}$/)
    .describe('Stable within the household; m1, m2 … in the order given when left out')
    .optional(),
  givenName: text(80).optional(),
  familyName: text(80).optional(),
  aliases: z.array(text(120)).max(10).describe('Other spellings, whole names').optional(),
  birth,
  birthCertainty,
  relation: codes.relation.describe('To the adult of reference, who is `self`'),
  languages: z.array(languageCode).max(8).optional(),
  italianLevel: scale.describe('Required of the adult of reference').optional(),
  literacy: z.enum(['none', 'basic', 'full', 'unknown']).optional(),
  gender: z.enum(['f', 'm', 'other', 'not-stated']).optional(),
  pregnancyMonth: z.number().int().min(1).max(9).optional(),
  citizenship: z
    .string()
    .regex(/^([A-Z]{2}|unknown)$/)
    .describe('ISO 3166-1 alpha-2; legal area only')
    .optional(),
  taxCode: text(20).optional(),
  permitNumber: text(24).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ]{5,20}$/)
    .optional(),
  legalStatus: codes.legalStatus.describe('Required of every adult').optional(),
  permitType: z.union([codes.permitType, z.literal(UNKNOWN)]).optional(),
  permitCondition: codes.permitCondition.optional(),
  permitExpiresOn: dayOrUnknown.optional(),
  renewal: z
    .strictObject({ receiptOn: z.iso.date().optional(), appointmentOn: z.iso.date().optional() })
    .optional(),
  schooling: z.enum(['enrolled', 'not-enrolled', 'too-young', 'unknown']).optional(),
  attendance: z.enum(['regular', 'irregular', 'none', 'unknown']).optional(),
  school: text(160).optional(),
  paediatrician: codes.yesNoUnknown.optional(),
} as const

export const memberForm = z.strictObject(memberFields)
export type MemberForm = z.infer<typeof memberForm>
