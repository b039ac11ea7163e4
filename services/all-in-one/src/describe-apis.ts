import { createHttp } from '@intarsi/http'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import { createUnitOfWork } from '@intarsi/messaging'
import { createDatabase, createPool } from '@intarsi/postgres'
import { type AnyModule, operationsRoutes } from '@intarsi/runtime'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import packageJson from '../package.json' with { type: 'json' }

export type OpenApi = {
  openapi: string
  info: { title: string; version: string; [member: string]: unknown }
  servers: { url: string; description: string }[]
  tags: { name: string; description?: string }[]
  paths: Record<string, Record<string, unknown>>
  components: {
    schemas: Record<string, unknown>
    securitySchemes: Record<string, unknown>
    [kind: string]: unknown
  }
  [member: string]: unknown
}

/** The OpenAPI document of a service, from its routes alone: nothing is started and nothing connected to. */
export async function describeApi(module: AnyModule): Promise<OpenApi> {
  const logger = pino({ level: 'silent' })
  const clock = systemClock
  const newId = createUuidV7(clock)
  // A pool connects when it is first asked, which here it never is.
  const db = createDatabase<never>(
    createPool({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'docs' }),
  )
  const unitOfWork = createUnitOfWork({ db, service: module.name, clock, newId, wake: () => undefined })
  const config = module.configSchema.parse({})
  const app = module.createApp({
    config,
    db,
    unitOfWork,
    clock,
    newId,
    logger,
    metrics: new Registry(),
    redis: null,
  } as never)
  const http = await createHttp({
    service: module.name,
    version: packageJson.version,
    ...{ clock, newId, logger },
    authenticate: async () => ({ ok: false, status: 401, code: 'token-required', detail: '' }),
    ...(module.maxFileBytes ? { multipart: { maxFileBytes: module.maxFileBytes } } : {}),
  })
  operationsRoutes(http, { service: module.name, db, consumer: null as never })
  app.routes(http)
  await http.ready()
  const document = http.swagger() as unknown as OpenApi
  await app.close?.()
  await http.close()
  return document
}
