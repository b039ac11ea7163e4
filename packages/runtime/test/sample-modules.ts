import { type AccessTables, accessMigrations, accessSubscriptions, keepPerson } from '@intarsi/access'
import { personChanged } from '@intarsi/contracts'
import { httpMigrations, withIdempotency } from '@intarsi/http'
import { messagingMigrations, on } from '@intarsi/messaging'
import { sql } from 'kysely'
import * as z from 'zod'
import type { ServiceModule } from '../src/index.ts'

const migrations = [messagingMigrations, httpMigrations, accessMigrations]
const noVariables = z.object({})
type None = z.infer<typeof noVariables>

/** Owns people as equipe does, with one route that changes them. */
export const people: ServiceModule<AccessTables, None> = {
  name: 'equipe',
  migrations,
  configSchema: noVariables,
  createApp: ({ unitOfWork }) => ({
    subscriptions: [],
    workers: [],
    routes: (http) => {
      http.route({
        method: 'POST',
        url: '/people',
        config: { action: 'directory.manage', idempotent: true },
        schema: { summary: 'Says what a person may do', body: personChanged.data },
        handler: async (request, reply) => {
          request.authorize({ territory: 'RE' })
          const { body } = request
          const answer = await unitOfWork(
            (tx) =>
              withIdempotency(request, tx, async () => {
                await tx.lock('equipe.people', body.personId)
                await keepPerson(tx.trx, body)
                await tx.announce(personChanged, body.personId, body)
                return { status: 201 as const, body: { personId: body.personId } }
              }),
            request.cause,
          )
          return reply.code(answer.status).send(answer.body)
        },
      })
    },
  }),
}

/** Persons whose facts the service with a copy cannot handle. */
export const failing = { personIds: new Set<string>() }

const failsForSome = on<AccessTables, typeof personChanged>(personChanged, async (_, { data }) => {
  if (failing.personIds.has(data.personId)) throw new Error('a handler with a fault')
})

/** Keeps a copy of rights, and has a route that takes its time. */
export const places: ServiceModule<AccessTables, None> = {
  name: 'housing',
  migrations,
  configSchema: noVariables,
  createApp: ({ db }) => ({
    subscriptions: [failsForSome, ...accessSubscriptions<AccessTables>()],
    workers: [],
    routes: (http) => {
      http.route({
        method: 'GET',
        url: '/places',
        config: { action: 'place.read' },
        schema: {
          summary: 'Where somebody sees places',
          querystring: z.object({ slow: z.coerce.number().optional() }),
        },
        handler: async (request) => {
          const territories = request.territories()
          await sql`select pg_sleep(${request.query.slow ?? 0})`.execute(db)
          return { territories }
        },
      })
      http.route({
        method: 'POST',
        url: '/places',
        config: { action: 'place.manage' },
        schema: { summary: 'A command', body: z.object({}) },
        handler: async (request) => {
          request.authorize({ territory: 'RE' })
          return {}
        },
      })
    },
  }),
}
