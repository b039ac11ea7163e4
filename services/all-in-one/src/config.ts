import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

/** Root of the clone: where the data and the demo files lie. */
export const CLONE = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

const variables = z.object({
  /** Where data live; default chosen by the embedded PostgreSQL (`data/local`, or `/var/lib/intarsi` for root). */
  INTARSI_DATA: z.string().min(1).optional(),
  /** A PostgreSQL superuser's URL, instead of the embedded server. */
  INTARSI_PG: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Password of every service's role on that server; the embedded one has its own. */
  INTARSI_PG_PASSWORD: z.string().min(12).optional(),
  INTARSI_HOST: z.string().default('127.0.0.1'),
  /** The desk's port; the services and the demo issuer take those that follow. */
  INTARSI_FIRST_PORT: z.coerce.number().int().min(1024).max(65_000).default(4000),
  /** The desk's metrics; those of the services take the ports that follow. 0: any free ones, which the log names. */
  INTARSI_METRICS_PORT: z.coerce.number().int().min(0).max(65_000).default(0),
})

export type AllInOneConfig = {
  settings: z.infer<typeof variables>
  /** What the services read too: log level, transport, SMTP and so on. */
  environment: Record<string, string | undefined>
}

/** Reads the process's environment, once. Throws naming every wrong variable. */
export function readAllInOneConfig(): AllInOneConfig {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new Error(`The configuration is not usable:\n${z.prettifyError(parsed.error)}`)
  return { settings: parsed.data, environment: given }
}

export const DEMO_FILES = {
  directory: join(CLONE, 'data', 'demo', 'directory.yaml'),
  places: join(CLONE, 'data', 'demo', 'places.yaml'),
  referrals: join(CLONE, 'data', 'demo', 'referrals.csv'),
}
