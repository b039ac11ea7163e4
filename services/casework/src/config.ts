import * as z from 'zod'

/** Casework needs no variables beside those every service has. */
export const configSchema = z.object({})

export type CaseworkConfig = z.infer<typeof configSchema>
