import { type HttpApp, problem } from '@intarsi/http'
import type { Clock } from '@intarsi/kernel'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'

const failedMail = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: z.string(),
  state: z.enum(['failed', 'no-address']),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
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
      summary: 'Mails that could not be delivered',
      tags: ['operations'],
      response: { 200: z.object({ items: z.array(failedMail) }) },
    },
    handler: async (request) => {
      request.authorize({})
      const rows = await db
        .selectFrom('mail')
        .selectAll()
        .where('state', 'in', ['failed', 'no-address'])
        .orderBy('created_at', 'desc')
        .limit(100)
        .execute()
      return {
        items: rows.map((row) => ({
          id: row.id,
          personId: row.person_id,
          kind: row.kind,
          state: row.state === 'failed' ? ('failed' as const) : ('no-address' as const),
          attempts: row.attempts,
          lastError: row.last_error,
          createdAt: row.created_at.toISOString(),
        })),
      }
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
