import { bodyChanged, type DataOf } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import { on, type Subscription } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { hsdsPage, organizationOf, servicesOf } from './hsds.ts'

type S = NotificationsSchema

/** Keeps the public names of bodies and their desks, as equipe's directory tells them. */
export function hsdsSubscriptions(): Subscription<S>[] {
  return [
    on<S, typeof bodyChanged>(bodyChanged, async (tx, { data }) => {
      const row = { body: JSON.stringify(data), version: data.version }
      await tx.trx
        .insertInto('body_directory')
        .values({ body_id: data.bodyId, ...row })
        .onConflict((conflict) =>
          conflict
            .column('body_id')
            .doUpdateSet(row)
            .whereRef('body_directory.version', '<', 'excluded.version'),
        )
        .execute()
    }),
  ]
}

const query = z.object({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(25),
})
const list = z.looseObject({
  total_items: z.number().int(),
  contents: z.array(z.looseObject({ id: z.uuid() })),
})
const entry = z.looseObject({ id: z.uuid(), name: z.string() })

/** The directory of bodies and desks in the Human Services Data Specification 3.0, for whoever lists services. */
export function hsdsRoutes(http: HttpApp, { db }: { db: Kysely<S> }): void {
  const kinds = { organizations: (body: Body) => [organizationOf(body)], services: servicesOf }
  for (const [kind, make] of Object.entries(kinds)) {
    listRoute(http, { kind, all: async () => (await bodies(db)).flatMap(make) })
    showRoute(http, { kind, all: async () => (await bodies(db)).flatMap(make) })
  }
}

type Body = DataOf<typeof bodyChanged>
type Entry = { id: string; name: string }
type Kind = { kind: string; all: () => Promise<Entry[]> }

async function bodies(db: Kysely<S>): Promise<Body[]> {
  const rows = await db.selectFrom('body_directory').select('body').orderBy('body_id').execute()
  return rows.map(({ body }) => body).filter(({ active }) => active)
}

function listRoute(http: HttpApp, { kind, all }: Kind): void {
  http.route({
    method: 'GET',
    url: `/hsds/${kind}`,
    config: { action: 'public' },
    schema: {
      operationId: `listHsds${kind}`,
      summary: `The ${kind} of the directory, as HSDS 3.0`,
      tags: ['hsds'],
      querystring: query,
      response: { 200: list },
    },
    handler: async (request) => {
      const { page, per_page: perPage } = request.query
      return hsdsPage(await all(), { page, perPage })
    },
  })
}

function showRoute(http: HttpApp, { kind, all }: Kind): void {
  http.route({
    method: 'GET',
    url: `/hsds/${kind}/:id`,
    config: { action: 'public' },
    schema: {
      operationId: `showHsds${kind}`,
      summary: `One of the ${kind}, as HSDS 3.0`,
      tags: ['hsds'],
      params: z.object({ id: z.uuid() }),
      response: { 200: entry },
    },
    handler: async (request) => {
      const found = (await all()).find(({ id }) => id === request.params.id)
      if (!found) throw problem(404, 'entry-unknown', 'The directory has no such entry.')
      return found
    },
  })
}
