import * as z from 'zod'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

const variables = z.object({
  INTARSI_DEMO: z.string().optional(),
  INTARSI_HOST: z.string().default('127.0.0.1'),
  INTARSI_PORT: z.coerce.number().int().min(0).max(65_535).default(7600),
  INTARSI_ISSUER: z.url().optional(),
  INTARSI_AUDIENCE: z.string().default('intarsi'),
  INTARSI_DEMO_ALLOWED_HOSTS: list,
  INTARSI_DIRECTORY_FILE: z
    .string()
    .optional()
    .describe('Whose people get an account; absent: one account per role and territory'),
  INTARSI_DEMO_KEY_FILE: z.string().optional(),
  INTARSI_LOG_LEVEL: z.string().default('info'),
})

/** Throws naming every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>) {
  const result = variables.safeParse(env)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`The configuration is not usable. ${faults.join('; ')}`)
}

export const config = () => readConfig(process.env)
