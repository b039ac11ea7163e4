import { ConfigError, type Environment } from '@intarsi/runtime'
import * as z from 'zod'

const variables = z.object({
  INTARSI_HOST: z.string().default('127.0.0.1'),
  INTARSI_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  INTARSI_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(9464),
  INTARSI_LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  INTARSI_SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(600).default(25),
  INTARSI_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** The identity provider, as its tokens name it. */
  INTARSI_ISSUER: z.url(),
  /** Where this process reaches it, when that is not the issuer's own address (a container's network). */
  INTARSI_ISSUER_URL: z.url().optional(),
  INTARSI_DESK_CLIENT_ID: z.string().min(1).default('intarsi-desk'),
  /** Absent: a public client, with PKCE alone. */
  INTARSI_DESK_CLIENT_SECRET: z.string().min(1).optional(),
  /** More scopes than `openid`, where the provider wants them for an access token that the services accept. */
  INTARSI_DESK_SCOPE: z.string().default('openid'),
  /** Address at which people open the desk; absent: the one it listens on. */
  INTARSI_DESK_URL: z.url().optional(),
  /** Signs cookies; the same in every instance. Absent: made at start, and sessions end with the process. */
  INTARSI_DESK_SECRET: z.string().min(32).optional(),
  /** Minutes without a request after which somebody is signed out. */
  INTARSI_DESK_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(60),
  INTARSI_INTAKE_URL: z.url(),
  INTARSI_EQUIPE_URL: z.url(),
  INTARSI_HOUSING_URL: z.url(),
  INTARSI_CASEWORK_URL: z.url(),
  INTARSI_NOTIFICATIONS_URL: z.url(),
})

export type DeskConfig = z.infer<typeof variables>

/** Throws a `ConfigError` that names every variable that is missing or wrong. */
export function readDeskConfig(env: Environment): DeskConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const parsed = variables.safeParse(given)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${wordsOf(message)}`),
  )
}

const wordsOf = (message: string) => (message.endsWith('received undefined') ? 'missing' : message)

/** The process's own environment, read here and nowhere else. */
export function processEnvironment(): Environment {
  return process.env
}
