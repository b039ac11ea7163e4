import * as z from 'zod'
import { municipalityCode } from '../decision-facts.ts'

/** "Non so": every list about the household offers it, because honesty beats invention. */
export const UNKNOWN = 'unknown'

export const text = (most: number) => z.string().trim().min(1).max(most)

const DAY = 'A day of the calendar as YYYY-MM-DD, or "unknown".'
const BIRTH = 'A day of the calendar as YYYY-MM-DD, a year as YYYY, or "unknown".'

/** A day of the calendar, or "non so". */
export const dayOrUnknown = z.union([z.iso.date({ error: DAY }), z.literal(UNKNOWN)], { error: DAY })

/** A birth as far as it is known: a day, a year alone, or nothing. */
export const birth = z.union(
  [z.iso.date({ error: BIRTH }), z.string().regex(/^\d{4}$/, BIRTH), z.literal(UNKNOWN)],
  {
    error: BIRTH,
  },
)

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
