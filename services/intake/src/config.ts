import * as z from 'zod'

/** Intake's own variables, beside those every service has. */
export const configSchema = z.object({})

export type IntakeConfig = z.infer<typeof configSchema>
