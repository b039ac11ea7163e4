import * as z from 'zod'

const variables = z.object({
  INTARSI_TRANSPORT: z.enum(['embedded', 'kafka']).default('embedded'),
  INTARSI_KAFKA_BROKERS: z.string().optional(),
  INTARSI_KAFKA_SSL: z.stringbool().default(false),
  INTARSI_KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  INTARSI_KAFKA_USERNAME: z.string().default(''),
  INTARSI_KAFKA_PASSWORD: z.string().default(''),
})

export type TransportConfig = z.infer<typeof variables> & { brokers: string[] }

/** The services' own variables, so that one environment file serves both. Throws naming every one that is wrong. */
export function readTransportConfig(env: NodeJS.ProcessEnv = process.env): TransportConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new Error(`The configuration is not usable:\n${z.prettifyError(parsed.error)}`)
  const brokers = (parsed.data.INTARSI_KAFKA_BROKERS ?? '').split(',').filter((each) => each.trim() !== '')
  if (parsed.data.INTARSI_TRANSPORT === 'kafka' && brokers.length === 0)
    throw new Error('INTARSI_KAFKA_BROKERS is missing, and INTARSI_TRANSPORT is kafka')
  return { ...parsed.data, brokers }
}
