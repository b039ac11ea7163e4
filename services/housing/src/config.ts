import * as z from 'zod'

/** Housing's own variables, beside those every service has. */
export const configSchema = z.object({
  /** A file of places to bring in at start; reading it again changes nothing. */
  INTARSI_PLACES_FILE: z.string().optional(),
  /** How often the worker looks for territories to match again, milliseconds. */
  INTARSI_MATCHING_EVERY_MS: z.coerce.number().int().min(100).default(1_000),
  /** After this the best matching found is used, and said not to be proved; milliseconds. */
  INTARSI_MATCHING_LIMIT_MS: z.coerce.number().int().min(100).default(20_000),
})

export type HousingConfig = z.infer<typeof configSchema>
