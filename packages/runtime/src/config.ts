import { KAFKA_CLIENTS } from '@intarsi/messaging'
import * as z from 'zod'

const flag = z.stringbool({ truthy: ['yes', 'true', '1'], falsy: ['no', 'false', '0', ''] })
const port = z.coerce.number().int().min(0).max(65_535)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

/** Variables every service has. What a mode of running needs is required in that mode only. */
const variables = z
  .object({
    INTARSI_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    INTARSI_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    INTARSI_TRANSPORT: z.enum(['embedded', 'kafka']).default('embedded'),
    INTARSI_BUS_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    INTARSI_KAFKA_BROKERS: list.optional(),
    INTARSI_KAFKA_CLIENT: z.enum(KAFKA_CLIENTS).default('kafkajs'),
    INTARSI_KAFKA_SSL: flag.default(false),
    INTARSI_KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    INTARSI_KAFKA_USERNAME: z.string().optional(),
    INTARSI_KAFKA_PASSWORD: z.string().optional(),
    INTARSI_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    INTARSI_HOST: z.string().default('127.0.0.1'),
    INTARSI_PORT: port.default(8080),
    INTARSI_METRICS_PORT: port.default(9464),
    INTARSI_ISSUER: z.url(),
    INTARSI_AUDIENCE: z.string().default('intarsi'),
    INTARSI_JWKS_URL: z.url().optional(),
    /** Where programs reach intarsi from outside; events say there where their schemas are. Unset: they name a URN. */
    INTARSI_API_URL: z.url({ protocol: /^https?$/ }).optional(),
    INTARSI_LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    INTARSI_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).optional(),
    INTARSI_SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(600).default(25),
  })
  .superRefine(
    (env, context) => {
      const need = (name: keyof typeof env, when: string) => {
        const given = env[name]
        if (given !== undefined && !(Array.isArray(given) && given.length === 0)) return
        if (context.issues.some(({ path }) => path?.[0] === name)) return
        context.addIssue({ code: 'custom', path: [name], message: `required when ${when}` })
      }
      if (env.INTARSI_TRANSPORT === 'embedded') need('INTARSI_BUS_URL', 'INTARSI_TRANSPORT is embedded')
      if (env.INTARSI_TRANSPORT === 'kafka') need('INTARSI_KAFKA_BROKERS', 'INTARSI_TRANSPORT is kafka')
      if (env.INTARSI_KAFKA_SASL_MECHANISM) {
        need('INTARSI_KAFKA_USERNAME', 'INTARSI_KAFKA_SASL_MECHANISM is set')
        need('INTARSI_KAFKA_PASSWORD', 'INTARSI_KAFKA_SASL_MECHANISM is set')
      }
    },
    // Also when single variables are missing or wrong: every fault is told at once.
    { when: () => true },
  )

export type Environment = Record<string, string | undefined>
export type ServiceEnvironment = z.infer<typeof variables>
export type Config<Own> = { service: ServiceEnvironment; own: Own }

/** Says every variable that is missing or wrong, one per line, without their values. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/**
 * Reads what every service has and what this one has of its own from one environment. An empty variable counts as
 * not set. Throws a `ConfigError` that names every fault of both at once.
 */
export function readConfig<Own>(env: Environment, own: z.ZodType<Own>): Config<Own> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const service = variables.safeParse(given)
  const rest = own.safeParse(given)
  if (service.success && rest.success) return { service: service.data, own: rest.data }
  throw new ConfigError([...new Set([...faultsOf(service), ...faultsOf(rest)])])
}

function faultsOf(result: z.ZodSafeParseResult<unknown>): string[] {
  if (result.success) return []
  return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${wordsOf(message)}`)
}

function wordsOf(message: string): string {
  if (message.endsWith('received undefined')) return 'missing'
  return message.endsWith('received NaN') ? 'not a number' : message
}

/** The process's own environment, read here and nowhere else. */
export function processEnvironment(): Environment {
  return process.env
}
