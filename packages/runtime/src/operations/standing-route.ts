import type { HttpApp } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { Operated } from './operations-routes.ts'

const topicLag = z.object({
  topic: z.string(),
  records: z.number().int().describe('Events not yet consumed'),
  seconds: z.number().describe('Age of the oldest of them'),
})

const standing = z.object({
  service: z.string(),
  lag: z.array(topicLag).nullable().describe('Null: the log does not answer, so nobody knows'),
  notPublished: z.number().int().describe('Events of this service that wait in its outbox'),
  parked: z.number().int().describe('Events that could not be handled, and those queued behind them'),
  parkedKeys: z.number().int().describe('Households, people, tables and places that wait for an operator'),
})

type Waiting = Omit<z.infer<typeof standing>, 'service' | 'lag'>

export function standingRoute<Schema>(http: HttpApp, { service, db, consumer }: Operated<Schema>): void {
  http.route({
    method: 'GET',
    url: '/operations',
    config: { action: 'operations.read' },
    schema: {
      summary: 'How far this service is behind: not consumed, not published, parked',
      tags: ['operations'],
      response: { 200: standing },
    },
    handler: async (request) => {
      request.authorize({})
      // Lag that cannot be read is said to be unknown, not shown as zero.
      const lag = consumer.lag().catch(() => null)
      return { service, lag: await lag, ...(await countWaiting(db)) }
    },
  })
}

async function countWaiting<Schema>(db: Kysely<Schema>): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select (select count(*)::int from outbox_pending) as "notPublished",
      (select count(*)::int from parked) as parked,
      (select count(distinct (topic, key))::int from parked) as "parkedKeys"`.execute(db)
  return rows[0] ?? { notPublished: 0, parked: 0, parkedKeys: 0 }
}
