import * as z from 'zod'
import { municipalityCode } from '../decision-facts.ts'

/** "Non so": every list about the household offers it, because honesty beats invention. */
export const UNKNOWN = 'unknown'

export const text = (most: number) => z.string().trim().min(1).max(most)

/** A day of the calendar, or "non so". */
export const dayOrUnknown = z.union([z.iso.date(), z.literal(UNKNOWN)], {
  error: 'A day of the calendar as YYYY-MM-DD, or "unknown".',
})

/** A birth as far as it is known: a day, a year alone, or nothing. */
export const birth = z.union([z.iso.date(), z.string().regex(/^\d{4}$/), z.literal(UNKNOWN)], {
  error: 'A day as YYYY-MM-DD, a year as YYYY, or "unknown".',
})

export const birthCertainty = z.enum(['document', 'declared', 'estimated', 'unknown'])

/** A municipality by its ISTAT code; `none` when there is none at all. */
export const municipality = z.union([municipalityCode, z.enum(['none', 'unknown'])], {
  error: 'A six-digit ISTAT code, "none" or "unknown".',
})

/** Who can be rung up about the referral. */
export const contactPerson = z.strictObject({
  name: text(120),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ]{5,20}$/)
    .optional(),
  email: z.email().optional(),
})
