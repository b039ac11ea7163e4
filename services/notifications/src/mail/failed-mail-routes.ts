import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, periodQuery, problem } from '@intarsi/http'
import type { Clock } from '@intarsi/kernel'
import { addDays } from '@intarsi/territories'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { romeInstant } from './rome-time.ts'

const undelivered = z.enum(['failed', 'no-address'])

const failedMail = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: z.string(),
  state: undelivered,
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
})

const query = z.object({
  ...pageQuery,
  state: undelivered.optional(),
  ...periodQuery,
})

/** What could not be delivered, and sending it again. The body of a mail is never shown. */
export function failedMailRoutes(
  http: HttpApp,
  { db, clock }: { db: Kysely<NotificationsSchema>; clock: Clock },
): void {
  http.route({
    method: 'GET',
    url: '/mails/failed',
    config: { action: 'operations.read' },
    schema: {
      operationId: 'listFailedMails',
      summary: 'Mails that could not be delivered, the latest first',
      tags: ['operations'],
      querystring: query,
      response: { 200: pageOf(failedMail) },
    },
    handler: async (request) => {
      request.authorize({})
      const { limit } = request.query
      const rows = await readFailed(db, request.query)
      const { items, next } = cutPage(rows, limit, (row) => [row.created_at.toISOString(), row.id])
      return { items: items.map(viewOf), next }
    },
  })
  http.route({
    method: 'POST',
    url: '/mails/:id/retry',
    config: { action: 'operations.act' },
    schema: {
      operationId: 'retryMail',
      summary: 'Send a failed mail again',
      tags: ['operations'],
      params: z.object({ id: z.uuid() }),
      response: { 202: z.object({ id: z.uuid(), state: z.literal('due') }) },
    },
    handler: async (request, reply) => {
      request.authorize({})
      const row = await db
        .updateTable('mail')
        .set({ state: 'due', attempts: 0, next_attempt_at: clock.now(), leased_until: null })
        .where('id', '=', request.params.id)
        .where('state', 'in', ['failed', 'no-address'])
        .returning('id')
        .executeTakeFirst()
      if (!row) throw problem(404, 'mail-unknown', 'There is no failed mail with this id.')
      return reply.code(202).send({ id: row.id, state: 'due' })
    },
  })
}

type Query = z.infer<typeof query>

async function readFailed(db: Kysely<NotificationsSchema>, { state, from, to, cursor, limit }: Query) {
  const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
  return await db
    .selectFrom('mail')
    .select(['id', 'person_id', 'kind', 'state', 'attempts', 'last_error', 'created_at'])
    // In words, for the index of exactly these.
    .where(sql<boolean>`state in ('failed', 'no-address')`)
    .$if(state !== undefined, (rows) => rows.where('state', '=', state ?? 'failed'))
    .$if(from !== undefined, (rows) => rows.where('created_at', '>=', romeInstant(from ?? '', '00:00')))
    .$if(to !== undefined, (rows) =>
      rows.where('created_at', '<', romeInstant(addDays(to ?? '', 1), '00:00')),
    )
    .$if(after !== null, (rows) =>
      rows.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

function viewOf(row: Awaited<ReturnType<typeof readFailed>>[number]): z.infer<typeof failedMail> {
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    state: row.state === 'failed' ? 'failed' : 'no-address',
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
  }
}
