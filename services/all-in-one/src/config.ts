import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError } from '@intarsi/runtime'
import * as z from 'zod'

/** Root of the clone: where the data and the demo files lie. */
export const CLONE = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

const LAST_PORT = 65_000

const port = (first: number) =>
  z.string().transform((text, context) => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= first && number <= LAST_PORT) return number
    context.addIssue(`"${text}" is not a whole number from ${first} to ${LAST_PORT}`)
    return z.NEVER
  })

const variables = z.object({
  /** Where data live; default chosen by the embedded PostgreSQL (`data/local`, or `/var/lib/intarsi` for root). */
  INTARSI_DATA: z.string().min(1).optional(),
  /** A PostgreSQL superuser's URL, instead of the embedded server. */
  INTARSI_PG: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Password of every service's role on that server; the embedded one has its own. */
  INTARSI_PG_PASSWORD: z.string().min(12).optional(),
  INTARSI_HOST: z.string().default('127.0.0.1'),
  /** The desk's port; the services and the demo issuer take those that follow. */
  INTARSI_FIRST_PORT: port(1024).default(4000),
  /** The desk's metrics; those of the services take the ports that follow. 0: any free ones, which the log names. */
  INTARSI_METRICS_PORT: port(0).default(0),
})

export type AllInOneConfig = {
  settings: z.infer<typeof variables>
  /** What the services read too: log level, transport, SMTP and so on. */
  environment: Record<string, string | undefined>
}

/** Reads the process's environment, once. Throws a `ConfigError` that names every wrong variable. */
export function readAllInOneConfig(env: NodeJS.ProcessEnv = process.env): AllInOneConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (parsed.success) return { settings: parsed.data, environment: given }
  throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
}

export const DEMO_FILES = {
  directory: join(CLONE, 'data', 'demo', 'directory.yaml'),
  places: join(CLONE, 'data', 'demo', 'places.yaml'),
  referrals: join(CLONE, 'data', 'demo', 'referrals.csv'),
}
