import { randomBytes } from 'node:crypto'
import type { HttpApp } from '@intarsi/http'
import type { UnitOfWork } from '@intarsi/messaging'
import { type Kysely, sql, type Transaction } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { HASH_FUNCTION, type Seed, signalsOf } from './signals.ts'

const signal = z.object({
  signalId: z.number().int(),
  signalType: z.enum(['CREATE', 'UPDATE', 'DELETE', 'SEEDUPDATE']),
  objectId: z.string(),
  objectType: z.string(),
  eserviceId: z.string(),
})
const answer = z.object({ signals: z.array(signal), lastSignalId: z.number().int().nullable() })

type Deps = {
  db: Kysely<NotificationsSchema>
  unitOfWork: UnitOfWork<NotificationsSchema>
  eserviceId: string
}

/**
 * Signals as PDND's Signal Hub gives them: pulled by number, with pseudonyms that only who may ask for the seed can
 * match. What the hub would forward, a consumer may also pull here.
 */
export function signalRoutes(http: HttpApp, deps: Deps): void {
  pullRoute(http, deps)
  pseudonymRoute(http, deps)
  rotateRoute(http, deps)
}

function pullRoute(http: HttpApp, { db, eserviceId }: Deps): void {
  http.route({
    method: 'GET',
    url: '/signal-hub/signals',
    config: { action: 'feed.read' },
    schema: {
      operationId: 'pullSignals',
      summary: 'Signals after a number, oldest first; 206 when there are more',
      tags: ['signal-hub'],
      querystring: z.object({
        signalId: z.coerce.number().int().min(0).default(0),
        size: z.coerce.number().int().min(1).max(100).default(10),
      }),
      response: { 200: answer, 206: answer },
    },
    handler: async (request, reply) => {
      const { signalId, size } = request.query
      const territories = request.territories()
      const lines =
        territories.length === 0
          ? []
          : await linesAfter(db, territories, { after: signalId, limit: size + 1 })
      const signals = signalsOf(lines, await seedsOf(db), eserviceId).filter(
        (each) => each.signalId > signalId,
      )
      const page = signals.slice(0, size)
      const lastSignalId = page.at(-1)?.signalId ?? null
      return reply.code(signals.length > size ? 206 : 200).send({ signals: page, lastSignalId })
    },
  })
}

/** Lines about cases alone; two numbers belong to each, so the half of a number is its line. */
async function linesAfter(
  db: Kysely<NotificationsSchema>,
  territories: readonly string[],
  { after, limit }: { after: number; limit: number },
) {
  return db
    .selectFrom('feed_log as l')
    .innerJoin('feed_event as e', 'e.event_id', 'l.event_id')
    .select(['l.position', 'e.type', 'e.body'])
    .where('l.territory_id', 'in', territories)
    .where('e.type', 'not like', '%.meeting-%')
    .where('e.type', 'not like', '%.household-%')
    .where('l.position', '>=', Math.floor(after / 2))
    .orderBy('l.position')
    .limit(limit + 1)
    .execute()
}

async function seedsOf(db: Kysely<NotificationsSchema>): Promise<Seed[]> {
  const rows = await db.selectFrom('signal_seed').selectAll().orderBy('from_position').execute()
  return rows.map((row) => ({ fromPosition: row.from_position, seed: row.seed }))
}

function pseudonymRoute(http: HttpApp, { db }: Deps): void {
  http.route({
    method: 'GET',
    url: '/signal-hub/pseudonymization',
    config: { action: 'feed.read' },
    schema: {
      operationId: 'showPseudonymization',
      summary:
        'Seed and hash function: the pseudonym of a case is the hash of the seed followed by its referral id',
      tags: ['signal-hub'],
      response: { 200: z.object({ seed: z.string(), cryptoHashFunction: z.literal(HASH_FUNCTION) }) },
    },
    handler: async (request, reply) => {
      request.territories()
      reply.header('cache-control', 'no-store')
      return { seed: (await seedsOf(db)).at(-1)?.seed ?? '', cryptoHashFunction: HASH_FUNCTION } as const
    },
  })
}

function rotateRoute(http: HttpApp, { unitOfWork }: Deps): void {
  http.route({
    method: 'POST',
    url: '/signal-hub/seeds',
    config: { action: 'operations.act' },
    schema: {
      operationId: 'changeSeed',
      summary: 'A new seed from now on; consumers are told by a SEEDUPDATE before the next signal',
      tags: ['signal-hub'],
      response: { 201: z.object({ fromPosition: z.number().int() }) },
    },
    handler: async (request, reply) => {
      request.authorize({})
      const fromPosition = await unitOfWork((tx) => changeSeed(tx.trx), request.cause)
      return reply.code(201).send({ fromPosition })
    },
  })
}

/** Under the head's lock: a line that got its position meanwhile would be signalled by two pseudonyms. */
async function changeSeed(trx: Transaction<NotificationsSchema>): Promise<number> {
  const { rows } = await sql<{ last_position: number }>`
    select last_position from feed_head for update`.execute(trx)
  const fromPosition = (rows[0]?.last_position ?? 0) + 1
  await trx
    .insertInto('signal_seed')
    .values({ from_position: fromPosition, seed: randomBytes(32).toString('hex') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return fromPosition
}
